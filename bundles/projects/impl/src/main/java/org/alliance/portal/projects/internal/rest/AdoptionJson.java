package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.internal.door.Reading;

/** That one initiative adapted another. */
@Schema(name = "InitiativeAdoption")
public record AdoptionJson(
    String id,
    @Schema(description = "What was adapted") String source,
    @Schema(description = "What was made of it") String adopter,
    @Schema(description = "What was changed and why, plain text") String changes,
    @Schema(
            description =
                "asked: for those who write one of the two; denied: for those who write the"
                    + " adopter; moderators see all",
            allowableValues = {"asked", "confirmed", "denied"})
        String state,
    Instant said,
    Instant answered) {

  static AdoptionJson of(Adoption a) {
    return new AdoptionJson(
        a.id().toString(),
        a.source().toString(),
        a.adopter().toString(),
        a.changes(),
        Reading.word(a.state()),
        a.said(),
        a.answered());
  }

  /** Adoptions of an initiative. */
  @Schema(name = "InitiativeAdoptions")
  public record All(@Schema(description = "The latest first") List<AdoptionJson> items) {}

  /** What a client says of its own initiative. */
  @Schema(name = "InitiativeAdopt")
  public record Adopt(
      @Schema(description = "What was adapted", requiredMode = Schema.RequiredMode.REQUIRED)
          String source,
      @Schema(
              description = "What was changed and why, plain text, at most 2,000 characters",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String changes) {}

  /** Whether the source's author agrees. */
  @Schema(name = "InitiativeAdoptionAnswer")
  public record Answer(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean confirmed) {}
}

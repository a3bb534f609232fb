package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.profiles.api.ProfileSummary;

/** A profile as an entry of a list. */
@Schema(name = "ProfileItem")
public record ProfileItem(
    String id,
    int version,
    @Schema(description = "In the language asked for by Accept-Language, or the next best")
        String name,
    @Schema(description = "Language the name is in, ISO 639-1") String nameLanguage,
    @Schema(allowableValues = {"municipality", "region", "association", "ngo"}) String kind,
    @Schema(description = "ISO 3166-1 alpha-2, or XK") String country,
    Integer population,
    Instant updated,
    @Schema(description = "Invented, for trying the portal out") boolean sample) {

  static ProfileItem of(ProfileSummary p) {
    return new ProfileItem(
        p.id().toString(),
        p.version(),
        p.name().value(),
        p.name().lang(),
        p.kind(),
        p.country(),
        p.population(),
        p.updated(),
        p.sample());
  }

  /** What a list answers with; names the schema only. */
  @Schema(name = "ProfilePage")
  public record Page(
      List<ProfileItem> items,
      @Schema(description = "Value of after for the following page; absent at the end")
          String next) {}

  /** What a creation answers with. */
  @Schema(name = "ProfileCreated")
  public record Created(String id, int version) {}
}

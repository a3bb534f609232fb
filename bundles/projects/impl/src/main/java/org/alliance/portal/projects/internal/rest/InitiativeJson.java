package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.internal.door.Reading;

/** A published initiative as REST clients see it. */
@Schema(name = "Initiative")
public record InitiativeJson(
    @Schema(description = "13 characters of Crockford's base 32") String id,
    @Schema(description = "Also the entity tag; grows with each publication") int version,
    @Schema(description = "Whose it is") String organisation,
    ContentJson content,
    @Schema(
            description =
                "What is known of its effect: as its authors say, or replicated once an adoption"
                    + " was confirmed; not counted by the entity tag",
            allowableValues = {"promising", "demonstrated", "replicated"})
        String evidence,
    @Schema(
            description =
                "How many others adapted it, confirmed ones only; not counted by the entity tag")
        int adoptions,
    @Schema(description = "When it was first published") Instant created,
    @Schema(description = "When it was last published") Instant updated,
    @Schema(description = "Invented, for trying the portal out") boolean sample) {

  static InitiativeJson of(Initiative i, List<Attachment> files) {
    return new InitiativeJson(
        i.id().toString(),
        i.version(),
        i.organisation().toString(),
        ContentJson.of(i.content(), files),
        Reading.word(i.evidence()),
        i.adoptions(),
        i.created(),
        i.updated(),
        i.sample());
  }
}

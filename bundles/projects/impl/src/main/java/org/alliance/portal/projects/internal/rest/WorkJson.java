package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.door.Reading;

/** The working copy of an initiative as REST clients see it. */
@Schema(name = "InitiativeWork")
public record WorkJson(
    @Schema(description = "The initiative's, which it keeps when it is published") String id,
    @Schema(description = "Also the entity tag; grows with each change") int version,
    @Schema(description = "Version of what is published that this started from; 0 for a new one")
        int base,
    @Schema(description = "Whose it is") String organisation,
    @Schema(
            description = "submitted: it waits for the secretariat; returned: see remarks and note",
            allowableValues = {"draft", "submitted", "returned"})
        String state,
    ContentJson content,
    @Schema(description = "What the secretariat remarked, by field, such as texts.en.outcome")
        Map<String, String> remarks,
    @Schema(description = "What the secretariat remarked on the whole") String note,
    Instant changed,
    Instant submitted) {

  static WorkJson of(Reviews.Work w, InitiativeDraft draft, List<Attachment> files) {
    return new WorkJson(
        w.ref().id().toString(),
        w.version(),
        w.base(),
        w.organisation().toString(),
        Reading.word(w.state()),
        ContentJson.of(draft, files),
        w.remarks().isEmpty() ? null : w.remarks(),
        w.note(),
        w.changed(),
        w.submitted());
  }

  /** Why the secretariat gives a working copy back. */
  @Schema(name = "InitiativeGiveBack", description = "At least one remark, or a note")
  public record GiveBack(
      @Schema(description = "By field, at most 2,000 characters each") Map<String, String> remarks,
      @Schema(description = "On the whole, at most 2,000 characters") String note) {}
}

package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.content.History;

/** A version of an initiative as an entry of its history. */
@Schema(name = "InitiativeVersion")
public record VersionJson(
    int version,
    Instant time,
    @Schema(description = "Who published it; told to those only who may change the initiative")
        String actor,
    @Schema(description = "Names of the fields that changed; none for the first")
        List<String> fields) {

  static VersionJson of(History.Version v) {
    return new VersionJson(v.number(), v.time(), v.actor(), v.fields());
  }

  /** What a history answers with; names the schema only. */
  @Schema(name = "InitiativeHistory")
  public record Page(
      @Schema(description = "Newest first") List<VersionJson> items,
      @Schema(description = "Value of after for the following page; absent at the end")
          String next) {}
}

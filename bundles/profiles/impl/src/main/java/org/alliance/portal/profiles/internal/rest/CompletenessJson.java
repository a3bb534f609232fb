package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.alliance.portal.profiles.api.Completeness;

/** How much of a profile is there. */
@Schema(name = "ProfileCompleteness")
public record CompletenessJson(
    @Schema(description = "0 to 100") int percent,
    @Schema(description = "What would add to it, most first") List<Missing> missing) {

  static CompletenessJson of(Completeness c) {
    return new CompletenessJson(
        c.percent(), c.missing().stream().map(m -> new Missing(m.field(), m.weight())).toList());
  }

  /** Something that is not there. */
  @Schema(name = "ProfileMissing")
  public record Missing(
      @Schema(description = "Name of the field; contacts and freshness too") String field,
      @Schema(description = "What it would add, in percent") int weight) {}
}

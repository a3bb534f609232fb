package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.content.History;

/** A version of a profile as an entry of its history. */
@Schema(name = "ProfileVersion")
public record VersionJson(
    int version,
    Instant time,
    @Schema(description = "Who wrote it; told to those only who may change the profile")
        String actor,
    @Schema(description = "Names of the fields that changed; none for the first")
        List<String> fields) {

  static VersionJson of(History.Version v) {
    return new VersionJson(v.number(), v.time(), v.actor(), v.fields());
  }

  /** What a history answers with; names the schema only. */
  @Schema(name = "ProfileHistory")
  public record Page(
      @Schema(description = "Newest first") List<VersionJson> items,
      @Schema(description = "Value of after for the following page; absent at the end")
          String next) {}

  /** What differs between two versions. */
  @Schema(name = "ProfileComparison")
  public record Comparison(int from, int to, List<Difference> differences) {
    static Comparison of(int from, int to, List<History.Difference> differences) {
      return new Comparison(
          from,
          to,
          differences.stream().map(d -> new Difference(d.field(), d.before(), d.after())).toList());
    }
  }

  /** A field that differs. */
  @Schema(name = "ProfileDifference")
  public record Difference(
      @Schema(description = "Dotted name, such as texts.en.summary") String field,
      @Schema(description = "As text; absent when it said nothing") String before,
      @Schema(description = "As text; absent when it says nothing") String after) {}
}

package org.alliance.portal.projects.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.projects.internal.exchange.ImportRun;

/** An import of initiatives. */
@Schema(name = "InitiativeImport")
public record ImportJson(
    String id,
    @Schema(
            description = "checking, writing, showing, hiding and removing go on by themselves",
            allowableValues = {
              "checking",
              "refused",
              "ready",
              "writing",
              "showing",
              "done",
              "hiding",
              "removing",
              "undone",
              "cancelled"
            })
        String state,
    @Schema(description = "SHA-256 of the file") String digest,
    @Schema(description = "Rows of the file; 0 while it is checked") int total,
    @Schema(
            description =
                "How many the present state is through with, each state anew: rows while it is"
                    + " checking and writing, initiatives while it is showing, hiding and removing."
                    + " All of total when it is ready, refused or done; the initiatives that were"
                    + " removed when it is undone; 0 when it is cancelled, as nothing was written")
        int done,
    @Schema(description = "How many problems the file has") int wrong,
    @Schema(description = "The first 200 problems") List<Problem> problems,
    @Schema(description = "Rows that are initiatives of this portal already") int known,
    Instant begun,
    @Schema(description = "When nothing was left to do; null while it goes on, or waits")
        Instant ended) {

  /** What is wrong in a file. */
  @Schema(name = "InitiativeImportProblem")
  public record Problem(
      @Schema(description = "Line of the file, from 1; 0 for the whole file") int line,
      String column,
      @Schema(description = "Key of its text") String problem,
      @Schema(description = "What the text names") Map<String, Object> args) {}

  /** Imports. */
  @Schema(name = "InitiativeImports")
  public record All(@Schema(description = "The latest 50 first") List<ImportJson> items) {}

  static ImportJson of(ImportRun run) {
    return new ImportJson(
        run.id().toString(),
        run.state().name().toLowerCase(Locale.ROOT),
        run.digest(),
        run.total(),
        run.done(),
        run.report().wrong(),
        run.report().problems().stream()
            .map(p -> new Problem(p.line(), p.column(), p.key(), p.args()))
            .toList(),
        run.report().known(),
        run.begun(),
        run.ended());
  }
}

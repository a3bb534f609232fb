package org.alliance.portal.profiles.internal.web;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.web.View;

/** The report of an import, as a page and as a table. */
public final class ImportTable {
  /** More rows than that nobody reads on a page. */
  static final int SHOWN = 500;

  private ImportTable() {}

  /**
   * How many rows had an outcome.
   *
   * @param key end of the text key
   * @param count how many
   */
  public record Count(String key, long count) {}

  /**
   * A row of the file.
   *
   * @param line of the file, from 1
   * @param outcome end of the text key
   * @param id of the profile; null when there is none yet
   * @param title what the row calls it; may be null
   * @param problems why it was refused
   */
  public record Row(
      int line, String outcome, String id, String title, List<FieldProblem> problems) {}

  /** The page: counts, then the rows, refused ones first. */
  static View view(ImportReport report) {
    return View.of("profile-import-report")
        .with("dryRun", report.dryRun())
        .with(
            "counts",
            Arrays.stream(ImportReport.Outcome.values())
                .map(outcome -> new Count(outcome.name(), report.count(outcome)))
                .toList())
        .with("total", report.lines().size())
        .with("shown", Math.min(SHOWN, report.lines().size()))
        .with("refused", report.count(ImportReport.Outcome.REFUSED))
        .with(
            "changes",
            report.count(ImportReport.Outcome.CREATED) + report.count(ImportReport.Outcome.CHANGED))
        .with(
            "rows",
            report.lines().stream()
                .sorted(
                    Comparator.comparing(
                        (ImportReport.Line l) -> l.outcome() != ImportReport.Outcome.REFUSED))
                .limit(SHOWN)
                .map(
                    l ->
                        new Row(
                            l.line(),
                            l.outcome().name(),
                            l.ref() == null ? null : l.ref().id().toString(),
                            l.title(),
                            l.problems()))
                .toList());
  }

  /** The whole report, with a row for each problem. */
  static void write(
      ImportReport report, Csv csv, OutputStream file, FieldTexts texts, String lang) {
    List<String> columns = List.of("line", "outcome", "id", "title", "column", "problem");
    try (Csv.Writer table = csv.write(file, columns, lang.equals("fr") ? ';' : ',')) {
      for (ImportReport.Line line : report.lines()) {
        if (line.problems().isEmpty()) {
          table.row(cells(line, null, texts, lang));
        } else {
          line.problems().forEach(problem -> table.row(cells(line, problem, texts, lang)));
        }
      }
    }
  }

  private static List<Object> cells(
      ImportReport.Line line, FieldProblem problem, FieldTexts texts, String lang) {
    return Arrays.asList(
        line.line(),
        line.outcome().name().toLowerCase(Locale.ROOT),
        line.ref() == null ? null : line.ref().id().toString(),
        line.title(),
        problem == null ? null : problem.field(),
        problem == null ? null : texts.text(lang, problem.key(), problem.args()));
  }
}

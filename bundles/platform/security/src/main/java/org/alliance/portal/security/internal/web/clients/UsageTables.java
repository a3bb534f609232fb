package org.alliance.portal.security.internal.web.clients;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.security.internal.store.ApiUsageStore.Usage;

/**
 * How often a client asked, for two tables.
 *
 * @param days those of the last month with a request, the newest first
 * @param months the last thirteen with a request, the newest first
 */
public record UsageTables(List<Line> days, List<Line> months) {
  private static final int DAYS = 31;

  /**
   * A line of a table.
   *
   * @param day its day; null in the table of months
   * @param month its month in words; null in the table of days
   */
  public record Line(
      LocalDate day, String month, long requests, long overLimit, long refused, long failed) {}

  static UsageTables of(List<Usage> usage, LocalDate today, String lang) {
    List<Line> days =
        usage.stream()
            .filter(one -> one.day().isAfter(today.minusDays(DAYS)))
            .map(one -> line(one, one.day(), null))
            .toList();
    Map<YearMonth, Usage> months = new TreeMap<>();
    usage.forEach(one -> months.merge(YearMonth.from(one.day()), one, UsageTables::sum));
    DateTimeFormatter words = DateTimeFormatter.ofPattern("LLLL uuuu", Locale.forLanguageTag(lang));
    List<Line> lines = new ArrayList<>();
    months.forEach((month, sum) -> lines.add(0, line(sum, null, words.format(month))));
    return new UsageTables(days, lines);
  }

  private static Line line(Usage one, LocalDate day, String month) {
    return new Line(day, month, one.requests(), one.overLimit(), one.refused(), one.failed());
  }

  private static Usage sum(Usage one, Usage other) {
    return new Usage(
        one.client(),
        one.day(),
        one.requests() + other.requests(),
        one.overLimit() + other.overLimit(),
        one.refused() + other.refused(),
        one.failed() + other.failed());
  }
}

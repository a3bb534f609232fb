package org.alliance.portal.bench;

import java.util.List;
import java.util.Locale;

/** What was expected of the portal, and what came of it. */
final class Expectations {
  /** How many times slower the largest number may make an answer. */
  private static final double TIMES = 3;

  private static final double P99_MILLIS = 300;
  private static final double RESTART_SECONDS = 8;
  private static final double RESIDENT_MEGABYTES = 450;

  private final StringBuilder out = new StringBuilder();

  /** All of them, a line each. */
  static String of(List<Report.Size> sizes) {
    Expectations all = new Expectations();
    for (Report.Size size : sizes) {
      if (size.things().equals(MemberSubject.NAME)) {
        all.members(size);
      } else {
        all.initiatives(size);
      }
      all.most("restart to healthy" + at(size) + ", s", size.restart(), RESTART_SECONDS);
      all.most(
          "resident after load" + at(size) + ", MB", size.residentLoaded(), RESIDENT_MEGABYTES);
    }
    for (String things : List.of(MemberSubject.NAME, InitiativeSubject.NAME)) {
      all.growth(sizes.stream().filter(size -> size.things().equals(things)).toList());
    }
    return all.out.toString();
  }

  private static String at(Report.Size size) {
    return text(" at %,d %s", size.count(), size.things());
  }

  private void members(Report.Size size) {
    String at = at(size);
    least(Scenario.ONE + at + ", of one row", rowShare(size, Scenario.ONE), 60);
    least(Scenario.LIST + at + ", of one row", rowShare(size, Scenario.LIST), 50);
    least(Scenario.CREATE + at + ", of one row", rowShare(size, Scenario.CREATE), 40);
    Report.Line search = size.line(Scenario.SEARCH);
    most(
        Scenario.SEARCH + at + ", times the CPU of a bare query",
        search.portal().cpu() / search.index().cpu(),
        3);
    most(Scenario.SUGGEST + at + ", p99 ms", size.line(Scenario.SUGGEST).portal().p99() / 1000, 50);
    most(Scenario.DIRECTORY + at + " while people sign in, times its p99", size.flood().times(), 3);
  }

  private void initiatives(Report.Size size) {
    for (Report.Line line : size.lines()) {
      most(line.scenario() + at(size) + ", p99 ms", line.portal().p99() / 1000, P99_MILLIS);
    }
  }

  /** How much slower the largest number makes it. */
  private void growth(List<Report.Size> sizes) {
    if (sizes.size() < 2) {
      return;
    }
    Report.Size small = sizes.get(0);
    Report.Size large = sizes.get(sizes.size() - 1);
    for (Report.Line line : small.lines()) {
      most(
          text(
              "%s, times slower at %,d than at %,d %s",
              line.scenario(), large.count(), small.count(), small.things()),
          line.portal().perSecond() / large.line(line.scenario()).portal().perSecond(),
          TIMES);
    }
  }

  private static double rowShare(Report.Size size, String scenario) {
    return size.line(scenario).portal().perSecond() / size.row().perSecond() * 100;
  }

  private void least(String what, double value, double limit) {
    verdict(what, value >= limit, text("%.0f %% (at least %.0f %%)", value, limit));
  }

  private void most(String what, double value, double limit) {
    verdict(what, value <= limit, text("%.1f (at most %.0f)", value, limit));
  }

  private void verdict(String what, boolean reached, String figures) {
    out.append(reached ? "  reached      " : "  NOT REACHED  ").append(what);
    out.append(": ").append(figures).append('\n');
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

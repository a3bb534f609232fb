package org.alliance.portal.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found out, as a table for people and as JSON. */
final class Report {

  /**
   * One scenario at one size.
   *
   * @param scenario its name
   * @param portal the portal
   * @param bytes the floor that answers from memory
   * @param index the floor that asks the bare index; empty for what is no search
   */
  record Line(String scenario, Measurement portal, Measurement bytes, Measurement index) {}

  /**
   * A page while people sign in.
   *
   * @param alone the page while nobody does
   * @param during the page meanwhile
   * @param signIns what became of the sign-ins
   */
  record Flood(Measurement alone, Measurement during, SignIns signIns) {
    long failures() {
      return alone.failures() + during.failures() + signIns.failures();
    }

    /** How much longer the slowest pages take. */
    double times() {
      return during.p99() / alone.p99();
    }
  }

  /**
   * One size.
   *
   * @param things what it was filled with
   * @param count how many there were
   * @param firstStart seconds from nothing to healthy
   * @param restart seconds from stopped to healthy, with all of them
   * @param load seconds it took to load them
   * @param indexed seconds from stopped to all of them found, the index being made anew
   * @param residentStarted megabytes after the start
   * @param residentLoaded megabytes after all measurements
   * @param lines the scenarios
   * @param row the floor that reads a row
   * @param insert the floor that writes a row
   * @param flood a page while people sign in; null when that was not measured
   */
  record Size(
      String things,
      int count,
      double firstStart,
      double restart,
      double load,
      double indexed,
      double residentStarted,
      double residentLoaded,
      List<Line> lines,
      Measurement row,
      Measurement insert,
      Flood flood) {

    long failures() {
      return lines.stream()
              .mapToLong(
                  line -> line.portal.failures() + line.bytes.failures() + line.index.failures())
              .sum()
          + row.failures()
          + insert.failures()
          + (flood == null ? 0 : flood.failures());
    }

    /** How many were indexed in a second, the start of the portal left out. */
    double indexedPerSecond() {
      return count / (indexed - restart);
    }

    Line line(String scenario) {
      return lines.stream().filter(l -> l.scenario.equals(scenario)).findFirst().orElseThrow();
    }
  }

  private final Options options;
  private boolean durable = true;
  private final List<Size> sizes = new ArrayList<>();

  Report(Options options) {
    this.options = options;
  }

  /** Notes that the database does not wait for the disk, so that what it writes is not durable. */
  void notDurable() {
    durable = false;
  }

  void add(Size size) {
    sizes.add(size);
  }

  long failures() {
    return sizes.stream().mapToLong(Size::failures).sum();
  }

  /** The table of one size. */
  static String table(Size size) {
    StringBuilder out = new StringBuilder();
    out.append(
        text(
            "%n%,d %s: first start %.1f s, loaded in %.1f s, restart to healthy %.1f s,"
                + " to all found %.1f s (%,.0f a second), resident %.0f MB after the start and"
                + " %.0f MB after load%n%n",
            size.count,
            size.things,
            size.firstStart,
            size.load,
            size.restart,
            size.indexed,
            size.indexedPerSecond(),
            size.residentStarted,
            size.residentLoaded));
    out.append(
        text(
            "%-26s %10s %9s %9s %9s %9s %9s %9s %9s%n",
            "",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "CPU us",
            "bytes",
            "of bytes",
            "of row",
            "failures"));
    for (Line line : size.lines) {
      Measurement m = line.portal;
      row(out, line.scenario, m, ratio(m, line.bytes), ratio(m, size.row));
    }
    if (size.flood != null) {
      row(out, "page before sign-ins", size.flood.alone, Double.NaN, Double.NaN);
      row(out, "page during sign-ins", size.flood.during, Double.NaN, Double.NaN);
    }
    for (Line line : size.lines) {
      row(out, "  bytes: " + line.scenario, line.bytes, Double.NaN, Double.NaN);
    }
    for (Line line : size.lines) {
      if (!line.index.empty()) {
        row(out, "  index: " + line.scenario, line.index, Double.NaN, Double.NaN);
      }
    }
    row(out, "  one row by key", size.row, Double.NaN, Double.NaN);
    if (!size.insert.empty()) {
      row(out, "  one row written", size.insert, Double.NaN, Double.NaN);
      out.append(
          text(
              "%s is %s of one row written.%n",
              Scenario.CREATE, share(ratio(size.line(Scenario.CREATE).portal, size.insert))));
    }
    if (size.flood != null) {
      out.append(
          text(
              "While %d people signed in, again and again, a page's p99 was %.1f times that before;"
                  + " %.1f signed in a second, %d were told to come back, %d failed.%n",
              SignIns.PEOPLE,
              size.flood.times(),
              size.flood.signIns.perSecond(),
              size.flood.signIns.busy(),
              size.flood.signIns.failures()));
    }
    out.append(
        "(bytes: Jetty with the same bytes from memory; row: Jetty, HikariCP and one row read by"
            + " key; index: Jetty and a bare query of the portal's index, 25 ids; CPU: of the"
            + " server, the database server's own left out)\n");
    return out.toString();
  }

  private static void row(
      StringBuilder out, String name, Measurement m, double ofBytes, double ofRow) {
    out.append(
        text(
            "%-26.26s %,10.0f %9.2f %9.2f %9.0f %,9.0f %9s %9s %9d%n",
            name,
            m.perSecond(),
            m.p50() / 1000,
            m.p99() / 1000,
            m.cpu(),
            m.bytes(),
            share(ofBytes),
            share(ofRow),
            m.failures()));
  }

  /** What was expected and what came of it. */
  String expectations() {
    StringBuilder out = new StringBuilder("\n");
    if (!durable) {
      out.append("  THE DATABASE DOES NOT WAIT FOR THE DISK: what is written is not durable.\n");
    }
    if (options.runs() < 3 || options.warmUp() < 5) {
      out.append("  Too few runs or too little warm-up: the figures only show that all works.\n");
    }
    return out.append(Expectations.of(sizes)).toString();
  }

  private static double ratio(Measurement measured, Measurement floor) {
    return measured.perSecond() / floor.perSecond();
  }

  /** Writes the figures; the folder is made. */
  void write(Path file) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("database", options.postgres() ? "postgres" : "derby");
    all.put("java", Runtime.version().toString());
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("connections", options.connections());
    all.put("runs", options.runs());
    all.put("seconds", options.seconds());
    all.put("durable", durable);
    all.put("failures", failures());
    List<Object> list = new ArrayList<>();
    for (Size size : sizes) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(size.things, size.count);
      one.put("firstStartSeconds", rounded(size.firstStart));
      one.put("restartSeconds", rounded(size.restart));
      one.put("indexedSeconds", rounded(size.indexed));
      one.put("loadedSeconds", rounded(size.load));
      one.put("indexedPerSecond", rounded(size.indexedPerSecond()));
      one.put("residentStartedMegabytes", rounded(size.residentStarted));
      one.put("residentLoadedMegabytes", rounded(size.residentLoaded));
      Map<String, Object> scenarios = new LinkedHashMap<>();
      for (Line line : size.lines) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("portal", figures(line.portal));
        figures.put("bytes", figures(line.bytes));
        if (!line.index.empty()) {
          figures.put("index", figures(line.index));
        }
        figures.put("ofBytes", rounded(ratio(line.portal, line.bytes)));
        figures.put("ofRow", rounded(ratio(line.portal, size.row)));
        if (line.scenario.equals(Scenario.CREATE)) {
          figures.put("ofRowWritten", rounded(ratio(line.portal, size.insert)));
        }
        scenarios.put(line.scenario, figures);
      }
      one.put("scenarios", scenarios);
      one.put("rowRead", figures(size.row));
      if (!size.insert.empty()) {
        one.put("rowWritten", figures(size.insert));
      }
      if (size.flood != null) {
        one.put("signIns", figures(size.flood));
      }
      list.add(one);
    }
    all.put("sizes", list);
    Files.createDirectories(file.toAbsolutePath().getParent());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
  }

  private static Map<String, Object> figures(Flood flood) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("people", SignIns.PEOPLE);
    figures.put("pageAlone", figures(flood.alone));
    figures.put("pageDuring", figures(flood.during));
    figures.put("times", rounded(flood.times()));
    figures.put("signInsPerSecond", rounded(flood.signIns.perSecond()));
    figures.put("busy", flood.signIns.busy());
    figures.put("failures", flood.signIns.failures());
    return figures;
  }

  private static Map<String, Object> figures(Measurement m) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("requestsPerSecond", rounded(m.perSecond()));
    figures.put("p50Milliseconds", rounded(m.p50() / 1000));
    figures.put("p99Milliseconds", rounded(m.p99() / 1000));
    figures.put("cpuMicroseconds", rounded(m.cpu()));
    figures.put("bytes", rounded(m.bytes()));
    figures.put("runs", m.rates().stream().map(Report::rounded).toList());
    figures.put("failures", m.failures());
    return figures;
  }

  /** Three digits after the point; null where there is no number, which JSON cannot write. */
  private static Double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : null;
  }

  private static String share(double ratio) {
    return Double.isFinite(ratio) ? text("%.0f %%", ratio * 100) : "";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

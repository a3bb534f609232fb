package org.alliance.portal.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures the portal against floors: the same bytes from memory, one row by key, a bare query of
 * the index. Started in the root of the repository.
 */
public final class Bench {
  private static final String MARK = "bench-work";
  private final Options options;
  private final Report report;

  private Bench(Options options) {
    this.options = options;
    this.report = new Report(options);
  }

  /** Runs the bench; status 1 when a request failed, 2 for wrong options, 3 when it gave up. */
  public static void main(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    int status;
    try {
      Options options = Options.parse(args);
      Runtime.getRuntime().addShutdownHook(new Thread(Child::killAll));
      giveUpAfter(options.limitMinutes());
      status = new Bench(options).run();
    } catch (Options.Refused e) {
      System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
      status = 2;
    } catch (BenchException e) {
      System.err.println(e.getMessage());
      status = 3;
    } catch (IOException | SQLException e) {
      System.err.println("The bench failed: " + e);
      status = 3;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      status = 3;
    }
    System.exit(status);
  }

  private static void giveUpAfter(int minutes) {
    Thread watchdog =
        new Thread(
            () -> {
              try {
                TimeUnit.MINUTES.sleep(minutes);
                System.err.println("The bench did not end within " + minutes + " minutes");
                System.exit(3);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  private int run() throws IOException, SQLException, InterruptedException {
    Path work = options.work().toAbsolutePath().normalize();
    wipe(work);
    System.setProperty("derby.stream.error.file", work.resolve("derby.log").toString());
    Subject members = new MemberSubject(Places.read(options.places()));
    for (int count : options.members()) {
      measure(members, count, work);
    }
    for (int count : options.initiatives()) {
      measure(new InitiativeSubject(), count, work);
    }
    System.out.print(report.expectations());
    System.out.println("\nFigures: " + options.json());
    if (report.failures() > 0) {
      System.err.println(report.failures() + " requests failed, so the bench failed.");
      return 1;
    }
    return 0;
  }

  private void measure(Subject subject, int count, Path work)
      throws IOException, SQLException, InterruptedException {
    Path data = Files.createDirectories(work.resolve(subject.name() + count));
    try (Databases databases = Databases.create(options, data)) {
      if (!databases.durable()) {
        report.notDurable();
      }
      Report.Size size = measure(subject, count, data, databases);
      report.add(size);
      System.out.print(Report.table(size));
    }
    // Written after each size, so that a later failure does not lose it.
    report.write(options.json());
  }

  /** Deletes what an earlier bench left, and nothing that is not a bench's. */
  private static void wipe(Path work) throws IOException {
    Path mark = work.resolve(MARK);
    if (Files.exists(work)) {
      try (Stream<Path> content = Files.list(work)) {
        if (!Files.exists(mark) && content.findAny().isPresent()) {
          throw new BenchException(work + " is not empty and not from an earlier bench");
        }
      }
      delete(work);
    }
    Files.createDirectories(work);
    Files.writeString(mark, "");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Report.Size measure(Subject subject, int wanted, Path data, Databases databases)
      throws IOException, SQLException, InterruptedException {
    say("%,d %s: first start", wanted, subject.name());
    int port = freePort();
    Portal first = Portal.start(options, data, databases.environment(), port);
    double firstStart = first.startSeconds();
    try {
      first.awaitSamples(subject);
    } finally {
      first.stop();
    }

    say("loading");
    long begun = System.nanoTime();
    Subject.Loaded loaded;
    try (Connection portalsOwn = databases.portal().connect();
        Connection floors = databases.floor().connect()) {
      loaded = subject.load(portalsOwn, floors, wanted);
      portalsOwn.commit();
      floors.commit();
    }
    databases.release();
    // They were added behind the portal's back, so it has to make its index anew.
    delete(data.resolve("search"));
    double load = (System.nanoTime() - begun) / 1e9;

    say("restart");
    Portal portal = Portal.start(options, data, databases.environment(), port);
    try {
      double resident = Proc.residentMegabytes(portal.java());
      say("making the index");
      double indexed = portal.awaitIndex(subject, loaded.count());
      say("trying");
      List<Scenario> scenarios = loaded.use().of(portal);
      Path bytes = Files.createDirectories(data.resolveSibling(data.getFileName() + "-bytes"));
      for (Scenario scenario : scenarios) {
        Files.write(bytes.resolve(scenario.file()), scenario.sample());
      }
      String java = portal.java().info().command().orElse("java");
      SignIns signIns = new SignIns(portal);
      Floor floor =
          Floor.start(java, bytes, data.resolve("search/index"), databases.floor(), freePort());
      try {
        Runs runs = new Runs(portal, floor, scenarios, loaded.ids(), signIns);
        runs.all();
        return new Report.Size(
            subject.name(),
            loaded.count(),
            firstStart,
            portal.startSeconds(),
            load,
            indexed,
            resident,
            Proc.residentMegabytes(portal.java()),
            runs.lines(),
            runs.row,
            runs.insert,
            runs.alone.empty() ? null : new Report.Flood(runs.alone, runs.during, signIns));
      } finally {
        floor.stop();
      }
    } finally {
      portal.stop();
    }
  }

  /** The runs at one size: portal and floors take turns, so that a busy minute hits them alike. */
  private final class Runs {
    private final Portal portal;
    private final Floor floor;
    private final List<Scenario> scenarios;
    private final List<Measurement> ofPortal = new ArrayList<>();
    private final List<Measurement> ofBytes = new ArrayList<>();
    private final List<Measurement> ofIndex = new ArrayList<>();
    private final Measurement row = new Measurement();
    private final Measurement insert = new Measurement();
    private final Measurement alone = new Measurement();
    private final Measurement during = new Measurement();
    private final SignIns signIns;
    private final List<byte[]> rows;
    private final List<byte[]> inserts;

    Runs(Portal portal, Floor floor, List<Scenario> scenarios, List<Long> ids, SignIns signIns) {
      this.signIns = signIns;
      this.portal = portal;
      this.floor = floor;
      this.scenarios = scenarios;
      scenarios.forEach(
          s -> {
            ofPortal.add(new Measurement());
            ofBytes.add(new Measurement());
            ofIndex.add(new Measurement());
          });
      rows =
          ids.stream()
              .map(id -> Requests.get(floor.port(), "/row/" + id, java.util.Map.of()))
              .toList();
      inserts = List.of(Requests.post(floor.port(), "/row", java.util.Map.of(), "{\"id\":\"1\"}"));
    }

    void all() throws InterruptedException {
      flood();
      for (boolean writing : new boolean[] {false, true}) {
        // Writing comes last, because it changes how many there are.
        turn(writing, options.warmUp(), false, "warm-up");
        for (int run = 1; run <= options.runs(); run++) {
          turn(writing, options.seconds(), true, (writing ? "write " : "read ") + run);
        }
      }
    }

    /**
     * Members' directory alone and while people sign in, in turns; the rest is measured on a warm
     * portal.
     */
    private void flood() throws InterruptedException {
      Optional<Scenario> directory =
          scenarios.stream().filter(s -> s.name().equals(Scenario.DIRECTORY)).findFirst();
      if (directory.isEmpty()) {
        return;
      }
      List<byte[]> pages = directory.get().requests();
      read(pages, options.warmUp());
      for (int run = 1; run <= options.runs(); run++) {
        say("sign-ins %d, of %d runs", run, options.runs());
        take(read(pages, options.seconds()), true, alone);
        take(signIns.during(() -> read(pages, options.seconds())), true, during);
      }
      if (signIns.failures() > 0) {
        say("%d failures, first: %s", signIns.failures(), signIns.failure());
      }
    }

    private Load.Result read(List<byte[]> pages, double seconds) throws InterruptedException {
      return Load.run(portal.port(), portal.java(), pages, 0, options.connections(), seconds);
    }

    private void turn(boolean writing, double seconds, boolean counts, String name)
        throws InterruptedException {
      if (seconds <= 0 || scenarios.stream().noneMatch(s -> s.writes() == writing)) {
        return;
      }
      say("%s, of %d runs", name, options.runs());
      onFloor(writing ? inserts : rows, seconds, counts, writing ? insert : row);
      for (int i = 0; i < scenarios.size(); i++) {
        Scenario scenario = scenarios.get(i);
        if (scenario.writes() == writing) {
          onFloor(
              List.of(Requests.get(floor.port(), "/bytes/" + scenario.file(), java.util.Map.of())),
              seconds,
              counts,
              ofBytes.get(i));
          if (!scenario.words().isEmpty()) {
            onFloor(scenario.onIndex(floor.port()), seconds, counts, ofIndex.get(i));
          }
          take(
              Load.run(
                  portal.port(),
                  portal.java(),
                  scenario.requests(),
                  scenario.least(),
                  options.connections(),
                  seconds),
              counts,
              ofPortal.get(i));
        }
      }
    }

    private void onFloor(List<byte[]> requests, double seconds, boolean counts, Measurement to)
        throws InterruptedException {
      take(
          Load.run(floor.port(), floor.java(), requests, 0, options.connections(), seconds),
          counts,
          to);
    }

    private void take(Load.Result result, boolean counts, Measurement to) {
      if (counts) {
        to.add(result);
      } else {
        to.failed(result);
      }
      if (result.failures() > 0) {
        say("%d failures, first: %s", result.failures(), result.failure());
      }
    }

    List<Report.Line> lines() {
      List<Report.Line> lines = new ArrayList<>();
      for (int i = 0; i < scenarios.size(); i++) {
        lines.add(
            new Report.Line(
                scenarios.get(i).name(), ofPortal.get(i), ofBytes.get(i), ofIndex.get(i)));
      }
      return lines;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void say(String format, Object... values) {
    System.out.println("  " + String.format(java.util.Locale.ROOT, format, values));
  }
}

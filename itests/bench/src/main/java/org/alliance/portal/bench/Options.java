package org.alliance.portal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the operator typed. */
record Options(
    List<Integer> members,
    List<Integer> initiatives,
    boolean postgres,
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    double seconds,
    double warmUp,
    int runs,
    int connections,
    Path places,
    Path json,
    Path assembly,
    Path work,
    int limitMinutes) {

  static final String USAGE =
      """
      ./portal bench measures the portal against three floors in a Java machine of the same version.

        --quick            1,000 and 5,000 members, one run of 2 s each (a smoke test)
        --members LIST     numbers of members, 1000,100000
        --initiatives LIST numbers of initiatives, as 1000,100000; measured instead of
                           members, or after them when --members is given too
        --db derby|postgres   Derby in the data folder, or PostgreSQL at --db-url
        --db-url URL       PostgreSQL whose user may make databases (PORTAL_TEST_PG_URL,
                           with PORTAL_TEST_PG_USER and PORTAL_TEST_PG_PASSWORD)
        --seconds N        length of a run, 5
        --runs N           runs of each measurement, of which the median is shown, 5
        --warm-up N        seconds of everything before it is measured, 10
        --connections N    kept-alive connections, 16
        --places FILE      where members may lie, ../shared/data/places.csv
        --assembly DIR     an unpacked assembly instead of the one that was built last
        --work DIR         folder for data and logs, itests/bench/target/work; wiped at the start
        --json FILE        where the figures go, itests/bench/target/bench.json
        --limit N          minutes after which the bench gives up, 60
      """;

  /** Thrown with what is wrong with the options. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  static Options parse(String... args) throws Refused {
    boolean quick = List.of(args).contains("--quick");
    List<Integer> members = null;
    List<Integer> initiatives = List.of();
    boolean postgres = false;
    String url = setting("PORTAL_TEST_PG_URL");
    double seconds = quick ? 2 : 5;
    double warmUp = quick ? 1 : 10;
    int runs = quick ? 1 : 5;
    int connections = 16;
    Path places = Path.of("../shared/data/places.csv");
    Path json = Path.of("itests/bench/target/bench.json");
    Path assembly = null;
    Path work = Path.of("itests/bench/target/work");
    int limit = quick ? 10 : 60;
    for (int i = 0; i < args.length; i++) {
      String name = args[i];
      if (name.equals("--quick")) {
        continue;
      }
      if (i + 1 == args.length) {
        throw new Refused("Unknown option, or its value is missing: " + name);
      }
      String value = args[++i];
      switch (name) {
        case "--members" -> members = numbers(value);
        case "--initiatives" -> initiatives = numbers(value);
        case "--db" -> {
          if (!List.of("derby", "postgres").contains(value)) {
            throw new Refused("--db is derby or postgres, not " + value);
          }
          postgres = value.equals("postgres");
        }
        case "--db-url" -> url = value;
        case "--seconds" -> seconds = number(value, 0.1, 600);
        case "--warm-up" -> warmUp = number(value, 0, 600);
        case "--runs" -> runs = (int) number(value, 1, 99);
        case "--connections" -> connections = (int) number(value, 1, 256);
        case "--places" -> places = Path.of(value);
        case "--assembly" -> assembly = Path.of(value);
        case "--work" -> work = Path.of(value);
        case "--json" -> json = Path.of(value);
        case "--limit" -> limit = (int) number(value, 1, 1_440);
        default -> throw new Refused("Unknown option: " + name);
      }
    }
    if (postgres && url.isEmpty()) {
      throw new Refused("--db postgres needs --db-url or PORTAL_TEST_PG_URL");
    }
    if (members == null) {
      members = usual(initiatives.isEmpty(), quick);
    }
    return new Options(
        members,
        initiatives,
        postgres,
        url,
        setting("PORTAL_TEST_PG_USER"),
        setting("PORTAL_TEST_PG_PASSWORD"),
        seconds,
        warmUp,
        runs,
        connections,
        places,
        json,
        assembly,
        work,
        limit);
  }

  /** The numbers of members that are measured when nothing is said of them. */
  private static List<Integer> usual(boolean alone, boolean quick) {
    if (!alone) {
      return List.of();
    }
    return quick ? List.of(1_000, 5_000) : List.of(1_000, 100_000);
  }

  private static List<Integer> numbers(String list) throws Refused {
    List<Integer> all = new ArrayList<>();
    for (String one : list.split(",")) {
      all.add((int) number(one, 130, 2_000_000));
    }
    return List.copyOf(all);
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  private static double number(String text, double least, double most) throws Refused {
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new Refused("Not a number: " + text);
    }
    throw new Refused(text + " is not between " + least + " and " + most);
  }
}

package org.alliance.portal.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.alliance.portal.api.changes.Change.Audience;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.search.internal.index.Fields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.Test;

/**
 * How fast it is. By default on few things and briefly; {@code -Dsearch.speed=100000} on as many as
 * the issue asks for, with 1,000 to compare with.
 */
public class SpeedTest {
  private static final int MANY = Integer.getInteger("search.speed", 4_000);
  private static final int FEW = 1_000;
  private static final boolean FULL = MANY >= 100_000;
  private static final int ROUNDS = FULL ? 400 : 60;
  private static final String[] SYLLABLES =
      "ba ko ri mo ve san tel dor gra vil lu ne pa sto ber mi ka zo el ur".split(" ");
  private static final String[] COUNTRIES =
      "RO BG SK HU CZ RS MK AL ME BA HR SI GR IT ES PT FR BE CH DE PL SE FI IE GB UA MD".split(" ");
  private static final String[] THEMES =
      "education employment health housing participation poverty antigypsyism".split(" ");

  private final String[] vocabulary = vocabulary();

  private static String[] vocabulary() {
    Random random = new Random(5);
    return java.util.stream.IntStream.range(0, 12_000)
        .mapToObj(
            i -> {
              StringBuilder word = new StringBuilder();
              for (int n = 2 + random.nextInt(3); n > 0; n--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
              }
              return word.toString();
            })
        .toArray(String[]::new);
  }

  /** Words as they are distributed in texts: few often, many seldom. */
  private String word(Random random) {
    double u = random.nextDouble();
    return vocabulary[(int) Math.min(vocabulary.length - 1, Math.pow(vocabulary.length, u) - 1)];
  }

  private String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : i % 12 == 0 ? ". " : " ").append(word(random));
    }
    return text.toString();
  }

  private Fakes.ThingsFake profiles(int count) {
    Fakes.ThingsFake profiles =
        new Fakes.ThingsFake("profile", "profiles.read", "country", "theme", "kind");
    for (int i = 0; i < count; i++) {
      profiles.put(profile(i));
    }
    return profiles;
  }

  private SearchDocument profile(int i) {
    Random random = new Random(i);
    String name = vocabulary[random.nextInt(vocabulary.length)] + " " + word(random);
    return Thing.profile(i + 1L)
        .owner(i + 1L)
        .to(Audience.PUBLIC)
        .title("en", name)
        .title("fr", name + " " + word(random))
        .keyword("en", THEMES[i % 7] + ", " + word(random))
        .value("country", COUNTRIES[random.nextInt(COUNTRIES.length)])
        .value("kind", i % 5 == 0 ? "region" : "municipality")
        .value("theme", THEMES[i % 7])
        .number("population", random.nextInt(100_000))
        .to(Audience.MEMBERS)
        .value("theme", THEMES[random.nextInt(7)])
        .body("en", words(random, 60))
        .body("fr", words(random, 60))
        .updated(1_000_000 + i)
        .made();
  }

  @Test
  public void indexesSuggestsAndFindsFastEnough() {
    Figures few;
    try (Room room = new Room().bring(profiles(FEW))) {
      few = figures(room, FEW);
    }
    Fakes.ThingsFake profiles = profiles(MANY);
    try (Room room = new Room()) {
      long start = System.nanoTime();
      double before = processCpu();
      room.arrive(profiles);
      Room.await(() -> room.indexer.complete(Set.of("profile")), 120);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = processCpu() - before;
      print(
          "search indexing: %,.0f things/s (%,d things, %.3f ms CPU each)",
          MANY / seconds, MANY, cpu * 1_000 / MANY);
      Figures many = figures(room, MANY);
      double[] typing = typing(room);
      print(
          "search suggestions at %,d things: p50 %.2f ms, p99 %.2f ms, longest %.2f ms",
          MANY, at(typing, 0.5), at(typing, 0.99), at(typing, 1));
      if (FULL) {
        assertThat(MANY / seconds).isGreaterThan(5_000);
        assertThat(at(typing, 0.99)).isLessThan(50);
        assertThat(many.directory).isLessThan(3 * few.directory);
        assertThat(many.words).isLessThan(3 * many.bare);
      }
    }
  }

  private static double processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private record Figures(double directory, double words, double bare) {}

  private Figures figures(Room room, int things) {
    IntFunction<SearchQuery> directory =
        i ->
            new SearchQuery(
                null,
                i % 2 == 0 ? "en" : "fr",
                Set.of(),
                Map.of("country", Set.of(COUNTRIES[i % COUNTRIES.length])),
                Set.of("country", "theme", "kind"),
                SearchQuery.Sort.TITLE,
                false,
                25,
                null);
    IntFunction<SearchQuery> words =
        i ->
            new SearchQuery(
                word(new Random(i)) + " ",
                "en",
                Set.of(),
                Map.of(),
                Set.of("country", "theme", "kind"),
                null,
                false,
                25,
                null);
    Supplier<Double> ofDirectory = () -> cpu(i -> room.find(Fakes.member(), directory.apply(i)));
    ofDirectory.get();
    double first = ofDirectory.get();
    IntFunction<Object> found = i -> room.find(Fakes.member(), words.apply(i));
    IntFunction<Object> bare = i -> room.indexer.read(s -> s.search(bare(i), 25));
    cpu(found);
    cpu(bare);
    double second = cpu(i -> found.apply(i + ROUNDS));
    double third = cpu(i -> bare.apply(i + ROUNDS));
    print(
        "search at %,d things, CPU per request: directory with facets %.3f ms, words with facets"
            + " and extracts %.3f ms, the same words in bare Lucene %.3f ms",
        things, first, second, third);
    return new Figures(first, second, third);
  }

  /** The same word in the same fields with the same permissions, without counts and extracts. */
  private Query bare(int i) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    String word = word(new Random(i));
    for (String field :
        List.of(
            "title_en",
            "title_fr",
            "title_x",
            "keyword_en",
            "keyword_fr",
            "keyword_x",
            "body_en",
            "body_fr",
            "body_x")) {
      any.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
    }
    return new BooleanQuery.Builder()
        .add(any.build(), Occur.MUST)
        .add(new TermQuery(new Term(Fields.LEVEL, "members")), Occur.FILTER)
        .build();
  }

  private static double cpu(IntFunction<Object> work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      work.apply(i);
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6 / ROUNDS;
  }

  /** Typing letter by letter, a quarter of it with a mistake. */
  private double[] typing(Room room) {
    double[] times = null;
    for (int round = 0; round < 2; round++) {
      times = new double[ROUNDS * 4];
      for (int i = 0; i < times.length; i++) {
        Random random = new Random(i + 7L * round);
        String word = vocabulary[random.nextInt(vocabulary.length)];
        String typed = word.substring(0, 1 + random.nextInt(word.length()));
        if (i % 4 == 0 && typed.length() > 3) {
          typed = typed.substring(0, 2) + "x" + typed.substring(3);
        }
        String start = typed;
        long before = System.nanoTime();
        room.access.as(Fakes.member(), () -> room.search.suggest(start, "en", 8));
        times[i] = (System.nanoTime() - before) / 1e6;
      }
    }
    Arrays.sort(times);
    return times;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
  }

  private static void print(String format, Object... values) {
    System.out.println("FIGURE " + String.format(Locale.ROOT, format, values));
  }
}

package org.alliance.portal.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change.Audience;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.junit.Test;

/** How good the order is: queries with answers that were judged before anything was tuned. */
public class JudgedTest {
  private static final int DEPTH = 10;
  private static final double LEAST = 0.7;

  private static Map<Id, String> documents(Fakes.ThingsFake profiles) {
    Map<Id, String> keys = new HashMap<>();
    long number = 0;
    for (Map<String, String> row : Csv.read("/judged/documents.csv")) {
      Thing thing = Thing.profile(++number).to(Audience.MEMBERS).title(null, row.get("name"));
      add(row.get("nameEn"), text -> thing.title("en", text));
      add(row.get("nameFr"), text -> thing.title("fr", text));
      add(row.get("countryEn"), text -> thing.keyword("en", text));
      add(row.get("countryFr"), text -> thing.keyword("fr", text));
      add(row.get("themesEn"), text -> thing.keyword("en", text));
      add(row.get("themesFr"), text -> thing.keyword("fr", text));
      add(row.get("en"), text -> thing.body("en", text));
      add(row.get("fr"), text -> thing.body("fr", text));
      profiles.put(thing.made());
      keys.put(new Id(number), row.get("key"));
    }
    return keys;
  }

  private static void add(String text, java.util.function.Consumer<String> field) {
    if (!text.isEmpty()) {
      field.accept(text);
    }
  }

  @Test
  public void theBestAnswersComeFirst() {
    Fakes.ThingsFake profiles = new Fakes.ThingsFake("profile", "profiles.read");
    Map<Id, String> keys = documents(profiles);
    Map<String, List<Double>> figures = new HashMap<>();
    try (Room room = new Room().bring(profiles)) {
      for (Map<String, String> row : Csv.read("/judged/queries.csv")) {
        Map<String, Integer> grades = grades(row.get("relevant"));
        List<String> found = found(room, row, keys);
        double gain = ndcg(found, grades);
        figures.computeIfAbsent(row.get("lang"), l -> new ArrayList<>()).add(gain);
        if (Boolean.getBoolean("search.judged.verbose")) {
          System.out.printf(
              Locale.ROOT,
              "%.3f %s %s %s %s%n",
              gain,
              row.get("lang"),
              row.get("query"),
              found,
              grades);
        }
      }
    }
    double en = mean(figures.get("en"));
    double fr = mean(figures.get("fr"));
    List<Double> all = new ArrayList<>(figures.get("en"));
    all.addAll(figures.get("fr"));
    System.out.printf(
        Locale.ROOT,
        "FIGURE nDCG@10 of the search: %.3f over %d judged queries (English %.3f, French %.3f)%n",
        mean(all),
        all.size(),
        en,
        fr);
    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    assertThat(figures.get("fr")).hasSizeGreaterThanOrEqualTo(25);
    assertThat(mean(all)).isGreaterThan(LEAST);
  }

  private static List<String> found(Room room, Map<String, String> row, Map<Id, String> keys) {
    SearchResult result =
        room.find(Fakes.member(), SearchQuery.of(row.get("query"), row.get("lang"), DEPTH));
    return result.hits().stream().map(hit -> keys.get(hit.ref().id())).toList();
  }

  private static Map<String, Integer> grades(String written) {
    Map<String, Integer> grades = new HashMap<>();
    for (String one : written.split(" ")) {
      int colon = one.indexOf(':');
      grades.put(one.substring(0, colon), Integer.valueOf(one.substring(colon + 1)));
    }
    return grades;
  }

  private static double ndcg(List<String> found, Map<String, Integer> grades) {
    List<Integer> best =
        grades.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
    double ideal = gain(best);
    return ideal == 0
        ? 1
        : gain(found.stream().map(k -> grades.getOrDefault(k, 0)).toList()) / ideal;
  }

  private static double gain(List<Integer> grades) {
    double gain = 0;
    for (int i = 0; i < grades.size(); i++) {
      gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return gain;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}

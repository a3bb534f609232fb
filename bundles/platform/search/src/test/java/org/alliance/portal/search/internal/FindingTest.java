package org.alliance.portal.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchQuery.By;
import org.alliance.portal.api.search.SearchQuery.Sort;
import org.alliance.portal.api.search.SearchResult;
import org.junit.After;
import org.junit.Test;

public class FindingTest {
  private static final Principal READER = Principal.SYSTEM;

  private final Fakes.ThingsFake profiles =
      new Fakes.ThingsFake("profile", "profiles.read", "theme", "country");
  private final Room room = new Room();

  @After
  public void close() {
    room.close();
  }

  private void some() {
    profiles.put(
        Thing.profile(1)
            .title(null, "Târgu Mureș")
            .keyword("en", "Housing, Romania")
            .body("en", "## Needs\n\n* **Drinking water** for [the quarter](https://x.example/y)")
            .body("fr", "L'école de l'été accueille les élèves.")
            .value("theme", "housing")
            .value("country", "RO")
            .made());
    profiles.put(
        Thing.profile(2)
            .title("fr", "Évora-les-Bains")
            .title("en", "Evora Spa")
            .body("en", "Water for houses; drinking is discouraged. Schools and schooling.")
            .value("theme", "housing")
            .value("theme", "health")
            .value("country", "FR")
            .made());
    profiles.put(
        Thing.profile(3)
            .title("de", "Geßlerstadt")
            .body("de", "Wohnungen für Familien")
            .body(null, "ABC-12")
            .value("theme", "health")
            .value("country", "DE")
            .made());
    room.bring(profiles);
  }

  @Test
  public void findsWordsPhrasesBeginningsAndStemsWithoutAccents() {
    some();
    assertThat(room.titles(READER, "targu mures")).containsExactly("Târgu Mureș");
    assertThat(room.titles(READER, "TÂRGU")).containsExactly("Târgu Mureș");
    assertThat(room.titles(READER, "\"drinking water\"")).containsExactly("Târgu Mureș");
    assertThat(room.titles(READER, "drinking water").get(0)).isEqualTo("Târgu Mureș");
    assertThat(room.titles(READER, "ecole ete")).containsExactly("Târgu Mureș");
    assertThat(room.titles(READER, "école")).containsExactly("Târgu Mureș");
    assertThat(room.titles(READER, "l'élève")).containsExactly("Târgu Mureș");
    assertThat(room.titles(READER, "house")).contains("Evora Spa");
    assertThat(room.titles(READER, "disc* ")).containsExactly("Evora Spa");
    assertThat(room.titles(READER, "discour")).containsExactly("Evora Spa");
    assertThat(room.titles(READER, "gesslerstadt")).containsExactly("Geßlerstadt");
    assertThat(room.titles(READER, "Wohnungen")).containsExactly("Geßlerstadt");
    assertThat(room.titles(READER, "abc-12")).containsExactly("Geßlerstadt");
    assertThat(room.titles(READER, "water -quarter")).containsExactly("Evora Spa");
    assertThat(room.titles(READER, "-water")).containsExactly("Geßlerstadt");
    assertThat(room.titles(READER, "xyz")).isEmpty();
  }

  @Test
  public void forgivesSmallMistakesAndSaysWhatWasProbablyMeant() {
    some();
    SearchResult result = room.find(READER, "drinkin watr");
    assertThat(result.hits()).isNotEmpty();
    assertThat(result.corrected()).isEqualTo("drinking water");
    assertThat(room.titles(READER, "Geslerstadt")).containsExactly("Geßlerstadt");
    assertThat(room.find(READER, "water").corrected()).isNull();
  }

  @Test
  public void extractsShowTheWordsWithoutMarks() {
    some();
    SearchResult.Hit hit = room.find(READER, "\"drinking water\"").hits().get(0);
    assertThat(hit.extract().lang()).isEqualTo("en");
    assertThat(hit.extract().pieces().toString()).doesNotContain("*", "#", "https");
    assertThat(hit.extract().pieces().stream().filter(SearchResult.Piece::hit))
        .extracting(SearchResult.Piece::text)
        .containsExactly("Drinking", "water");
    SearchResult.Hit german = room.find(READER, "familien").hits().get(0);
    assertThat(german.extract().lang()).isEqualTo("de");
    assertThat(room.find(READER, "abc").hits().get(0).extract().lang()).isNull();
    assertThat(room.find(READER, "").hits().get(0).extract().pieces()).isEmpty();
  }

  @Test
  public void anExtractOfALongTextIsShort() {
    profiles.put(
        Thing.profile(1)
            .title("en", "Long")
            .body("en", "lorem ipsum ".repeat(2_000) + "the needle here " + "dolor ".repeat(500))
            .made());
    room.bring(profiles);
    SearchResult.Extract extract = room.find(READER, "needle").hits().get(0).extract();
    String text = String.join("", extract.pieces().stream().map(SearchResult.Piece::text).toList());
    assertThat(text).contains("the needle here").startsWith("…").endsWith("…");
    assertThat(text.length()).isLessThan(260);
  }

  @Test
  public void nothingThatIsTypedIsAMistake() {
    some();
    List<String> typed =
        new ArrayList<>(
            List.of(
                "\"",
                "\"\"",
                "((",
                "a AND",
                "AND OR NOT",
                "*",
                "?",
                "wat?r*",
                "title:x",
                "~2",
                "water^3",
                "[a TO b]",
                "{",
                "\\",
                "\\\"",
                "-",
                "--",
                "- -",
                "+water",
                "!",
                "&&",
                "||",
                "/regex/",
                "\u0000",
                "\ud83d",
                "💧",
                "a\"b\"c",
                "« eau »",
                "«",
                "'",
                "''",
                "l'",
                "-\"",
                "-*",
                "*water",
                "water**",
                "\u0301",
                "ﬁ",
                "<script>",
                "%00",
                "\n\t"));
    typed.add("water ".repeat(2_000));
    typed.add("x".repeat(10_000));
    typed.add("\"".repeat(10_000));
    typed.add("a* ".repeat(3_000));
    typed.add("(".repeat(5_000) + "water" + ")".repeat(5_000));
    for (String words : typed) {
      for (String lang : new String[] {"en", "fr", "xx", null}) {
        SearchResult result = room.find(READER, SearchQuery.of(words, lang, 10));
        assertThat(result.total()).isGreaterThanOrEqualTo(result.hits().size());
      }
      assertThat(room.suggest(READER, words)).isNotNull();
    }
    assertThat(room.titles(READER, "+water AND (drinking")).contains("Târgu Mureș");
    assertThat(room.titles(READER, "water ".repeat(1_666))).hasSize(2);
  }

  private SearchResult filtered(Map<String, Set<String>> filters, String... counted) {
    return room.find(
        READER,
        new SearchQuery(null, "en", Set.of(), filters, Set.of(counted), null, false, 10, null));
  }

  private static Map<String, Long> counts(SearchResult result, String facet) {
    Map<String, Long> counts = new TreeMap<>();
    result.facets().get(facet).forEach(count -> counts.put(count.value(), count.count()));
    return counts;
  }

  @Test
  public void aFacetsOwnFilterDoesNotNarrowItsCounts() {
    some();
    SearchResult result = filtered(Map.of("theme", Set.of("health")), "theme", "country");
    assertThat(result.total()).isEqualTo(2);
    assertThat(counts(result, "theme")).isEqualTo(Map.of("housing", 2L, "health", 2L));
    assertThat(counts(result, "country")).isEqualTo(Map.of("FR", 1L, "DE", 1L));
    result =
        filtered(
            Map.of("theme", Set.of("health"), "country", Set.of("FR", "RO")), "theme", "country");
    assertThat(result.total()).isEqualTo(1);
    assertThat(counts(result, "theme")).isEqualTo(Map.of("housing", 2L, "health", 1L));
    assertThat(counts(result, "country")).isEqualTo(Map.of("FR", 1L, "DE", 1L, "RO", 0L));
    assertThat(filtered(Map.of("theme", Set.of("none")), "theme").total()).isZero();
    assertThat(filtered(Map.of("theme", Set.of("health"))).facets()).isEmpty();
    assertThat(room.find(READER, "").types()).isEqualTo(Map.of("profile", 3L));
  }

  @Test
  public void rememberedCountsAreThoseOfTheIndexAsItIs() {
    some();
    assertThat(counts(filtered(Map.of(), "theme"), "theme").get("health")).isEqualTo(2);
    assertThat(counts(filtered(Map.of(), "theme"), "theme").get("health")).isEqualTo(2);
    profiles.remove(new Id(3));
    room.changed(new EntityRef("profile", new Id(3)));
    Room.await(() -> room.find(READER, "").total() == 2);
    assertThat(counts(filtered(Map.of(), "theme"), "theme").get("health")).isEqualTo(1);
  }

  @Test
  public void refusesWhatDoesNotExist() {
    some();
    assertProblem("colour", null, null, 10, null, Set.of());
    assertProblem(null, "limit", null, 0, null, Set.of());
    assertProblem(null, "limit", null, 201, null, Set.of());
    assertProblem(null, "after", null, 10, "rubbish", Set.of());
    assertProblem(null, "sort", new Sort(By.NUMBER, "No Such", false), 10, null, Set.of());
    assertProblem(null, "sort", new Sort(By.NUMBER, null, false), 10, null, Set.of());
    assertProblem(null, "type", null, 10, null, Set.of("unicorn"));
    String next = page(null, Sort.NEWEST, null, 1).next();
    assertProblem(null, "after", Sort.TITLE, 10, next, Set.of());
  }

  private void assertProblem(
      String facet, String field, Sort sort, int limit, String after, Set<String> types) {
    Map<String, Set<String>> filters = facet == null ? Map.of() : Map.of(facet, Set.of("x"));
    SearchQuery query =
        new SearchQuery("", "en", types, filters, Set.of(), sort, false, limit, after);
    assertThatThrownBy(() -> room.find(READER, query))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.problems().get(0).field()).isEqualTo(facet == null ? field : facet));
  }

  private SearchResult page(String words, Sort sort, String after, int limit) {
    return page(words, sort, after, limit, "en");
  }

  private SearchResult page(String words, Sort sort, String after, int limit, String lang) {
    return room.find(
        READER,
        new SearchQuery(words, lang, Set.of(), Map.of(), Set.of(), sort, false, limit, after));
  }

  private List<EntityRef> walk(String words, Sort sort) {
    List<EntityRef> refs = new ArrayList<>();
    String after = null;
    do {
      SearchResult page = page(words, sort, after, 7);
      page.hits().forEach(hit -> refs.add(hit.ref()));
      after = page.next();
    } while (after != null);
    return refs;
  }

  @Test
  public void pagesSkipAndRepeatNothing() {
    Fakes.ThingsFake projects = new Fakes.ThingsFake("project", "projects.read");
    for (int i = 0; i < 60; i++) {
      Thing thing =
          Thing.profile(i)
              .title("en", "City " + i % 5)
              .body("en", "water ".repeat(1 + i % 3))
              .updated(1_000 + i % 4);
      profiles.put((i % 3 == 0 ? thing : thing.number("population", i % 6)).made());
      projects.put(Thing.of("project", i).title("en", "City " + i % 5).body("en", "water").made());
    }
    room.bring(profiles, projects);
    for (Sort sort :
        List.of(
            Sort.RELEVANCE,
            Sort.TITLE,
            Sort.NEWEST,
            new Sort(By.UPDATED, null, false),
            new Sort(By.TITLE, null, true),
            new Sort(By.NUMBER, "population", true),
            new Sort(By.NUMBER, "population", false))) {
      List<EntityRef> refs = walk("water", sort);
      assertThat(refs).as("%s", sort).hasSize(120).doesNotHaveDuplicates();
      List<EntityRef> each = new ArrayList<>();
      room.access.as(
          READER,
          () -> {
            room.search.each(
                new SearchQuery("water", "en", Set.of(), Map.of(), Set.of(), sort, false, 1, null),
                each::add);
            return null;
          });
      assertThat(each).as("%s", sort).isEqualTo(refs);
    }
  }

  @Test
  public void pagesByRelevanceStandAgainstWritingMeanwhile() {
    for (int i = 0; i < 40; i++) {
      profiles.put(
          Thing.profile(i).title("en", "City " + i).body("en", "water " + "x ".repeat(i)).made());
    }
    room.bring(profiles);
    Set<EntityRef> seen = new HashSet<>();
    SearchResult first = page("water", Sort.RELEVANCE, null, 10);
    first.hits().forEach(hit -> seen.add(hit.ref()));
    for (int i = 100; i < 160; i++) {
      profiles.put(Thing.profile(i).title("en", "Other " + i).body("en", "fire").made());
      room.changed(new EntityRef("profile", new Id(i)));
    }
    Room.await(() -> room.find(READER, "").total() == 100);
    String after = first.next();
    int count = 10;
    while (after != null) {
      SearchResult page = page("water", Sort.RELEVANCE, after, 10);
      page.hits().forEach(hit -> seen.add(hit.ref()));
      count += page.hits().size();
      after = page.next();
    }
    assertThat(count).isEqualTo(40);
    assertThat(seen).hasSize(40);
  }

  @Test
  public void titlesSortByTheReadersLanguage() {
    List<String> names =
        List.of("zoo", "Étienne", "eta", "Zürich", "Eu", "œuvre", "odeur", "ôter", "cote", "côte");
    long id = 0;
    for (String name : names) {
      profiles.put(Thing.profile(++id).title(null, name).made());
    }
    room.bring(profiles);
    assertThat(page(null, Sort.TITLE, null, 50, "fr").hits())
        .extracting(hit -> hit.title().value())
        .containsExactly(
            "cote", "côte", "eta", "Étienne", "Eu", "odeur", "œuvre", "ôter", "zoo", "Zürich");
  }

  @Test
  public void thingsWithoutTheNumberComeLast() {
    profiles.put(Thing.profile(1).title("en", "None").made());
    profiles.put(Thing.profile(2).title("en", "Small").number("population", 5).made());
    profiles.put(Thing.profile(3).title("en", "Large").number("population", 500).made());
    room.bring(profiles);
    assertThat(page(null, new Sort(By.NUMBER, "population", true), null, 5).hits())
        .extracting(hit -> hit.title().value())
        .containsExactly("Large", "Small", "None");
    assertThat(page(null, new Sort(By.NUMBER, "population", false), null, 5).hits())
        .extracting(hit -> hit.title().value())
        .containsExactly("Small", "Large", "None");
  }

  @Test
  public void suggestsByBeginningsAndForgivesALetter() {
    some();
    assertThat(room.suggest(READER, "targ")).containsExactly("Târgu Mureș");
    assertThat(room.suggest(READER, "Mur")).containsExactly("Târgu Mureș");
    assertThat(room.suggest(READER, "mureș târ")).containsExactly("Târgu Mureș");
    assertThat(room.suggest(READER, "evora les")).containsExactly("Évora-les-Bains");
    assertThat(room.suggest(READER, "evora")).containsExactly("Evora Spa");
    assertThat(room.suggest(READER, "tagru")).containsExactly("Târgu Mureș");
    assertThat(room.suggest(READER, "ge")).containsExactly("Geßlerstadt");
    assertThat(room.suggest(READER, " ")).isEmpty();
    assertThatThrownBy(() -> room.search.suggest("a", "en", 21))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void aTitleComesInTheReadersLanguage() {
    some();
    assertThat(page("bains", Sort.RELEVANCE, null, 5, "fr").hits().get(0).title().value())
        .isEqualTo("Évora-les-Bains");
    assertThat(page("bains", Sort.RELEVANCE, null, 5, "de").hits().get(0).title().lang())
        .isEqualTo("en");
  }
}

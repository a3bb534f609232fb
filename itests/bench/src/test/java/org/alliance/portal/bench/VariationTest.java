package org.alliance.portal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;

public class VariationTest {
  private static final List<String> THEMES = List.of("education", "housing", "health", "poverty");

  private static Variation of(LocalDate to, Long budget) {
    return new Variation(
        new Titles(new Random(1)),
        List.of("housing", "health"),
        "policy",
        "running",
        null,
        LocalDate.of(2020, 2, 1),
        to,
        budget,
        7);
  }

  private static List<Variation> many() {
    Random random = new Random(5);
    return IntStream.range(0, 2_000).mapToObj(i -> Variation.next(random, THEMES, 0.5)).toList();
  }

  @Test
  public void replacesFieldsOfTheContentAndLeavesTheOthers() {
    ObjectNode sample =
        Variation.read(
            """
{"kind":["project"],"themes":["education"],"evidence":["promising"],"to":["2019-01-01"],\
"texts.en.title":["A"],"texts.fr.title":["B"],"texts.en.needs":["Water"]}\
""");
    Variation said = of(null, 500L);
    ObjectNode content = Variation.read(said.content(sample));
    assertThat(content.path("kind").toString()).isEqualTo("[\"policy\"]");
    assertThat(content.path("themes").toString()).isEqualTo("[\"housing\",\"health\"]");
    assertThat(content.path("budget").toString()).isEqualTo("[\"500\"]");
    assertThat(content.has("evidence")).isFalse();
    assertThat(content.has("to")).isFalse();
    assertThat(content.at("/texts.en.title/0").asText()).isEqualTo(said.titles().in("en"));
    assertThat(content.at("/texts.fr.title/0").asText()).isEqualTo(said.titles().in("fr"));
    assertThat(content.at("/texts.en.needs/0").asText()).isEqualTo("Water");
    assertThat(sample.at("/texts.en.title/0").asText()).isEqualTo("A");
  }

  @Test
  public void replacesTheSameInTheSnapshot() {
    ObjectNode sample =
        Variation.read(
            """
            {"kind":"project","themes":["education"],"budget":"9",\
            "texts":{"en":{"title":"A","needs":"Water"}}}\
            """);
    Variation said = of(LocalDate.of(2030, 1, 1), null);
    ObjectNode snapshot = Variation.read(said.snapshot(sample));
    assertThat(snapshot.path("kind").asText()).isEqualTo("policy");
    assertThat(snapshot.path("to").asText()).isEqualTo("2030-01-01");
    assertThat(snapshot.path("themes").toString()).isEqualTo("[\"housing\",\"health\"]");
    assertThat(snapshot.has("budget")).isFalse();
    assertThat(snapshot.at("/texts/en/title").asText()).isEqualTo(said.titles().in("en"));
    assertThat(snapshot.at("/texts/en/needs").asText()).isEqualTo("Water");
  }

  @Test
  public void theColumnsSayTheSame() {
    Map<String, Object> columns = of(null, 500L).columns();
    assertThat(columns)
        .containsEntry("kind", "policy")
        .containsEntry("themes", "housing health")
        .containsEntry("date_from", "2020-02-01")
        .containsEntry("date_to", null)
        .containsEntry("budget_cents", 50_000L)
        .containsEntry("updated", 7L);
  }

  @Test
  public void threeFacetsLeaveAFewPercent() {
    List<Variation> all = many();
    assertThat(all).allMatch(it -> it.themes().size() >= 1 && it.themes().size() <= 3);
    long left =
        all.stream()
            .filter(it -> it.themes().contains("housing"))
            .filter(it -> it.kind().equals("practice") && it.status().equals("running"))
            .count();
    assertThat(left).isBetween(all.size() / 100L, all.size() / 10L);
  }

  @Test
  public void saysNothingThatContradictsItself() {
    for (Variation it : many()) {
      boolean ended = it.to() != null && it.to().isBefore(LocalDate.of(2026, 11, 1));
      assertThat(List.of("completed", "stopped").contains(it.status())).isEqualTo(ended);
      assertThat(it.to() == null || it.to().isAfter(it.from())).isTrue();
    }
  }

  @Test
  public void laterOnesWereMostlyPublishedLater() {
    Random random = new Random(2);
    assertThat(Variation.next(random, THEMES, 0.9).updated())
        .isGreaterThan(Variation.next(random, THEMES, 0.1).updated());
  }

  @Test
  public void titlesDifferAndFit() {
    Random random = new Random(3);
    Set<String> titles = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      Titles title = new Titles(random);
      titles.add(title.in("en"));
      assertThat(title.in("fr")).endsWith(title.place()).hasSizeLessThan(200);
      assertThat(title.in("es")).isEqualTo(title.in("en"));
    }
    assertThat(titles).hasSizeGreaterThan(990);
  }

  @Test
  public void smallNumbersAreMoreFrequent() {
    Random random = new Random(4);
    long small = IntStream.range(0, 1_000).filter(i -> Variation.skewed(random, 10) < 3).count();
    assertThat(small).isBetween(480L, 620L);
  }

  @Test
  public void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> Variation.read("[]")).isInstanceOf(BenchException.class);
    assertThatThrownBy(() -> Variation.read("{")).isInstanceOf(BenchException.class);
  }

  @Test
  public void asksForTheMostFrequentCombinations() {
    Initiatives.Facts rare = new Initiatives.Facts(1, "housing", "RS", "policy", "running");
    Initiatives.Facts often = new Initiatives.Facts(2, "housing", "RS", "project", "planned");
    Initiatives.Facts again = new Initiatives.Facts(3, "housing", "RS", "project", "running");
    assertThat(InitiativeScenarios.usual(List.of(rare, often, again))).containsExactly(often, rare);
  }

  @Test
  public void changesColumnsThatATableHas() {
    Table table = new Table("t", List.of("id", "name"), new int[2], Map.of());
    Object[] row = {1L, "A"};
    assertThat(table.with(row, Map.of("id", 2L, "other", 3))).containsExactly(2L, "A");
    assertThat(row).containsExactly(1L, "A");
    assertThat(table.of(5)).isEmpty();
  }
}

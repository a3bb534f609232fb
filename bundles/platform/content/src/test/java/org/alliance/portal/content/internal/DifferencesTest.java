package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.content.History.Difference;
import org.junit.Test;

public class DifferencesTest {

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  public void nestedMapsBecomeDottedNames() {
    assertThat(
            Differences.between(
                map("texts", map("en", map("summary", "Old")), "population", 14_000),
                map("texts", map("en", map("summary", "New")), "population", 14_111)))
        .containsExactly(
            new Difference("texts.en.summary", "Old", "New"),
            new Difference("population", "14000", "14111"));
  }

  @Test
  public void anotherOrderOfAListCounts() {
    assertThat(
            Differences.between(
                map("themes", List.of("housing", "health")),
                map("themes", List.of("health", "housing"))))
        .containsExactly(new Difference("themes", "housing, health", "health, housing"));
  }

  @Test
  public void mapsOfAListAreNumbered() {
    assertThat(
            Differences.between(
                map("years", List.of(map("year", 2024, "count", 5))),
                map("years", List.of(map("year", 2024, "count", 6), map("year", 2025)))))
        .containsExactly(
            new Difference("years.1.count", "5", "6"),
            new Difference("years.2.year", null, "2025"));
  }

  @Test
  public void whatSaysNothingIsAbsent() {
    assertThat(
            Differences.between(
                map("a", null, "b", "", "c", List.of(), "d", map(), "e", Arrays.asList(null, "x")),
                map("e", List.of("", "x"), "f", false)))
        .containsExactly(new Difference("f", null, "false"));
  }

  @Test
  public void sameSaysNothing() {
    assertThat(Differences.between(map("a", 1), map("a", 1))).isEmpty();
  }
}

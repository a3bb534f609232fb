package org.alliance.portal.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.search.SearchQuery;
import org.junit.Test;

public class ListStateTest {
  private static final ListOptions OPTIONS =
      new ListOptions(
          List.of(
              ListFacet.terms("country", "facet.country", "country"),
              ListFacet.terms("theme", "facet.theme", "theme")),
          Set.of(),
          List.of(
              new ListOptions.Order("relevance", "order.relevance", null),
              new ListOptions.Order("name", "order.name", SearchQuery.Sort.TITLE),
              new ListOptions.Order("newest", "order.newest", SearchQuery.Sort.NEWEST)),
          List.of("map"));

  private static ListState.Reading read(String query) {
    return ListState.read(query, OPTIONS, Set.of("separator"));
  }

  @Test
  public void whatIsReadIsWrittenAgain() {
    String query = "q=a+%22b%22&country=RS&country=FR&theme=x&sort=name&view=map&after=c%3D";
    assertThat(read(query).state().query()).isEqualTo(query);
    assertThat(read("").state()).isEqualTo(ListState.ALL);
    assertThat(read("q=+&country=&separator=x&view=list").state()).isEqualTo(ListState.ALL);
    assertThat(ListState.ALL.address("/en/x")).isEqualTo("/en/x");
  }

  @Test
  public void whateverChangesLeadsToTheBeginning() {
    ListState state = read("q=a&country=RS&country=FR&after=b").state();
    assertThat(state.without("country", "RS").query()).isEqualTo("q=a&country=FR");
    assertThat(state.words("z").query()).isEqualTo("q=z&country=RS&country=FR");
    assertThat(state.sort("name").query()).isEqualTo("q=a&country=RS&country=FR&sort=name");
    assertThat(state.view("map").query()).isEqualTo("q=a&country=RS&country=FR&view=map");
    assertThat(state.with("country", List.of()).query()).isEqualTo("q=a");
    assertThat(state.cleared()).isEqualTo(ListState.ALL);
  }

  @Test
  public void whatCannotBeUsedIsToldByName() {
    assertThat(read("sort=odd&view=globe&colour=red&theme=" + "x".repeat(101)).problems())
        .extracting(FieldProblem::field)
        .containsExactly("sort", "view", "", "theme");
    assertThat(read("&&=&=x&%&%=%").problems()).hasSizeLessThan(3);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      many.append("&theme=t").append(i);
    }
    assertThat(read(many.toString()).state().chosen("theme")).hasSize(50);
  }

  @Test
  public void longWordsAreCutBetweenCharacters() {
    ListState.Reading reading = read("q=" + "x".repeat(999) + "%F0%9F%8F%A0" + "y".repeat(9000));
    assertThat(reading.state().words()).isEqualTo("x".repeat(999));
    assertThat(reading.problems()).extracting(FieldProblem::field).containsExactly("q");
  }

  @Test
  public void onlyWordsThatAreTooManyAreNoReasonToRefuse() {
    ListState.Reading reading = read("q=" + "x".repeat(1001) + "&sort=odd");
    assertThat(reading.problems()).hasSize(2);
    assertThat(reading.refused()).extracting(FieldProblem::field).containsExactly("sort");
  }

  @Test
  public void usualOrderIsAnotherOneWithWords() {
    assertThat(OPTIONS.order(ListState.ALL).name()).isEqualTo("name");
    assertThat(OPTIONS.order(ListState.ALL.words("x")).name()).isEqualTo("relevance");
    assertThat(OPTIONS.order(ListState.ALL.sort("relevance")).name()).isEqualTo("name");
    assertThat(OPTIONS.order(ListState.ALL.words("x").sort("newest")).name()).isEqualTo("newest");
  }

  @Test
  public void listInOneShapeHasNoView() {
    ListOptions plain = new ListOptions(OPTIONS.facets(), Set.of(), OPTIONS.orders(), List.of());
    assertThat(ListState.read("view=map", plain).problems())
        .extracting(FieldProblem::field)
        .containsExactly("");
  }
}

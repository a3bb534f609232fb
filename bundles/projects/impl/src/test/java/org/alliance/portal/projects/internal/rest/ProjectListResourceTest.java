package org.alliance.portal.projects.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.internal.InitiativesFake;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.testing.door.RestServer.Answer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ProjectListResourceTest {
  @Rule public final RestHouse house = new RestHouse();

  @Before
  public void initiatives() {
    house.initiatives.put(1, 1, Samples.small("First"));
    house.initiatives.put(2, 3, Samples.full());
  }

  @Test
  public void listsTheLatestWithFilters() {
    Answer answer =
        house.get("?limit=2&country=RS&theme=health&kind=practice&organisation=" + new Id(1001));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("items").findValuesAsText("id"))
        .containsExactly(new Id(1).toString(), new Id(2).toString());
    assertThat(answer.headers().get("Link")).contains("after=next-word", "rel=\"next\"");
    assertThat(answer.body().fieldNames()).toIterable().containsExactly("items", "next");
    assertThat(house.initiatives.asked)
        .isEqualTo(
            new InitiativeFilter(
                InitiativesFake.TOWN, "RS", "health", InitiativeDraft.Kind.PRACTICE));
    assertThat(house.search.asked).isNull();
    assertThat(answer.body().at("/items/1").toString())
        .contains("\"kind\":\"practice\"", "\"title\":\"Médiation scolaire\"")
        .contains("\"titleLanguage\":\"fr\"", "\"budget\":120000.5", "\"status\":\"completed\"")
        .contains("\"from\":\"2021-09-01\"", "\"organisationName\":\"Town\"");
  }

  @Test
  public void findsByWordsAndFacets() {
    house.search.hits.addAll(List.of(new Id(2), new Id(99), new Id(1)));
    house.search.facets.put("initiative-kind", List.of(new SearchResult.Count("practice", 12)));
    Answer answer =
        house.get(
            "?q=school%20mediation&theme=health&theme=education&kind=practice&programme=ESF%2B"
                + "&budget=50000-250000&period=2021-2027&evidence=demonstrated&status=running"
                + "&facets=kind,%20country&limit=7&after=here");
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    assertThat(answer.body().path("items").findValuesAsText("id"))
        .containsExactly(new Id(2).toString(), new Id(1).toString());
    assertThat(answer.body().path("total").asLong()).isEqualTo(57);
    assertThat(answer.body().path("facets").toString())
        .isEqualTo("{\"kind\":[{\"value\":\"practice\",\"count\":12}]}");
    assertThat(answer.headers().get("Link")).contains("after=next-hits", "theme=education");
    assertThat(house.search.asked.filters())
        .isEqualTo(
            Map.of(
                "theme", Set.of("health", "education"),
                "initiative-kind", Set.of("practice"),
                "programme", Set.of("ESF+"),
                "budget", Set.of("50000-250000"),
                "period", Set.of("2021-2027"),
                "evidence", Set.of("demonstrated"),
                "status", Set.of("running")));
    assertThat(house.search.asked.counted())
        .containsExactlyInAnyOrder("initiative-kind", "country");
    assertThat(house.search.asked.types()).containsExactly("initiative");
    assertThat(house.search.asked.words()).isEqualTo("school mediation");
    assertThat(house.search.asked.limit()).isEqualTo(7);
    assertThat(house.search.asked.after()).isEqualTo("here");
  }

  @Test
  public void namesWhatItDoesNotKnow() {
    assertThat(house.get("?colour=red").problems())
        .containsExactly("colour portal.problem.unknown-field");
    assertThat(house.get("?limit=201").problems()).containsExactly("limit portal.problem.range");
    assertThat(house.get("?kind=castle&organisation=us").problems())
        .containsExactlyInAnyOrder(
            "kind portal.problem.unknown-value", "organisation portal.problem.unknown-value");
    assertThat(house.get("?budget=huge&country=ZZ&facets=colour").problems())
        .containsExactly(
            "budget portal.problem.unknown-value",
            "country portal.problem.unknown-value",
            "facets portal.problem.unknown-value");
    assertThat(house.get("?q=x&organisation=" + new Id(1001)).problems())
        .containsExactly("organisation projects.problem.list-only");
    house.search.unknown = "after";
    assertThat(house.get("?q=x&after=nonsense").problems())
        .containsExactly("after portal.problem.unknown-value");
  }

  @Test
  public void aSearchThatDoesNotKnowInitiativesYetIsAway() {
    house.search.unknown = "type";
    assertThat(house.get("?q=x").status()).isEqualTo(503);
  }
}

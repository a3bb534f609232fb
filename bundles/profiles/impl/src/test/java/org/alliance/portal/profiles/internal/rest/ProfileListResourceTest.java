package org.alliance.portal.profiles.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.testing.door.RestServer.Answer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ProfileListResourceTest {
  @Rule public final RestHouse house = new RestHouse();

  @Before
  public void members() {
    house.profiles.put(new Id(1), 1, Drafts.full(), false);
    house.profiles.put(new Id(2), 4, Drafts.small("Second", "FR", "region"), false);
    house.profiles.put(new Id(3), 1, Drafts.small("Third", "FR", "region"), true);
  }

  private static List<String> ids(Answer answer) {
    return answer.body().path("items").findValuesAsText("id");
  }

  @Test
  public void thePlainListIsAsItWas() {
    Answer answer = house.get("?limit=2");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(ids(answer)).containsExactly(new Id(1).toString(), new Id(2).toString());
    assertThat(answer.body().path("next").asText()).isEqualTo("next-word");
    assertThat(answer.headers().get("Link")).contains("after=next-word", "rel=\"next\"");
    assertThat(answer.body().fieldNames()).toIterable().containsExactly("items", "next");
    assertThat(answer.body().at("/items/0/name").asText()).isEqualTo("Novi Primer");
    assertThat(house.search.asked).isNull();
    assertThat(house.get("?q=+&theme=").status()).isEqualTo(200);
  }

  @Test
  public void wholeProfilesTakeOneQueryForAllIdentifiers() {
    house.external.all.put(new ExternalId("crm", "17"), new Id(2));
    house.external.queries = 0;
    Answer answer = house.get("?detail=full");
    assertThat(ids(answer)).startsWith(new Id(1).toString());
    JsonNode first = answer.body().at("/items/0");
    assertThat(first.at("/texts/en/summary").asText()).startsWith("A town.");
    assertThat(first.at("/themes").toString()).isEqualTo("[\"housing\",\"education\"]");
    assertThat(first.at("/visibility/estimate").asText()).isEqualTo("organisation");
    assertThat(first.at("/externalIds")).isEmpty();
    assertThat(answer.body().at("/items/1/externalIds/0/id").asText()).isEqualTo("17");
    assertThat(house.external.queries).isEqualTo(1);
  }

  @Test
  public void accountsHaveNoIdentifiers() {
    house.access.principal = AccessByRole.moderator();
    assertThat(house.get("?detail=full").body().at("/items/0").has("externalIds")).isFalse();
    assertThat(house.external.queries).isZero();
  }

  @Test
  public void findsByWordsAndFacets() {
    house.search.hits.addAll(List.of(new Id(3), new Id(99), new Id(1)));
    house.search.facets.put("theme", List.of(new SearchResult.Count("housing", 12)));
    house.search.facets.put("kind", List.of(new SearchResult.Count("region", 1)));
    Answer answer =
        house.get(
            "?q=safe%20homes&theme=housing&theme=health&country=RS&size=under-5000"
                + "&freshness=fresh&facets=theme,country&limit=7&after=here");
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    assertThat(ids(answer)).containsExactly(new Id(3).toString(), new Id(1).toString());
    assertThat(answer.body().path("total").asLong()).isEqualTo(57);
    assertThat(answer.body().path("complete").asBoolean()).isTrue();
    assertThat(answer.body().path("facets").toString())
        .isEqualTo("{\"theme\":[{\"value\":\"housing\",\"count\":12}]}");
    assertThat(answer.headers().get("Link")).contains("after=next-hits", "theme=health");
    assertThat(house.search.asked.words()).isEqualTo("safe homes");
    assertThat(house.search.asked.filters())
        .isEqualTo(
            Map.of(
                "theme", Set.of("housing", "health"),
                "country", Set.of("RS"),
                "size", Set.of("under-5000"),
                "freshness", Set.of("fresh")));
    assertThat(house.search.asked.counted()).containsExactlyInAnyOrder("theme", "country");
    assertThat(house.search.asked.limit()).isEqualTo(7);
    assertThat(house.search.asked.after()).isEqualTo("here");
  }

  @Test
  public void whatIsFoundCanBeWhole() {
    house.search.hits.add(new Id(1));
    Answer answer = house.get("?facets=kind&detail=full");
    assertThat(answer.body().at("/items/0/original").asText()).isEqualTo("sr");
    assertThat(answer.body().path("total").asLong()).isEqualTo(57);
  }

  @Test
  public void namesWhatItDoesNotKnow() {
    assertThat(house.get("?colour=red").problems())
        .containsExactly("colour portal.problem.unknown-field");
    assertThat(house.get("?detail=some").problems())
        .containsExactly("detail portal.problem.unknown-value");
    assertThat(house.get("?limit=201").problems()).containsExactly("limit portal.problem.range");
    assertThat(house.get("?limit=x").problems())
        .containsExactly("limit portal.problem.not-a-number");
    assertThat(house.get("?theme=gardens&size=tiny&country=ZZ&facets=colour").problems())
        .containsExactly(
            "country portal.problem.unknown-value",
            "size portal.problem.unknown-value",
            "theme portal.problem.unknown-value",
            "facets portal.problem.unknown-value");
    house.search.unknown = "after";
    assertThat(house.get("?q=x&after=nonsense").problems())
        .containsExactly("after portal.problem.unknown-value");
  }

  @Test
  public void aSearchThatDoesNotKnowProfilesYetIsAway() {
    house.search.unknown = "type";
    assertThat(house.get("?q=x").status()).isEqualTo(503);
    house.search.unknown = "theme";
    assertThat(house.get("?theme=housing").status()).isEqualTo(503);
  }
}

package org.alliance.portal.profiles.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.api.Id;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.testing.door.RestServer.Answer;
import org.junit.Rule;
import org.junit.Test;

public class ProfileExternalResourcesTest {
  private static final Id ONE = new Id(1);
  private static final String TOWN =
      "{'original':'en','names':{'en':'Town'},'kind':'municipality','country':'RS'}";
  private static final String KEY = "/by-external/crm.v2/A/17%20%C3%A9+b";
  private static final ExternalId READ = new ExternalId("crm.v2", "A/17 é+b");

  @Rule public final RestHouse house = new RestHouse();

  @Test
  public void createsThenUpdatesByAnIdentifierWithASlashAndASpace() {
    assertThat(house.get(KEY).status()).isEqualTo(404);
    Answer created = house.send("PUT", KEY, TOWN);
    assertThat(created.status()).as(String.valueOf(created.body())).isEqualTo(201);
    assertThat(created.headers().get("Location")).endsWith("/api/v1/profiles/" + ONE);
    assertThat(created.etag()).isEqualTo("W/\"1\"");
    assertThat(house.external.all).containsOnlyKeys(READ);
    assertThat(created.body().at("/externalIds/0/id").asText()).isEqualTo(READ.id());

    Answer updated = house.send("PUT", KEY, TOWN.replace("Town", "City"));
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.etag()).isEqualTo("W/\"2\"");
    assertThat(updated.headers()).doesNotContainKey("Location");
    assertThat(house.get(KEY).body().at("/names/en").asText()).isEqualTo("City");
    assertThat(house.get(KEY, "If-None-Match", "W/\"2\"").status()).isEqualTo(304);
    // Where nothing before it refuses an escaped slash, it is a slash.
    assertThat(house.get(KEY.replace("A/17", "A%2F17")).status()).isEqualTo(200);
  }

  @Test
  public void replacesOnlyTheVersionThatWasSeen() {
    house.send("PUT", KEY, TOWN);
    house.send("PUT", KEY, TOWN);
    Answer lost = house.send("PUT", KEY, TOWN, "If-Match", "W/\"1\"");
    assertThat(lost.status()).isEqualTo(412);
    assertThat(lost.body().at("/current/version").asInt()).isEqualTo(2);
    assertThat(house.send("PUT", KEY, TOWN, "If-Match", "W/\"2\"").status()).isEqualTo(200);
    assertThat(house.send("PUT", KEY, TOWN, "If-Match", "*").status()).isEqualTo(200);
    String other = "/by-external/crm.v2/other";
    assertThat(house.send("PUT", other, TOWN, "If-Match", "W/\"1\"").status()).isEqualTo(412);
    assertThat(house.send("PUT", other, TOWN, "If-Match", "*").status()).isEqualTo(412);
  }

  @Test
  public void keepsWhatTheOldContractDoesNotName() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
    house.external.all.put(READ, ONE);
    assertThat(house.send("PUT", KEY, TOWN).status()).isEqualTo(200);
    assertThat(house.profiles.all.get(ONE).themes()).containsExactly("housing", "education");
    assertThat(house.profiles.all.get(ONE).visibility()).isEqualTo(Drafts.full().visibility());
  }

  @Test
  public void namesWhatIsWrong() {
    assertThat(house.send("PUT", KEY, TOWN.replace("RS", "ZZ")).problems())
        .containsExactly("country portal.problem.unknown-value");
    assertThat(house.get("/by-external/no!source/1").problems())
        .containsExactly("source portal.problem.malformed");
    assertThat(house.external.all).isEmpty();
  }

  @Test
  public void linksAndUnlinks() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
    house.profiles.put(new Id(2), 5, Drafts.small("Second", "FR", "region"), false);
    String link = "/external-ids/crm.v2/A/17%20%C3%A9+b";
    assertThat(house.send("PUT", "/" + ONE + link, null).status()).isEqualTo(204);
    assertThat(house.send("PUT", "/" + ONE + link, null).status()).isEqualTo(204);
    assertThat(house.get("/" + ONE + "/external-ids").body().toString())
        .isEqualTo("{\"items\":[{\"source\":\"crm.v2\",\"id\":\"A/17 é+b\"}]}");

    Answer taken = house.send("PUT", "/" + new Id(2) + link, null);
    assertThat(taken.status()).isEqualTo(412);
    assertThat(taken.body().at("/current/id").asText()).isEqualTo(ONE.toString());

    assertThat(house.send("DELETE", "/" + new Id(2) + link, null).status()).isEqualTo(204);
    assertThat(house.external.all).as("another profile's identifier stays").hasSize(1);
    assertThat(house.send("DELETE", "/" + ONE + link, null).status()).isEqualTo(204);
    assertThat(house.external.all).isEmpty();
    assertThat(house.get("/" + new Id(9) + "/external-ids").status()).isEqualTo(404);
  }

  @Test
  public void isForApiClientsOnly() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
    house.access.principal = AccessByRole.moderator();
    assertThat(house.get(KEY).status()).isEqualTo(403);
    assertThat(house.send("PUT", KEY, "{}").status()).isEqualTo(403);
    assertThat(house.get("/" + ONE + "/external-ids").status()).isEqualTo(403);
    assertThat(house.send("PUT", "/" + ONE + "/external-ids/a/b", null).status()).isEqualTo(403);
  }
}

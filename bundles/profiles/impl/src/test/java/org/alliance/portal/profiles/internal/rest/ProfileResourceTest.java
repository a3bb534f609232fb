package org.alliance.portal.profiles.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.Sight;
import org.alliance.portal.testing.door.RestServer.Answer;
import org.junit.Rule;
import org.junit.Test;

public class ProfileResourceTest {
  private static final Id ONE = new Id(1);
  private static final String SMALL =
      "{'original':'en','names':{'en':'Town'},'kind':'municipality','country':'RS'";

  @Rule public final RestHouse house = new RestHouse();

  private Profile stored() {
    return house.profiles.all.get(ONE);
  }

  @Test
  public void tellsThemesAudiencesWhatIsHiddenAndOwnIdentifiers() {
    Profile whole = house.profiles.put(ONE, 3, Drafts.full(), false);
    house.profiles.all.put(ONE, Sight.redact(whole, Change.Audience.MEMBERS));
    house.external.all.put(new ExternalId("crm", "A/1"), ONE);
    Answer answer = house.get("/" + ONE);
    JsonNode body = answer.body();
    assertThat(answer.etag()).isEqualTo("W/\"3\"");
    assertThat(body.path("themes").toString()).isEqualTo("[\"housing\",\"education\"]");
    assertThat(body.path("competences").toString()).isEqualTo("[\"mediation\"]");
    assertThat(body.path("visibility").toString())
        .isEqualTo(
            "{\"about\":\"public\",\"facts\":\"members\",\"work\":\"members\",\"funds\":\"members\","
                + "\"participation\":\"members\",\"estimate\":\"organisation\","
                + "\"contacts\":\"members\"}");
    assertThat(body.path("hidden").toString()).isEqualTo("[\"estimate\"]");
    assertThat(body.has("estimate")).isFalse();
    assertThat(body.path("externalIds").toString())
        .isEqualTo("[{\"source\":\"crm\",\"id\":\"A/1\"}]");
    assertThat(body.fieldNames().next()).isEqualTo("id");
    assertThat(house.get("/" + ONE, "If-None-Match", "W/\"3\"").status()).isEqualTo(304);
    assertThat(house.get("/nonsense").status()).isEqualTo(404);
  }

  @Test
  public void aClientOfTheOldContractChangesNeitherThemesNorAudiences() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
    Answer answer = house.send("PUT", "/" + ONE, SMALL + "}", "If-Match", "\"1\"");
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    assertThat(stored().website()).isNull();
    assertThat(stored().themes()).containsExactly("housing", "education");
    assertThat(stored().competences()).containsExactly("mediation");
    assertThat(stored().visibility()).isEqualTo(Drafts.full().visibility());
  }

  @Test
  public void aClientOfTodayDoes() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
    house.send(
        "PUT",
        "/" + ONE,
        SMALL + ",'themes':[],'competences':['eu-funds'],'visibility':{'about':'members'}}",
        "If-Match",
        "W/\"1\"");
    assertThat(stored().themes()).isEmpty();
    assertThat(stored().competences()).containsExactly("eu-funds");
    assertThat(stored().visibility())
        .containsEntry(Section.ABOUT, Change.Audience.MEMBERS)
        .containsEntry(Section.ESTIMATE, Change.Audience.ORGANISATION);
  }

  @Test
  public void createsWithThemesAndAudiences() {
    Answer answer =
        house.send(
            "POST",
            "",
            SMALL + ",'themes':['health'],'visibility':{'work':'public','funds':null}}");
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(201);
    assertThat(answer.headers().get("Location")).endsWith("/api/v1/profiles/" + ONE);
    assertThat(stored().themes()).containsExactly("health");
    assertThat(stored().visibility())
        .containsEntry(Section.WORK, Change.Audience.PUBLIC)
        .containsEntry(Section.FUNDS, Change.Audience.MEMBERS);
  }

  @Test
  public void namesEveryWrongField() {
    assertThat(
            house
                .send(
                    "POST",
                    "",
                    "{'original':'en','names':{'en':'Town'},'kind':'castle','country':'RS',"
                        + "'themes':['gardens',null],'competences':['juggling'],"
                        + "'visibility':{'about':'none','poems':'public','work':'PUBLIC'}}")
                .problems())
        .containsExactly(
            "kind portal.problem.unknown-value",
            "themes portal.problem.unknown-value",
            "competences portal.problem.unknown-value",
            "visibility.about portal.problem.unknown-value",
            "visibility.poems portal.problem.unknown-field",
            "visibility.work portal.problem.unknown-value");
  }

  @Test
  public void aLostUpdateTellsTheCurrentRecord() {
    house.profiles.put(ONE, 4, Drafts.full(), false);
    house.external.all.put(new ExternalId("crm", "1"), ONE);
    Answer answer = house.send("PUT", "/" + ONE, SMALL + "}", "If-Match", "\"3\"");
    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.body().at("/current/version").asInt()).isEqualTo(4);
    assertThat(answer.body().at("/current/externalIds/0/id").asText()).isEqualTo("1");
    assertThat(house.send("DELETE", "/" + ONE, null, "If-Match", "\"3\"").status()).isEqualTo(412);
    assertThat(house.send("DELETE", "/" + ONE, null).status()).isEqualTo(428);
  }

  @Test
  public void confirms() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
    Answer answer = house.send("POST", "/" + ONE + "/confirm", null);
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    assertThat(answer.etag()).isEqualTo("W/\"2\"");
    assertThat(answer.body().path("version").asInt()).isEqualTo(2);
    assertThat(house.send("POST", "/" + new Id(9) + "/confirm", null).status()).isEqualTo(404);
    house.profiles.refusal = new AccessDeniedException("profiles.edit");
    assertThat(house.send("POST", "/" + ONE + "/confirm", null).status()).isEqualTo(403);
  }

  @Test
  public void publishesADraft() {
    house.profiles.putDraft(ONE, 1, Drafts.full());
    assertThat(house.get("/" + ONE).body().path("published").asBoolean(true)).isFalse();
    Answer answer = house.send("POST", "/" + ONE + "/publish", null);
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    assertThat(answer.etag()).isEqualTo("W/\"2\"");
    assertThat(answer.body().path("published").asBoolean()).isTrue();
    assertThat(house.send("POST", "/" + ONE + "/publish", null).etag()).isEqualTo("W/\"2\"");
    assertThat(house.send("POST", "/" + new Id(9) + "/publish", null).status()).isEqualTo(404);
    house.profiles.putDraft(ONE, 1, Drafts.small("Town", "RS", "no-such-kind"));
    Answer refused = house.send("POST", "/" + ONE + "/publish", null);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().toString()).contains("kind");
  }

  @Test
  public void tellsCompleteness() {
    house.profiles.put(ONE, 1, Drafts.full(), false);
    assertThat(house.get("/" + ONE + "/completeness").body().toString())
        .isEqualTo("{\"percent\":80,\"missing\":[{\"field\":\"contacts\",\"weight\":20}]}");
    assertThat(house.get("/" + new Id(9) + "/completeness").status()).isEqualTo(404);
  }

  @Test
  public void tellsContactsAsTheCallerMaySeeThem() {
    house.contacts.all.add(
        new Contact(
            new Id(5),
            ONE,
            "A person",
            "Project officer",
            "officer@town.example",
            null,
            List.of("en"),
            Contact.State.CONFIRMED,
            false,
            Instant.EPOCH));
    assertThat(house.get("/" + ONE + "/contacts").body().toString())
        .isEqualTo(
            "{\"items\":[{\"id\":\"0000000000005\",\"name\":\"A person\","
                + "\"role\":\"Project officer\",\"email\":\"officer@town.example\","
                + "\"languages\":[\"en\"],\"state\":\"confirmed\","
                + "\"since\":\"1970-01-01T00:00:00Z\"}]}");
    assertThat(house.get("/x/contacts").status()).isEqualTo(404);
  }
}

package org.alliance.portal.projects.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativesFake;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.testing.door.RestServer.Answer;
import org.junit.Rule;
import org.junit.Test;

public class ProjectResourceTest {
  private static final String ONE = "/" + new Id(1);
  private static final String OWNER = "'organisation':'" + InitiativesFake.TOWN + "'";

  @Rule public final RestHouse house = new RestHouse();

  private String begin(String content) {
    Answer begun = house.send("POST", "", "{" + OWNER + content + "}");
    assertThat(begun.status()).as(String.valueOf(begun.body())).isEqualTo(201);
    assertThat(begun.headers().get("Location")).endsWith("/api/v1/projects" + ONE + "/work");
    return begun.etag();
  }

  @Test
  public void tellsAPublishedOneOrThatTheClientHasIt() {
    house.initiatives.put(1, 3, Samples.full());
    Answer answer = house.get(ONE);
    assertThat(answer.etag()).isEqualTo("W/\"3\"");
    assertThat(answer.body().path("evidence").asText()).isEqualTo("demonstrated");
    assertThat(answer.body().at("/content/texts/fr/notAgain").asText())
        .isEqualTo("à ne pas refaire");
    assertThat(answer.body().at("/content/fundings/0").toString())
        .isEqualTo("{\"programme\":\"ESF+\",\"amount\":100000,\"share\":83.3}");
    assertThat(house.get(ONE, "If-None-Match", "W/\"3\"").status()).isEqualTo(304);
    assertThat(house.get("/" + new Id(2)).status()).isEqualTo(404);
    assertThat(house.get("/no-id").status()).isEqualTo(404);
    house.initiatives.refused = Initiatives.READ;
    assertThat(house.get(ONE).status()).isEqualTo(403);
  }

  @Test
  public void everythingComesBackAsItWasSent() {
    house.initiatives.put(1, 1, Samples.full());
    JsonNode content = house.get(ONE).body().path("content");
    Answer saved = house.send("PUT", ONE + "/work", content.toString(), "If-Match", "\"0\"");
    assertThat(saved.status()).as(String.valueOf(saved.body())).isEqualTo(200);
    assertThat(saved.body().path("content")).isEqualTo(content);
    assertThat(saved.body().path("base").asInt()).isEqualTo(1);
    assertThat(house.initiatives.draft(house.initiatives.work(new Id(1))))
        .isEqualTo(Samples.full());
  }

  @Test
  public void goesFromDraftToPublished() {
    String first = begin(",'kind':'project','original':'en'");
    Answer early = house.send("POST", ONE + "/work/submit", "", "If-Match", first);
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.problems())
        .contains("texts.en.title portal.problem.required", "themes portal.problem.required");
    Answer saved =
        house.send(
            "PUT",
            ONE + "/work",
            "{'kind':'project','original':'en','themes':['housing'],'budget':1250.50,"
                + "'texts':{'en':{'title':'Homes','summary':'Built','outcome':'Warm'}}}",
            "If-Match",
            first);
    assertThat(saved.body().at("/content/budget").decimalValue()).isEqualByComparingTo("1250.5");
    assertThat(house.send("POST", ONE + "/work/submit", "", "If-Match", first).status())
        .isEqualTo(412);
    Answer submitted = house.send("POST", ONE + "/work/submit", "", "If-Match", saved.etag());
    assertThat(submitted.body().path("state").asText()).isEqualTo("submitted");
    Answer back = house.send("POST", ONE + "/work/take-back", "", "If-Match", submitted.etag());
    assertThat(back.body().path("state").asText()).isEqualTo("draft");
    Answer returned =
        house.send(
            "POST",
            ONE + "/work/give-back",
            "{'remarks':{'texts.en.outcome':'For whom?'},'note':'Nearly'}",
            "If-Match",
            back.etag());
    assertThat(returned.body().at("/remarks/texts.en.outcome").asText()).isEqualTo("For whom?");
    assertThat(returned.body().path("note").asText()).isEqualTo("Nearly");
    assertThat(house.get(ONE).status()).isEqualTo(404);
    Answer published = house.send("POST", ONE + "/work/publish", "", "If-Match", returned.etag());
    assertThat(published.etag()).isEqualTo("W/\"1\"");
    assertThat(house.get(ONE).body()).isEqualTo(published.body());
    assertThat(house.get(ONE + "/work").status()).isEqualTo(404);
  }

  @Test
  public void refusesAChangeOfAVersionThatWasNotSeen() {
    String first = begin("");
    assertThat(house.send("PUT", ONE + "/work", "{}").status()).isEqualTo(428);
    house.send("PUT", ONE + "/work", "{'original':'fr'}", "If-Match", first);
    Answer late = house.send("PUT", ONE + "/work", "{}", "If-Match", first);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.body().at("/current/content/original").asText()).isEqualTo("fr");
    assertThat(house.send("DELETE", ONE + "/work", null, "If-Match", first).status())
        .isEqualTo(412);
    assertThat(house.send("DELETE", ONE + "/work", null, "If-Match", "\"2\"").status())
        .isEqualTo(204);
    assertThat(house.get(ONE + "/work").status()).isEqualTo(404);
  }

  @Test
  public void namesEverythingThatCannotBeRead() {
    String wrong =
        "'kind':'Castle','texts':{'eng':{'title':'x'}},'budget':1e20,"
            + "'results':[null,{'indicator':'x','value':0.12345678}],"
            + "'partners':[{'organisation':'us'}],'attachments':[{}]";
    assertThat(house.send("POST", "", "{" + OWNER + "," + wrong + "}").problems())
        .containsExactlyInAnyOrder(
            "kind portal.problem.unknown-value",
            "texts.eng portal.problem.unknown-value",
            "budget projects.problem.number",
            "results.0 portal.problem.required",
            "results.1.value projects.problem.number",
            "partners.0.organisation portal.problem.unknown-value",
            "attachments.0.id portal.problem.required");
    assertThat(house.send("POST", "", "{'kind':'project'}").problems())
        .containsExactly("organisation portal.problem.required");
    String links = "{'address':'https://x.example'},".repeat(21);
    assertThat(
            house
                .send("POST", "", "{" + OWNER + ",'links':[" + links.replaceAll(",$", "]}"))
                .problems())
        .containsExactly("links projects.problem.too-many");
    String tag = begin("");
    assertThat(
            house
                .send("PUT", ONE + "/work", "{'organisation':'" + new Id(7) + "'}", "If-Match", tag)
                .problems())
        .containsExactly("organisation projects.problem.owner");
  }

  @Test
  public void whoMayNotIsToldSoFirst() {
    house.access.refused.add(Initiatives.WRITE);
    assertThat(house.send("POST", "", "{" + OWNER + ",'kind':'castle'}").status()).isEqualTo(403);
  }

  @Test
  public void aRemovedOneIsGone() {
    house.initiatives.put(1, 3, Samples.full());
    assertThat(house.send("DELETE", ONE, null).status()).isEqualTo(428);
    Answer late = house.send("DELETE", ONE, null, "If-Match", "\"2\"");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.body().at("/current/version").asInt()).isEqualTo(3);
    assertThat(house.send("DELETE", ONE + "?replacedBy=x", null, "If-Match", "\"3\"").problems())
        .containsExactly("replacedBy portal.problem.unknown-value");
    assertThat(
            house
                .send("DELETE", ONE + "?replacedBy=" + new Id(2), null, "If-Match", "\"3\"")
                .status())
        .isEqualTo(204);
    assertThat(house.initiatives.gone).containsEntry(new Id(1), new Id(2));
    assertThat(house.get(ONE).status()).isEqualTo(410);
  }

  @Test
  public void tellsVersions() {
    house.initiatives.put(1, 3, Samples.full());
    assertThat(house.get(ONE + "/history?limit=5").body().at("/items/0").toString())
        .contains("\"version\":3", "\"fields\":[\"themes\"]", "\"actor\":\"client:70\"");
    assertThat(house.get(ONE + "/history?page=5").problems())
        .containsExactly("page portal.problem.unknown-field");
  }

  @Test
  public void tellsWhoAdaptedWhat() {
    house.initiatives.put(1, 1, Samples.full());
    house.initiatives.put(2, 1, Samples.small("Second"));
    Answer said =
        house.send(
            "POST",
            "/" + new Id(2) + "/adoptions",
            "{'source':'" + new Id(1) + "','changes':'Two posts instead of four'}");
    assertThat(said.status()).isEqualTo(201);
    assertThat(said.body().path("state").asText()).isEqualTo("asked");
    assertThat(house.get(ONE + "/adoptions").body().at("/items/0")).isEqualTo(said.body());
    String answer = "/adoptions/" + said.body().path("id").asText() + "/answer";
    assertThat(house.send("POST", answer, "{}").problems())
        .containsExactly("confirmed portal.problem.required");
    assertThat(house.send("POST", answer, "{'confirmed':true}").body().path("state").asText())
        .isEqualTo("confirmed");
    Answer other = house.send("POST", answer, "{'confirmed':false}");
    assertThat(other.status()).isEqualTo(412);
    assertThat(other.body().at("/current/state").asText()).isEqualTo("confirmed");
    assertThat(house.send("POST", "/adoptions/x/answer", "{'confirmed':true}").status())
        .isEqualTo(404);
    assertThat(house.send("POST", ONE + "/adoptions", "{'source':'x','changes':'y'}").problems())
        .containsExactly("source portal.problem.unknown-value");
  }
}

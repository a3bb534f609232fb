package org.alliance.portal.projects.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.internal.InitiativesFake;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.testing.door.RestServer.Answer;
import org.junit.Rule;
import org.junit.Test;

public class ProjectAttachmentsResourceTest {
  private static final String ONE = "/" + new Id(1);

  @Rule public final RestHouse house = new RestHouse();

  private Answer bring(String query) {
    return house.send(
        "POST",
        ONE + "/attachments" + query,
        "the plan",
        "Content-Type",
        "application/octet-stream");
  }

  @Test
  public void whatIsBroughtIsNamedByTheWorkingCopy() {
    house.initiatives.put(1, 1, Samples.full());
    Answer added = bring("?name=plan.txt&title=The%20plan");
    assertThat(added.status()).as(String.valueOf(added.body())).isEqualTo(201);
    assertThat(added.body().toString())
        .contains("\"name\":\"plan.txt\"", "\"title\":\"The plan\"", "\"/files/plan.txt\"");
    assertThat(added.headers().get("Location")).endsWith("/files/plan.txt");
    Answer work = house.get(ONE + "/work");
    assertThat(added.etag()).isEqualTo(work.etag());
    assertThat(work.body().at("/content/attachments").toString())
        .isEqualTo("[{\"id\":\"" + new Id(700) + "\",\"address\":\"/files/plan.txt\"}]");
    assertThat(house.get(ONE + "/attachments").body().path("items")).isEmpty();
    house.send("POST", ONE + "/work/publish", "", "If-Match", work.etag());
    assertThat(house.get(ONE + "/attachments").body().at("/items/0")).isEqualTo(added.body());
  }

  @Test
  public void aFormDoesToo() {
    house.initiatives.begin(InitiativesFake.TOWN, Samples.small("New"));
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nThe plan\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nthe plan\r\n--b--\r\n";
    Answer added =
        house.send(
            "POST", ONE + "/attachments", form, "Content-Type", "multipart/form-data; boundary=b");
    assertThat(added.status()).as(String.valueOf(added.body())).isEqualTo(201);
    assertThat(added.body().path("title").asText()).isEqualTo("The plan");
    assertThat(house.get(ONE + "/attachments").body().at("/items/0/name").asText())
        .isEqualTo("plan.txt");
    Answer none =
        house.send(
            "POST",
            ONE + "/attachments",
            form.replace("name=\"file\"", "name=\"other\""),
            "Content-Type",
            "multipart/form-data; boundary=b");
    assertThat(none.problems()).containsExactly("file portal.problem.required");
  }

  @Test
  public void aFileMustHaveAName() {
    house.initiatives.put(1, 1, Samples.full());
    assertThat(bring("").problems()).containsExactly("name portal.problem.required");
    assertThat(house.initiatives.reviews.all).isEmpty();
  }

  @Test
  public void whatIsPublishedStaysUntilItIsPublishedWithout() {
    house.initiatives.put(1, 1, Samples.full());
    Answer added = bring("?name=plan.txt");
    house.send("POST", ONE + "/work/publish", "", "If-Match", added.etag());
    String address = ONE + "/attachments/" + added.body().path("id").asText();
    assertThat(house.send("DELETE", address, null).status()).isEqualTo(204);
    assertThat(house.get(ONE + "/attachments").body().path("items")).hasSize(1);
    Answer work = house.get(ONE + "/work");
    assertThat(work.body().at("/content/attachments")).isEmpty();
    house.send("POST", ONE + "/work/publish", "", "If-Match", work.etag());
    assertThat(house.send("DELETE", address, null).status()).isEqualTo(204);
    assertThat(house.files.all.values()).allMatch(List::isEmpty);
    assertThat(house.send("DELETE", address, null).status()).isEqualTo(404);
  }
}

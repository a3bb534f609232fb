package org.alliance.portal.profiles.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.History;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.testing.door.RestServer.Answer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ProfileHistoryResourceTest {
  private static final Id ONE = new Id(1);
  private static final String HISTORY = "/" + ONE + "/history";

  @Rule public final RestHouse house = new RestHouse();

  @Before
  public void member() {
    house.profiles.put(ONE, 2, Drafts.full(), false);
  }

  @Test
  public void listsVersions() {
    house.profiles.versions.add(
        new History.Version(2, Instant.EPOCH, "client:7", List.of("website"), null));
    house.profiles.versions.add(new History.Version(1, Instant.EPOCH, null, List.of(), null));
    assertThat(house.get(HISTORY + "?limit=2").body().toString())
        .isEqualTo(
            "{\"items\":[{\"version\":2,\"time\":\"1970-01-01T00:00:00Z\",\"actor\":\"client:7\","
                + "\"fields\":[\"website\"]},{\"version\":1,\"time\":\"1970-01-01T00:00:00Z\","
                + "\"fields\":[]}]}");
    assertThat(house.get(HISTORY + "?limit=0").problems())
        .containsExactly("limit portal.problem.range");
    assertThat(house.get(HISTORY + "?since=yesterday").problems())
        .containsExactly("since portal.problem.unknown-field");
    assertThat(house.get("/" + new Id(9) + "/history").status()).isEqualTo(404);
  }

  @Test
  public void tellsAnOldVersionWithItsTag() {
    house.external.all.put(new ExternalId("crm", "1"), ONE);
    Answer answer = house.get(HISTORY + "/2");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.etag()).isEqualTo("W/\"2\"");
    assertThat(answer.body().path("original").asText()).isEqualTo("sr");
    assertThat(answer.body().has("externalIds")).isFalse();
    assertThat(house.get(HISTORY + "/2", "If-None-Match", "W/\"2\"").status()).isEqualTo(304);
    assertThat(house.get(HISTORY + "/first").status()).isEqualTo(404);
  }

  @Test
  public void compares() {
    house.profiles.differences.add(new History.Difference("texts.en.summary", null, "A town."));
    assertThat(house.get(HISTORY + "/compare?from=1&to=2").body().toString())
        .isEqualTo(
            "{\"from\":1,\"to\":2,\"differences\":[{\"field\":\"texts.en.summary\","
                + "\"after\":\"A town.\"}]}");
    assertThat(house.get(HISTORY + "/compare?to=two").problems())
        .containsExactlyInAnyOrder(
            "from portal.problem.not-a-number", "to portal.problem.not-a-number");
    assertThat(house.get(HISTORY + "/compare?from=1&to=2&by=field").problems())
        .containsExactly("by portal.problem.unknown-field");
  }

  @Test
  public void goesBack() {
    Answer answer = house.send("POST", HISTORY + "/1/restore", null, "If-Match", "\"2\"");
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    assertThat(answer.etag()).isEqualTo("W/\"3\"");
    assertThat(house.send("POST", HISTORY + "/1/restore", null).status()).isEqualTo(428);
    Answer lost = house.send("POST", HISTORY + "/1/restore", null, "If-Match", "\"2\"");
    assertThat(lost.status()).isEqualTo(412);
    assertThat(lost.body().at("/current/version").asInt()).isEqualTo(3);
  }
}

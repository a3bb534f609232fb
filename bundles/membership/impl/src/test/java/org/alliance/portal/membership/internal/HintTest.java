package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;
import org.junit.Test;

public class HintTest {

  private static Application written(String website, String email, String about, long seconds) {
    Application a = Samples.application(new Id(1), "J-1", Application.State.WAITING);
    Instant begun = Samples.NOW;
    return new Application(
        a.id(),
        1,
        "J-1",
        a.way(),
        a.state(),
        "en",
        new Application.Answers(
            "City",
            "en",
            null,
            "RS",
            "municipality",
            website,
            null,
            List.of("housing"),
            about,
            null,
            "Ana",
            "Mayor",
            email,
            null),
        "city",
        false,
        null,
        null,
        null,
        null,
        false,
        new Application.Times(begun, begun, begun, begun.plusSeconds(seconds), null, null));
  }

  @Test
  public void nothingStrikesInAnHonestOne() {
    assertThat(
            Hint.of(
                written(
                    "https://www.city.example/en",
                    "ana@mail.city.example",
                    "See https://a.example",
                    300)))
        .isEmpty();
    assertThat(Hint.of(written(null, "ana@mail.example", "", 60))).isEmpty();
    assertThat(Hint.of(written("https://social.city.example", "ana@city.example", null, 60)))
        .isEmpty();
    assertThat(Hint.of(written("not an address", "ana@city.example", null, 60))).isEmpty();
  }

  @Test
  public void whatMakesOneLookTwice() {
    assertThat(Hint.of(written(null, "a@b.example", "http://a https://b www.c", 60)))
        .containsExactly(Hint.LINKS);
    assertThat(Hint.of(written("https://city.example", "a@notcity.example", "", 60)))
        .containsExactly(Hint.OTHER_DOMAIN);
    assertThat(Hint.of(written(null, "a@b.example", "", 59))).containsExactly(Hint.FAST);
  }
}

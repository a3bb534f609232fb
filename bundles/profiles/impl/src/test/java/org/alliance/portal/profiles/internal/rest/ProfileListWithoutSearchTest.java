package org.alliance.portal.profiles.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.api.Id;
import org.alliance.portal.profiles.internal.Drafts;
import org.junit.Rule;
import org.junit.Test;

public class ProfileListWithoutSearchTest {
  @Rule public final RestHouse house = new RestHouse(false);

  @Test
  public void saysThatTheSearchIsAwayAndGoesOnListing() {
    house.profiles.put(new Id(1), 1, Drafts.full(), false);
    assertThat(house.get("?q=town").status()).isEqualTo(503);
    assertThat(house.get("?facets=theme").status()).isEqualTo(503);
    assertThat(house.get("?theme=gardens").problems())
        .containsExactly("theme portal.problem.unknown-value");
    assertThat(house.get("?country=RS&detail=full").body().path("items")).hasSize(1);
  }
}

package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.profiles.api.ProfileFilter;
import org.junit.Test;

public class FiltersTest {

  @Test
  public void blankLetsEverythingThrough() {
    assertThat(Filters.parse(null, null)).isEqualTo(ProfileFilter.ALL);
    assertThat(Filters.parse("", " ")).isEqualTo(ProfileFilter.ALL);
  }

  @Test
  public void readsCountryAndKind() {
    assertThat(Filters.parse("XK", "ngo")).isEqualTo(new ProfileFilter("XK", "ngo"));
  }
}

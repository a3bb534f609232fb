package org.alliance.portal.projects.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.Test;

public class InitiativeFacetsTest {
  private static final LocalDate SAID = LocalDate.of(2025, 5, 5);

  private static List<String> periods(String from, String to) {
    return InitiativeFacets.periods(
        LocalDate.parse(from), to == null ? null : LocalDate.parse(to), SAID);
  }

  @Test
  public void aTimeIsInEachPeriodThatItTouches() {
    assertThat(periods("2013-12-31", "2013-12-31")).containsExactly("before-2014");
    assertThat(periods("2013-12-31", "2014-01-01")).containsExactly("before-2014", "2014-2020");
    assertThat(periods("2020-12-31", "2028-01-01"))
        .containsExactly("2014-2020", "2021-2027", "after-2027");
    assertThat(InitiativeFacets.periods(null, SAID, SAID)).isEmpty();
  }

  @Test
  public void whatGoesOnDoesSoUntilItWasLastPublished() {
    assertThat(periods("2019-09-01", null)).containsExactly("2014-2020", "2021-2027");
    assertThat(periods("2030-01-01", null)).containsExactly("after-2027");
  }
}

package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.organisations.Organisation;
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
    assertThat(Filters.parse("XK", "ngo"))
        .isEqualTo(new ProfileFilter("XK", Organisation.Kind.NGO));
  }

  @Test
  public void namesEveryWrongParameter() {
    ValidationException e =
        catchThrowableOfType(ValidationException.class, () -> Filters.parse("rs", "NGO"));
    assertThat(e.problems()).extracting(FieldProblem::field).containsExactly("kind", "country");
  }
}

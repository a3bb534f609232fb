package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.junit.Test;

public class OrganisationRulesTest {
  private static List<FieldProblem> problems(
      ByLanguage<String> names, String country, String kind) {
    return catchThrowableOfType(
            ValidationException.class, () -> OrganisationService.validate(names, country, kind))
        .problems();
  }

  @Test
  public void namesAreStripped() {
    assertThat(
            OrganisationService.validate(ByLanguage.of("en", "  Town "), "XK", "region").values())
        .containsEntry("en", "Town");
  }

  @Test
  public void everyProblemIsToldAtOnce() {
    assertThat(problems(null, "UK", null))
        .extracting(FieldProblem::field)
        .containsExactly("names", "country", "kind");
    assertThat(problems(ByLanguage.of("en", " "), "FR", "ngo"))
        .containsExactly(FieldProblem.of("names", "portal.problem.required"));
    assertThat(problems(ByLanguage.of("en", "x".repeat(201)), "FR", "ngo"))
        .containsExactly(FieldProblem.of("names", "portal.problem.too-long", "max", 200));
    assertThat(problems(ByLanguage.of("zz", "Town"), "FR", "ngo"))
        .containsExactly(FieldProblem.of("names", "portal.problem.unknown-value"));
    assertThat(problems(ByLanguage.of("en", "Town"), "fr", "ngo"))
        .containsExactly(FieldProblem.of("country", "portal.problem.unknown-value"));
    assertThat(problems(ByLanguage.of("en", "Town"), "FR", "Town council"))
        .containsExactly(FieldProblem.of("kind", "portal.problem.unknown-value"));
    assertThat(problems(ByLanguage.of("en", "Town"), "FR", "x".repeat(21)))
        .containsExactly(FieldProblem.of("kind", "portal.problem.unknown-value"));
  }
}

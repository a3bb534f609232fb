package org.alliance.portal.profiles.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.profiles.api.Section;
import org.junit.Test;

public class ColumnsTest {
  @Test
  public void namesAreThoseOfTheFields() {
    List<String> names = Columns.list().stream().map(Column::name).toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .startsWith("id", "version", "original", "names.original", "names.en", "names.fr")
        .contains(
            "population.count",
            "themes",
            "texts.original.summary",
            "texts.en.competences",
            "texts.fr.participationBody",
            "estimate.method",
            "actionPlan.adopted")
        .noneMatch(name -> name.startsWith("contact"));
    for (Section section : Section.values()) {
      assertThat(names).contains("visibility." + section.name().toLowerCase());
    }
  }

  @Test
  public void everyUnknownColumnIsNamed() {
    assertThat(Columns.of(List.of("ID", "Names.EN")))
        .extractingByKeys("ID", "Names.EN")
        .extracting(Column::name)
        .containsExactly("id", "names.en");
    ValidationException e =
        catchThrowableOfType(
            ValidationException.class, () -> Columns.of(List.of("id", "mayor", "contacts")));
    assertThat(e.problems())
        .containsExactly(
            FieldProblem.of("mayor", "profiles.problem.column", "column", "mayor"),
            FieldProblem.of("contacts", "profiles.problem.column", "column", "contacts"));
  }
}

package org.alliance.portal.profiles.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Year;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.junit.Test;

public class EstimateTest {

  @Test
  public void holdsARangeWithItsSource() {
    Estimate e = new Estimate(380, 400, "Roma", "Census office", 2023, Estimate.Method.CENSUS);
    assertThat(e.maximum()).isEqualTo(400);
  }

  @Test
  public void allowsOneFigureWhenTheRangeIsKnownExactly() {
    new Estimate(400, 400, null, "Census office", 2023, Estimate.Method.CENSUS);
  }

  @Test
  public void cannotBeWithoutSourceOrMethod() {
    assertProblem("estimate.source", 20, 30, null, 2023, Estimate.Method.ESTIMATE);
    assertProblem("estimate.source", 20, 30, "  ", 2023, Estimate.Method.ESTIMATE);
    assertProblem("estimate.method", 20, 30, "Census", 2023, null);
  }

  @Test
  public void cannotBeWithoutAPlausibleYear() {
    assertProblem("estimate.year", 20, 30, "Census", 0, Estimate.Method.CENSUS);
    assertProblem(
        "estimate.year", 20, 30, "Census", Year.now().getValue() + 2, Estimate.Method.CENSUS);
    assertThat(Estimate.problems(20, 30, null, "Census", null, Estimate.Method.CENSUS))
        .extracting(FieldProblem::field)
        .containsExactly("estimate.year");
  }

  @Test
  public void refusesFiguresThatCouldPointAtPersons() {
    assertProblem("estimate.minimum", 9, 30, "Census", 2023, Estimate.Method.CENSUS);
    assertProblem("estimate.minimum", 0, 30, "Census", 2023, Estimate.Method.CENSUS);
    new Estimate(10, 10, null, "Census", 2023, Estimate.Method.CENSUS);
  }

  @Test
  public void refusesARangeThatIsMissingOrTheWrongWayRound() {
    assertProblem("estimate.maximum", 30, 20, "Census", 2023, Estimate.Method.CENSUS);
    assertProblem("estimate.minimum", null, 20, "Census", 2023, Estimate.Method.CENSUS);
    assertProblem("estimate.maximum", 20, null, "Census", 2023, Estimate.Method.CENSUS);
  }

  @Test
  public void tellsEverythingAtOnce() {
    ValidationException e =
        catchThrowableOfType(
            ValidationException.class, () -> new Estimate(null, 3, null, null, 3, null));
    assertThat(e.problems())
        .extracting(FieldProblem::field)
        .containsExactly(
            "estimate.minimum",
            "estimate.maximum",
            "estimate.source",
            "estimate.year",
            "estimate.method");
  }

  @Test
  public void draftDoesNotBecomeAnEstimateWithoutAYear() {
    ProfileDraft.EstimateDraft draft =
        new ProfileDraft.EstimateDraft(20, 30, null, "Census", null, Estimate.Method.CENSUS);
    assertThatThrownBy(draft::estimate).isInstanceOf(ValidationException.class);
  }

  private static void assertProblem(
      String field,
      Integer minimum,
      Integer maximum,
      String source,
      int year,
      Estimate.Method method) {
    ValidationException e =
        catchThrowableOfType(
            ValidationException.class,
            () -> new Estimate(minimum, maximum, null, source, year, method));
    assertThat(e).as(field).isNotNull();
    assertThat(e.problems()).extracting(FieldProblem::field).containsExactly(field);
  }
}

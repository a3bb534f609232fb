package org.alliance.portal.vocabulary.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.vocabulary.Term;
import org.junit.Test;

public class SnapshotTest {
  private static final Term EDUCATION = Terms.theme("education", "Education", "Éducation");
  private static final Term WORK = Terms.theme("work", "Work", "Emploi");
  private static final Term LODGING = Terms.theme("lodging", "Lodging", "Hébergement");
  private static final Term HOUSING = Terms.theme("housing", "Housing", "Logement");

  private static Snapshot of(Term... terms) {
    return new Snapshot(0, List.of(terms));
  }

  @Test
  public void activeTermsAreSortedAsReadersSort() {
    Snapshot snapshot = of(WORK, Terms.retired(LODGING), HOUSING, EDUCATION);
    assertThat(snapshot.active("theme", "fr"))
        .extracting(Term::code)
        .containsExactly("education", "work", "housing");
    assertThat(snapshot.active("theme", "en"))
        .extracting(Term::code)
        .containsExactly("education", "housing", "work");
    assertThat(snapshot.active("theme", "en")).isSameAs(snapshot.active("theme", "en"));
  }

  @Test
  public void unknownSchemesLanguagesAndCodesAreHarmless() {
    Snapshot snapshot = of(WORK);
    assertThat(snapshot.active("none", "fr")).isEmpty();
    assertThat(snapshot.active(null, "fr")).isEmpty();
    assertThat(snapshot.active("theme", "zz")).containsExactly(WORK);
    assertThat(snapshot.active("theme", null)).containsExactly(WORK);
    assertThat(snapshot.term("theme", null)).isEmpty();
    assertThat(snapshot.term("none", "work")).isEmpty();
    assertThat(snapshot.label("theme", "gone", "fr")).isEqualTo("gone");
    assertThat(snapshot.label("theme", null, "fr")).isNull();
    assertThat(snapshot.current("theme", "gone")).isEqualTo("gone");
    assertThat(snapshot.current("theme", null)).isNull();
  }

  @Test
  public void aNameIsInTheNextBestLanguage() {
    Term greek =
        new Term(new Id(99), 1, "theme", "x", ByLanguage.of("el", "Θέμα"), Term.State.ACTIVE, null);
    Snapshot snapshot = of(WORK, greek);
    assertThat(snapshot.label("theme", "work", "fr")).isEqualTo("Emploi");
    assertThat(snapshot.label("theme", "work", "de")).isEqualTo("Work");
    assertThat(snapshot.label("theme", "x", "fr")).isEqualTo("Θέμα");
  }

  @Test
  public void kosovoCarriesItsMark() {
    Snapshot snapshot =
        of(
            Terms.active("country", "XK", "Kosovo", "Kosovo*"),
            Terms.active("theme", "XK", "Kosovo", "Kosovo"));
    assertThat(snapshot.label("country", "XK", "en")).isEqualTo("Kosovo*");
    assertThat(snapshot.label("country", "XK", "fr")).isEqualTo("Kosovo*");
    assertThat(snapshot.label("theme", "XK", "en")).isEqualTo("Kosovo");
  }

  @Test
  public void mergesLeadToTheirEnd() {
    Snapshot snapshot =
        of(
            Terms.merged(WORK, "lodging"),
            Terms.merged(LODGING, "housing"),
            Terms.retired(HOUSING),
            EDUCATION);
    assertThat(snapshot.current("theme", "work")).isEqualTo("housing");
    assertThat(snapshot.label("theme", "work", "fr")).isEqualTo("Logement");
    assertThat(snapshot.current("theme", "housing")).isEqualTo("housing");
    assertThat(snapshot.term("theme", "work"))
        .get()
        .extracting(Term::mergedInto)
        .isEqualTo("lodging");
    assertThat(snapshot.active("theme", "fr")).containsExactly(EDUCATION);
  }

  @Test(timeout = 5_000)
  public void aDamagedTableHangsNobody() {
    Snapshot snapshot =
        of(
            Terms.merged(WORK, "lodging"),
            Terms.merged(LODGING, "work"),
            Terms.merged(HOUSING, "no"));
    assertThat(List.of("work", "lodging")).contains(snapshot.current("theme", "work"));
    assertThat(snapshot.label("theme", "housing", "en")).isEqualTo("Housing");
  }

  @Test
  public void everyTermIsListedByCode() {
    assertThat(of(WORK, Terms.retired(LODGING), HOUSING).all("theme"))
        .extracting(Term::code)
        .containsExactly("housing", "lodging", "work");
    assertThat(of().all("theme")).isEmpty();
  }
}

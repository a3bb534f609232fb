package org.alliance.portal.vocabulary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.vocabulary.Term;
import org.junit.Test;

public class TermRulesTest {
  private static final Term HEALTH = Terms.theme("health", "Health", "Santé");

  private static Term added(String scheme, String code, String en, Term... others) {
    return TermRules.added(scheme, code, Map.of("en", en), List.of(others));
  }

  private static List<FieldProblem> problems(
      String scheme, String code, Map<String, String> names, Term... others) {
    return catchThrowableOfType(
            ValidationException.class, () -> TermRules.added(scheme, code, names, List.of(others)))
        .problems();
  }

  @Test
  public void aCodeIsMadeOfTheName() {
    assertThat(added("theme", "", "Égalité & Co.").code()).isEqualTo("egalite-co");
    assertThat(added("theme", null, "2 homes").code()).isEqualTo("homes");
    assertThat(added("theme", "", "Υγεία").code()).isEqualTo("theme");
    assertThat(added("theme", "", "Health!", HEALTH).code()).isEqualTo("health-2");
    assertThat(added("theme", "", "x".repeat(60)).code()).hasSize(40);
    assertThat(added("kind", "", "A very long kind of organisation").code())
        .isEqualTo("a-very-long-kind-of");
  }

  @Test
  public void aCodeHasTheFormOfItsScheme() {
    assertThat(added("theme", " own-1 ", "Own").code()).isEqualTo("own-1");
    assertThat(added("country", "XK", "Kosovo").code()).isEqualTo("XK");
    assertThat(added("language", "rom", "Romani").code()).isEqualTo("rom");
    for (String code : new String[] {"Own", "1a", "a b", "é", "a_b", "-a"}) {
      assertThat(problems("theme", code, Map.of("en", "Own")))
          .containsExactly(FieldProblem.of("code", "vocabulary.problem.code"));
    }
    for (String code : new String[] {"fr", "FRA", "QQ", "F"}) {
      assertThat(problems("country", code, Map.of("en", "Own")))
          .containsExactly(FieldProblem.of("code", "vocabulary.problem.country-code"));
    }
    for (String code : new String[] {"FR", "fra", "qq"}) {
      assertThat(problems("language", code, Map.of("en", "Own")))
          .containsExactly(FieldProblem.of("code", "vocabulary.problem.language-code"));
    }
    assertThat(problems("country", " ", Map.of("en", "Own")))
        .containsExactly(FieldProblem.of("code", "portal.problem.required"));
    assertThat(problems("kind", "a".repeat(21), Map.of("en", "Own")))
        .containsExactly(FieldProblem.of("code", "portal.problem.too-long", "max", 20));
    assertThat(problems("theme", "health", Map.of("en", "Own"), HEALTH))
        .containsExactly(FieldProblem.of("code", "vocabulary.problem.code-taken"));
  }

  @Test
  public void aNameIsInEnglishOrFrench() {
    assertThat(problems("theme", "", Map.of("en", " ", "fr", "", "de", "Gesundheit")))
        .containsExactly(FieldProblem.of("names.en", "vocabulary.problem.name-required"));
    assertThat(TermRules.added("theme", "", Map.of("fr", " Le   mot "), List.of()).names())
        .isEqualTo(ByLanguage.of("fr", "Le mot"));
    Map<String, String> none = new HashMap<>();
    none.put("en", null);
    none.put("fr", "Mot");
    assertThat(TermRules.added("theme", "", none, List.of()).names().original()).isEqualTo("fr");
    assertThat(problems("theme", "", Map.of("en", "x".repeat(201), "qq", "y")))
        .containsExactly(
            FieldProblem.of("names.en", "portal.problem.too-long", "max", 200),
            FieldProblem.of("names.qq", "portal.problem.unknown-value"));
  }

  @Test
  public void aNameIsTakenWhateverItsCaseAndAccents() {
    for (String name : new String[] {"sante", "SANTÉ", " Santé ", "Sant\u0065\u0301"}) {
      assertThat(problems("theme", "", Map.of("fr", name), HEALTH))
          .containsExactly(
              FieldProblem.of("names.fr", "vocabulary.problem.duplicate", "code", "health"));
    }
    assertThat(problems("theme", "", Map.of("en", "Health"), Terms.retired(HEALTH))).hasSize(1);
    assertThat(added("theme", "", "Santé", HEALTH).code()).isEqualTo("sante");
    assertThat(added("theme", "", "Health", Terms.merged(HEALTH, "other")).code())
        .isEqualTo("health-2");
  }

  @Test
  public void renamingKeepsTheOriginalWhereItCan() {
    assertThat(TermRules.renamed(HEALTH, Map.of("en", "HEALTH", "fr", "x"), List.of(HEALTH)))
        .isEqualTo(new ByLanguage<>("en", Map.of("en", "HEALTH", "fr", "x")));
    assertThat(TermRules.renamed(HEALTH, Map.of("fr", "Santé"), List.of(HEALTH)).original())
        .isEqualTo("fr");
  }
}

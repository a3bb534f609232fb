package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.Application.Way;
import org.junit.Test;

public class ApplicationRulesTest {
  private final ApplicationRules rules =
      new ApplicationRules(new Fakes.VocabularyFake(), List.of("en", "fr"));

  private ApplicationRules.Checked check(String field, String... values) {
    return rules.check(Way.JOIN, Form.of(House.typed(field, values)));
  }

  private void refuses(String field, String key, String... values) {
    assertThat(check(field, values).problems())
        .as(field + " " + List.of(values))
        .extracting(p -> p.field() + " " + p.key())
        .containsExactly(field + " " + key);
  }

  @Test
  public void whatIsRightIsTaken() {
    ApplicationRules.Checked checked = rules.check(Way.JOIN, Form.of(House.typed()));
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.answers()).usingRecursiveComparison().isEqualTo(Samples.answers());
    assertThat(checked.lang()).isEqualTo("fr");
    assertThat(checked.matchKey()).isEqualTo("novi primer");
  }

  @Test
  public void anEmptyFormNamesEachFieldThatIsNeeded() {
    assertThat(rules.check(Way.JOIN, Form.of(Map.of())).problems())
        .extracting(FieldProblem::field)
        .containsExactly(
            "name",
            "nameLang",
            "country",
            "kind",
            "themes",
            "about",
            "contactName",
            "contactFunction",
            "email",
            "lang");
  }

  @Test
  public void textsHaveALengthAndNoMarksThatNobodyTypes() {
    refuses("name", "portal.problem.too-long", "x".repeat(201));
    refuses("about", "portal.problem.too-long", "x".repeat(4001));
    refuses("name", "membership.problem.name", "!?");
    refuses("name", "membership.problem.link", "See https://spam.example now");
    refuses("contactName", "membership.problem.link", "www.spam.example");
    refuses("about", "portal.problem.required", "\u0000 \u0007");
    assertThat(check("about", "one\r\ntwo\u0000").answers().about()).isEqualTo("one\ntwo");
    assertThat(check("name", "Grad\r\nBcc: x").answers().name()).isEqualTo("Grad Bcc: x");
  }

  @Test
  public void aNameInAnotherLanguageIsTranslated() {
    refuses("nameTranslated", "portal.problem.required", "");
    Map<String, List<String>> english = House.typed("nameLang", "en");
    english.put("nameTranslated", List.of());
    assertThat(rules.check(Way.JOIN, Form.of(english)).problems()).isEmpty();
  }

  @Test
  public void wordsComeFromTheVocabularies() {
    refuses("nameLang", "portal.problem.unknown-value", "rom");
    refuses("country", "portal.problem.unknown-value", "ZZ");
    refuses("kind", "portal.problem.unknown-value", "castle");
    refuses("lang", "portal.problem.unknown-value", "sr");
    refuses("themes", "portal.problem.unknown-value", "castles");
    refuses("themes", "membership.problem.themes");
    refuses(
        "themes",
        "membership.problem.themes",
        "housing",
        "education",
        "health",
        "employment",
        "culture",
        "poverty");
    assertThat(check("themes", "housing", "housing").answers().themes()).containsExactly("housing");
  }

  @Test
  public void kindsFitTheWay() {
    refuses("kind", "portal.problem.unknown-value", "ngo");
    assertThat(rules.kinds(Way.JOIN, "en"))
        .extracting(Term::code)
        .containsExactly("municipality", "region", "association", "university");
    assertThat(rules.kinds(Way.COOPERATE, "en"))
        .extracting(Term::code)
        .containsExactly("ngo", "university");
    assertThat(rules.check(Way.COOPERATE, Form.of(House.typed())).problems())
        .extracting(FieldProblem::field)
        .containsExactly("kind");
  }

  @Test
  public void onlyAuthoritiesAreAskedForInhabitants() {
    Map<String, List<String>> ngo = House.typed("kind", "ngo");
    ngo.put("population", List.of("many"));
    ApplicationRules.Checked checked = rules.check(Way.COOPERATE, Form.of(ngo));
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.answers().population()).isNull();
    refuses("population", "portal.problem.not-a-number", "many");
    refuses("population", "portal.problem.not-a-number", "1".repeat(500));
    refuses("population", "portal.problem.not-a-number", "52,00");
    refuses("population", "portal.problem.range", "0");
    refuses("population", "portal.problem.range", "200000000");
    for (String number : new String[] {"52000", "52 000", "52.000", "52\u202f000"}) {
      assertThat(check("population", number).answers().population()).isEqualTo(52_000);
    }
  }

  @Test
  public void addressesCanBeOnes() {
    refuses("website", "portal.problem.url", "javascript:alert(1)");
    refuses("website", "portal.problem.url", "http://user@city.example");
    refuses("website", "portal.problem.url", "no address");
    refuses("website", "portal.problem.too-long", "https://city.example/" + "x".repeat(300));
    assertThat(check("website", "www.city.example").answers().website())
        .isEqualTo("https://www.city.example");
    refuses("email", "portal.problem.email", "ana");
    refuses("email", "portal.problem.email", "a@b.example, c@d.example");
    refuses("email", "portal.problem.email", "x".repeat(64) + "@" + "y".repeat(180) + ".example-l");
    refuses("email", "portal.problem.required", "");
    refuses("phone", "membership.problem.phone", "call me");
    refuses("phone", "membership.problem.phone", "12");
  }

  @Test
  public void whatWasTypedComesBack() {
    Form typed =
        Typed.merge(
            Form.of(Map.of("email", List.of("x"))),
            Step.ABOUT,
            Form.of(
                Map.of(
                    "themes",
                    List.of("a", "b"),
                    "about",
                    List.of("é&=+\r\nç"),
                    "other",
                    List.of("x"))));
    Form read = Typed.read(Typed.write(typed));
    assertThat(read.all("themes")).containsExactly("a", "b");
    assertThat(read.value("about")).isEqualTo("é&=+\nç");
    assertThat(read.value("email")).isEqualTo("x");
    assertThat(read.values()).containsKey("population").doesNotContainKey("other");
    assertThat(Typed.read(null).values()).isEmpty();
    Form flood =
        Typed.merge(typed, Step.ABOUT, Form.of(Map.of("about", List.of("x".repeat(100_000)))));
    assertThat(Typed.write(flood).length()).isLessThan(10_000);
  }

  @Test
  public void aReferenceCanBeReadOut() {
    assertThat(References.next(Way.JOIN)).matches("J-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-Z]{2}");
    assertThat(References.next(Way.COOPERATE)).startsWith("C-");
  }
}

package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.junit.Test;

public class InitiativeFormTest {

  @Test
  public void whatWasWrittenIsReadBack() {
    for (InitiativeDraft draft :
        List.of(Samples.full(), Samples.small("Small"), Samples.documented("Model"))) {
      InitiativeForm.Read read = InitiativeForm.read(InitiativeForm.values(draft));
      assertThat(read.draft()).isEqualTo(draft);
      assertThat(read.problems()).isEmpty();
      assertThat(InitiativeForm.values(draft).keySet()).allMatch(InitiativeForm::field);
    }
  }

  @Test
  public void daysAreReadAsProgramsAndPeopleWriteThem() {
    LocalDate day = LocalDate.of(2024, 2, 3);
    for (String text : new String[] {"2024-02-03", "3/2/2024", "03/02/2024", "3.2.2024"}) {
      assertThat(Typed.date(text)).as(text).isEqualTo(day);
    }
    for (String text : new String[] {"2024-02-30", "31/2/2024", "2/2024", "24-02-03", "soon"}) {
      assertThatThrownBy(() -> Typed.date(text)).as(text).isInstanceOf(DateTimeException.class);
    }
  }

  @Test
  public void numbersAreReadInEnglishAndFrench() {
    Map<String, String> read =
        Map.ofEntries(
            Map.entry("12.5", "12.5"),
            Map.entry("12,5", "12.5"),
            Map.entry("0,125", "0.125"),
            Map.entry("3.125", "3.125"),
            Map.entry("1 250", "1250"),
            Map.entry("1\u202f250,50", "1250.5"),
            Map.entry("1,234,567", "1234567"),
            Map.entry("1.234.567,8", "1234567.8"),
            Map.entry("1,234.5", "1234.5"),
            Map.entry("-4", "-4"),
            Map.entry("88 %", "88"),
            Map.entry("100", "100"));
    read.forEach(
        (text, number) ->
            assertThat(Typed.number(text)).as(text).isEqualTo(new BigDecimal(number)));
    for (String text :
        new String[] {"3,125", "much", "1e9", "", "--1", "1.2345678", "1234567890123456"}) {
      assertThatThrownBy(() -> Typed.number(text))
          .as(text)
          .isInstanceOf(NumberFormatException.class);
    }
  }

  @Test
  public void threeDigitsBehindAMarkAreThousandsOfEuros() {
    for (String text :
        new String[] {"50,000", "50.000", "50 000", "50'000 €", "50000", "50000.00"}) {
      assertThat(Typed.money(text)).as(text).isEqualTo(new BigDecimal("50000"));
    }
    assertThat(Typed.money("1.234,50")).isEqualTo(new BigDecimal("1234.5"));
    assertThat(Typed.money("0.125")).isEqualTo(new BigDecimal("0.125"));
  }

  @Test
  public void thousandthsOfAProgramDoNotBecomeThousands() {
    InitiativeDraft full = Samples.full();
    InitiativeDraft odd =
        new InitiativeDraft(
            full.kind(),
            full.original(),
            full.texts(),
            full.themes(),
            null,
            null,
            null,
            null,
            null,
            null,
            new BigDecimal("1.005"),
            List.of(new InitiativeDraft.Funding("ESF+", new BigDecimal("2.125"), null)),
            null,
            null,
            null,
            null);
    InitiativeDraft read = InitiativeForm.read(InitiativeForm.values(odd)).draft();
    assertThat(read.budget()).isEqualByComparingTo("1.005");
    assertThat(read.fundings().get(0).amount()).isEqualByComparingTo("2.125");
  }

  @Test
  public void whatCannotBeReadIsNamedAndTheRestIsRead() {
    InitiativeForm.Read read =
        InitiativeForm.read(
            Map.of(
                "kind", List.of("party"),
                "from", List.of("soon"),
                "budget", List.of("much"),
                "results.2.value", List.of("many"),
                "results.2.indicator", List.of("Pupils"),
                "partners.0.organisation", List.of("somebody"),
                "attachments", List.of("none"),
                "texts.en.title", List.of(" Title ")));
    assertThat(read.problems())
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder(
            "kind", "from", "budget", "results.2.value", "partners.0.organisation", "attachments");
    assertThat(read.draft().texts().get("en").title()).isEqualTo("Title");
    assertThat(read.draft().results()).hasSize(1);
  }

  @Test
  public void emptyRowsAreNoRows() {
    InitiativeForm.Read read =
        InitiativeForm.read(
            Map.of(
                "links.0.address", List.of(" "),
                "links.7.address", List.of("https://b.example"),
                "links.3.address", List.of("https://a.example"),
                "links.3.color", List.of("red")));
    assertThat(read.draft().links())
        .extracting(InitiativeDraft.Link::address)
        .containsExactly("https://a.example", "https://b.example");
  }

  @Test
  public void onlyFieldsAreKeptAndBlankOnesEmptied() {
    Map<String, List<String>> before =
        Map.of("texts.en.title", List.of("Title"), "themes", List.of("health", "housing"));
    assertThat(
            InitiativeForm.merged(
                before,
                Map.of(
                    "themes", List.of("", "education"),
                    "texts.en.title", List.of(" "),
                    "texts.en.outcome", List.of("More"),
                    "results.0.value", List.of("5"),
                    "texts.en.other", List.of("x"),
                    "results.1000.value", List.of("x"),
                    "csrf", List.of("x"))))
        .isEqualTo(
            Map.of(
                "themes", List.of("education"),
                "texts.en.outcome", List.of("More"),
                "results.0.value", List.of("5")));
  }

  @Test
  public void fieldsThatDifferAreNamed() {
    InitiativeDraft a = Samples.documented("A");
    InitiativeDraft b = Samples.small("B", "housing", "health");
    assertThat(Contents.changed(a, b))
        .containsExactly("evidence", "results", "texts.en.title", "texts.en.transfer", "themes");
    assertThat(Contents.changed(a, a)).isEmpty();
    assertThat(Contents.draft(Contents.json(Samples.full()))).isEqualTo(Samples.full());
    assertThat(Contents.snapshot(Samples.full()))
        .containsEntry("kind", "practice")
        .containsEntry(
            "results",
            List.of(
                Map.of(
                    "indicator", "Pupils in class",
                    "baseline", "61",
                    "value", "88.5",
                    "unit", "%"),
                Map.of("indicator", "Posts", "value", "0")));
  }
}

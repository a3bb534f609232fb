package org.alliance.portal.projects.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeText;

/** Drafts for tests. */
public final class Samples {
  private Samples() {}

  /** A draft that says no more than it must. */
  public static InitiativeDraft small(String title, String... themes) {
    return new InitiativeDraft(
        InitiativeDraft.Kind.PROJECT,
        "en",
        Map.of("en", text(title, "What was done", "What came of it", null)),
        List.of(themes.length == 0 ? new String[] {"education"} : themes),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A draft that says everything. */
  public static InitiativeDraft full() {
    return new InitiativeDraft(
        InitiativeDraft.Kind.PRACTICE,
        "fr",
        Map.of(
            "fr",
            new InitiativeText(
                "Médiation scolaire",
                "Des médiatrices accompagnent les familles.",
                "besoins",
                "étapes",
                "actions",
                "résultat",
                "difficultés",
                "réussites",
                "leçons",
                "à ne pas refaire",
                "conditions"),
            "en",
            text("School mediation", "Mediators accompany families.", "More pupils", "Two posts")),
        List.of("education", "health"),
        InitiativeDraft.Status.COMPLETED,
        LocalDate.of(2021, 9, 1),
        LocalDate.of(2023, 6, 30),
        InitiativeDraft.NeedsMethod.SURVEY,
        LocalDate.of(2021, 3, 1),
        InitiativeDraft.Evidence.DEMONSTRATED,
        new BigDecimal("120000.5"),
        List.of(
            new InitiativeDraft.Funding("ESF+", new BigDecimal("100000"), new BigDecimal("83.3")),
            new InitiativeDraft.Funding("Own budget", null, null)),
        List.of(
            new InitiativeDraft.Result(
                "Pupils in class", new BigDecimal("61"), new BigDecimal("88.5"), "%"),
            new InitiativeDraft.Result("Posts", null, BigDecimal.ZERO, null)),
        List.of(
            new InitiativeDraft.Partner(new Id(1002), null, "Training"),
            new InitiativeDraft.Partner(null, "Parents’ association", null)),
        List.of(new InitiativeDraft.Link("https://town.example/mediation", "Report")),
        List.of());
  }

  /** A draft that others can follow. */
  public static InitiativeDraft documented(String title) {
    InitiativeDraft full = full();
    return new InitiativeDraft(
        InitiativeDraft.Kind.PROJECT,
        "en",
        Map.of("en", text(title, "What was done", "What came of it", "What must be there")),
        List.of("housing"),
        null,
        null,
        null,
        null,
        null,
        InitiativeDraft.Evidence.PROMISING,
        null,
        null,
        full.results(),
        null,
        null,
        null);
  }

  static InitiativeText text(String title, String summary, String outcome, String transfer) {
    return new InitiativeText(
        title, summary, null, null, null, outcome, null, null, null, null, transfer);
  }
}

package org.alliance.portal.projects.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeText;

/** What an initiative may say, and what it must say to be published. */
public final class InitiativeRules {
  /** Most themes: an initiative that is about everything is about nothing. */
  public static final int THEMES = 3;

  /** Longest title. */
  public static final int TITLE = 200;

  /** Longest summary. */
  public static final int SUMMARY = 2_000;

  /** Longest of the other texts. */
  public static final int TEXT = 8_000;

  /** Most sources of money, and most links. */
  public static final int FUNDINGS = 20;

  /** Most results, and most partners. */
  public static final int RESULTS = 30;

  private static final int LINE = 200;
  private static final int PROGRAMME = 100;
  private static final int UNIT = 40;
  private static final int ADDRESS = 300;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_MONEY = new BigDecimal("100000000000");
  private static final LocalDate FIRST_DAY = LocalDate.of(1945, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final Vocabulary vocabulary;

  /**
   * @param vocabulary the words to choose from
   */
  public InitiativeRules(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Everything that keeps a draft from being published, in the order of its fields.
   *
   * @param before what is published, whose retired words may stay; null for a new one
   */
  public List<FieldProblem> problems(InitiativeDraft draft, InitiativeDraft before) {
    List<FieldProblem> problems = new ArrayList<>();
    require("kind", draft.kind(), problems);
    original(draft, problems);
    texts(draft, problems);
    themes(draft.themes(), before == null ? List.of() : before.themes(), problems);
    period(draft, problems);
    day("needsDate", draft.needsDate(), problems);
    if (draft.evidence() == InitiativeDraft.Evidence.REPLICATED) {
      problems.add(FieldProblem.of("evidence", "projects.problem.replicated"));
    }
    money("budget", draft.budget(), problems);
    fundings(draft.fundings(), problems);
    results(draft.results(), problems);
    partners(draft.partners(), problems);
    links(draft.links(), problems);
    return problems;
  }

  private static void original(InitiativeDraft draft, List<FieldProblem> problems) {
    String lang = draft.original();
    if (lang == null) {
      problems.add(FieldProblem.of("original", "portal.problem.required"));
      return;
    }
    if (!LANGUAGES.contains(lang)) {
      problems.add(FieldProblem.of("original", "portal.problem.unknown-value"));
      return;
    }
    InitiativeText text = draft.texts().get(lang);
    String field = "texts." + lang + ".";
    require(field + "title", text == null ? null : text.title(), problems);
    require(field + "summary", text == null ? null : text.summary(), problems);
    require(field + "outcome", text == null ? null : text.outcome(), problems);
  }

  private static void texts(InitiativeDraft draft, List<FieldProblem> problems) {
    draft
        .texts()
        .forEach(
            (lang, text) -> {
              String field = "texts." + lang + ".";
              if (!LANGUAGES.contains(lang)) {
                problems.add(FieldProblem.of(field + "title", "portal.problem.unknown-value"));
                return;
              }
              if (text.title() == null && !lang.equals(draft.original())) {
                problems.add(FieldProblem.of(field + "title", "portal.problem.required"));
              }
              for (String part : InitiativeForm.TEXTS) {
                int most =
                    switch (part) {
                      case "title" -> TITLE;
                      case "summary" -> SUMMARY;
                      default -> TEXT;
                    };
                length(field + part, InitiativeForm.part(text, part), most, problems);
              }
            });
  }

  private void themes(List<String> themes, List<String> kept, List<FieldProblem> problems) {
    if (themes.isEmpty()) {
      problems.add(FieldProblem.of("themes", "portal.problem.required"));
    } else if (themes.size() > THEMES) {
      problems.add(FieldProblem.of("themes", "projects.problem.too-many", "max", THEMES));
    } else if (!themes.stream()
        .allMatch(code -> kept.contains(code) || vocabulary.selectable(Vocabulary.THEME, code))) {
      problems.add(FieldProblem.of("themes", "portal.problem.unknown-value"));
    }
  }

  private static void period(InitiativeDraft draft, List<FieldProblem> problems) {
    day("from", draft.from(), problems);
    day("to", draft.to(), problems);
    if (draft.from() != null && draft.to() != null && draft.to().isBefore(draft.from())) {
      problems.add(FieldProblem.of("to", "projects.problem.before"));
    }
  }

  private static void fundings(
      List<InitiativeDraft.Funding> fundings, List<FieldProblem> problems) {
    most("fundings", fundings, FUNDINGS, problems);
    BigDecimal whole = BigDecimal.ZERO;
    for (int i = 0; i < fundings.size(); i++) {
      InitiativeDraft.Funding funding = fundings.get(i);
      String row = "fundings." + i + ".";
      require(row + "programme", funding.programme(), problems);
      length(row + "programme", funding.programme(), PROGRAMME, problems);
      money(row + "amount", funding.amount(), problems);
      if (funding.share() != null) {
        whole = whole.add(funding.share());
        if (funding.share().signum() < 0 || whole.compareTo(HUNDRED) > 0) {
          problems.add(FieldProblem.of(row + "share", "projects.problem.share"));
        }
      }
    }
  }

  private static void results(List<InitiativeDraft.Result> results, List<FieldProblem> problems) {
    most("results", results, RESULTS, problems);
    for (int i = 0; i < results.size(); i++) {
      InitiativeDraft.Result result = results.get(i);
      String row = "results." + i + ".";
      require(row + "indicator", result.indicator(), problems);
      length(row + "indicator", result.indicator(), LINE, problems);
      require(row + "value", result.value(), problems);
      length(row + "unit", result.unit(), UNIT, problems);
    }
  }

  private static void partners(
      List<InitiativeDraft.Partner> partners, List<FieldProblem> problems) {
    most("partners", partners, RESULTS, problems);
    for (int i = 0; i < partners.size(); i++) {
      InitiativeDraft.Partner partner = partners.get(i);
      String row = "partners." + i + ".";
      if (partner.organisation() == null) {
        require(row + "name", partner.name(), problems);
      } else if (partner.name() != null) {
        problems.add(FieldProblem.of(row + "name", "projects.problem.one-of-two"));
      }
      length(row + "name", partner.name(), LINE, problems);
      length(row + "part", partner.part(), LINE, problems);
    }
  }

  private static void links(List<InitiativeDraft.Link> links, List<FieldProblem> problems) {
    most("links", links, FUNDINGS, problems);
    for (int i = 0; i < links.size(); i++) {
      InitiativeDraft.Link link = links.get(i);
      String row = "links." + i + ".";
      require(row + "address", link.address(), problems);
      if (link.address() != null && !address(link.address())) {
        problems.add(FieldProblem.of(row + "address", "projects.problem.address"));
      }
      length(row + "title", link.title(), LINE, problems);
    }
  }

  private static boolean address(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= ADDRESS
          && uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static void require(String field, Object value, List<FieldProblem> problems) {
    if (value == null) {
      problems.add(FieldProblem.of(field, "portal.problem.required"));
    }
  }

  private static void length(String field, String text, int most, List<FieldProblem> problems) {
    if (text != null && text.length() > most) {
      problems.add(FieldProblem.of(field, "portal.problem.too-long", "max", most));
    }
  }

  private static void most(String field, List<?> rows, int most, List<FieldProblem> problems) {
    if (rows.size() > most) {
      problems.add(FieldProblem.of(field, "projects.problem.too-many", "max", most));
    }
  }

  private static void money(String field, BigDecimal amount, List<FieldProblem> problems) {
    if (amount != null
        && (amount.signum() < 0 || amount.scale() > 2 || amount.compareTo(MOST_MONEY) > 0)) {
      problems.add(FieldProblem.of(field, "projects.problem.money"));
    }
  }

  private static void day(String field, LocalDate day, List<FieldProblem> problems) {
    if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
      problems.add(FieldProblem.of(field, "projects.problem.date"));
    }
  }
}

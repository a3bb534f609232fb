package org.alliance.portal.projects.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeDraft.Evidence;
import org.alliance.portal.projects.api.InitiativeDraft.Funding;
import org.alliance.portal.projects.api.InitiativeDraft.Kind;
import org.alliance.portal.projects.api.InitiativeDraft.Link;
import org.alliance.portal.projects.api.InitiativeDraft.NeedsMethod;
import org.alliance.portal.projects.api.InitiativeDraft.Partner;
import org.alliance.portal.projects.api.InitiativeDraft.Result;
import org.alliance.portal.projects.api.InitiativeDraft.Status;
import org.alliance.portal.projects.api.InitiativeText;

/**
 * An initiative as the fields of a form, and back. Names are those of the draft's parts: {@code
 * themes}, {@code texts.en.title}, {@code results.0.indicator}. Problems carry the same names.
 */
public final class InitiativeForm {
  /** Parts of a text, in the order of the form. */
  public static final List<String> TEXTS =
      List.of(
          "title",
          "summary",
          "needs",
          "planning",
          "actions",
          "outcome",
          "challenges",
          "successes",
          "lessons",
          "notAgain",
          "transfer");

  /** Fields with several values. */
  static final Set<String> SEVERAL = Set.of("themes", "attachments");

  /** Fields with one value. */
  private static final Set<String> SINGLE =
      Set.of(
          "kind",
          "original",
          "status",
          "from",
          "to",
          "needsMethod",
          "needsDate",
          "evidence",
          "budget");

  /** Tables and their columns. */
  static final Map<String, List<String>> TABLES =
      Map.of(
          "fundings", List.of("programme", "amount", "share"),
          "results", List.of("indicator", "baseline", "value", "unit"),
          "partners", List.of("organisation", "name", "part"),
          "links", List.of("address", "title"));

  private static final Pattern CELL = Pattern.compile("([a-z]+)\\.\\d{1,3}\\.([a-z]+)");
  private static final Pattern TEXT = Pattern.compile("texts\\.([a-z]{2})\\.([a-zA-Z]+)");

  private InitiativeForm() {}

  /**
   * What was read of a form.
   *
   * @param draft as far as it could be read
   * @param problems what could not be read, in no particular order
   */
  public record Read(InitiativeDraft draft, List<FieldProblem> problems) {}

  /** Whether a form has a field of this name. */
  public static boolean field(String name) {
    Matcher cell = CELL.matcher(name);
    if (cell.matches()) {
      return TABLES.getOrDefault(cell.group(1), List.of()).contains(cell.group(2));
    }
    Matcher text = TEXT.matcher(name);
    return text.matches()
        ? TEXTS.contains(text.group(2))
        : SINGLE.contains(name) || SEVERAL.contains(name);
  }

  /**
   * The fields that a form has, with what was typed over what was there.
   *
   * @param before what was there
   * @param typed some fields; a blank one empties its field, and what is no field is left out
   */
  static Map<String, List<String>> merged(
      Map<String, List<String>> before, Map<String, List<String>> typed) {
    Map<String, List<String>> merged = new TreeMap<>(before);
    typed.forEach(
        (name, values) -> {
          if (field(name)) {
            List<String> said = values.stream().filter(value -> !value.isBlank()).toList();
            if (said.isEmpty()) {
              merged.remove(name);
            } else {
              merged.put(name, said);
            }
          }
        });
    return merged;
  }

  /** Reads a form. */
  public static Read read(Map<String, List<String>> values) {
    FormReader r = new FormReader(values);
    InitiativeDraft draft =
        new InitiativeDraft(
            r.choice("kind", Kind.class),
            r.text("original"),
            texts(values),
            r.all("themes"),
            r.choice("status", Status.class),
            r.date("from"),
            r.date("to"),
            r.choice("needsMethod", NeedsMethod.class),
            r.date("needsDate"),
            r.choice("evidence", Evidence.class),
            r.money("budget"),
            r.rows(
                "fundings",
                row ->
                    new Funding(
                        r.text(row + "programme"),
                        r.money(row + "amount"),
                        r.number(row + "share"))),
            r.rows(
                "results",
                row ->
                    new Result(
                        r.text(row + "indicator"),
                        r.number(row + "baseline"),
                        r.number(row + "value"),
                        r.text(row + "unit"))),
            r.rows(
                "partners",
                row ->
                    new Partner(
                        r.id(row + "organisation"), r.text(row + "name"), r.text(row + "part"))),
            r.rows("links", row -> new Link(r.text(row + "address"), r.text(row + "title"))),
            r.ids("attachments"));
    return new Read(draft, List.copyOf(r.problems));
  }

  private static Map<String, InitiativeText> texts(Map<String, List<String>> values) {
    Map<String, Map<String, String>> byLang = new TreeMap<>();
    values.forEach(
        (name, typed) -> {
          Matcher field = TEXT.matcher(name);
          if (field.matches() && !typed.isEmpty() && !typed.get(0).isBlank()) {
            byLang
                .computeIfAbsent(field.group(1), lang -> new TreeMap<>())
                .put(field.group(2), typed.get(0));
          }
        });
    Map<String, InitiativeText> texts = new TreeMap<>();
    byLang.forEach((lang, parts) -> texts.put(lang, text(parts)));
    return texts;
  }

  private static InitiativeText text(Map<String, String> parts) {
    return new InitiativeText(
        parts.get("title"),
        parts.get("summary"),
        parts.get("needs"),
        parts.get("planning"),
        parts.get("actions"),
        parts.get("outcome"),
        parts.get("challenges"),
        parts.get("successes"),
        parts.get("lessons"),
        parts.get("notAgain"),
        parts.get("transfer"));
  }

  /** One part of a text by its name in {@link #TEXTS}; null when nothing was said. */
  public static String part(InitiativeText text, String name) {
    return switch (name) {
      case "title" -> text.title();
      case "summary" -> text.summary();
      case "needs" -> text.needs();
      case "planning" -> text.planning();
      case "actions" -> text.actions();
      case "outcome" -> text.outcome();
      case "challenges" -> text.challenges();
      case "successes" -> text.successes();
      case "lessons" -> text.lessons();
      case "notAgain" -> text.notAgain();
      case "transfer" -> text.transfer();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A draft as the fields of a form; what it does not say has no field. */
  public static Map<String, List<String>> values(InitiativeDraft draft) {
    FormWriter w = new FormWriter();
    w.put("kind", draft.kind());
    w.put("original", draft.original());
    draft
        .texts()
        .forEach(
            (lang, text) ->
                TEXTS.forEach(name -> w.put("texts." + lang + "." + name, part(text, name))));
    w.all("themes", draft.themes());
    w.put("status", draft.status());
    w.put("from", draft.from());
    w.put("to", draft.to());
    w.put("needsMethod", draft.needsMethod());
    w.put("needsDate", draft.needsDate());
    w.put("evidence", draft.evidence());
    w.money("budget", draft.budget());
    w.rows(
        "fundings",
        draft.fundings(),
        (row, funding) -> {
          w.put(row + "programme", funding.programme());
          w.money(row + "amount", funding.amount());
          w.put(row + "share", funding.share());
        });
    w.rows(
        "results",
        draft.results(),
        (row, result) -> {
          w.put(row + "indicator", result.indicator());
          w.put(row + "baseline", result.baseline());
          w.put(row + "value", result.value());
          w.put(row + "unit", result.unit());
        });
    w.rows(
        "partners",
        draft.partners(),
        (row, partner) -> {
          w.put(row + "organisation", partner.organisation());
          w.put(row + "name", partner.name());
          w.put(row + "part", partner.part());
        });
    w.rows(
        "links",
        draft.links(),
        (row, link) -> {
          w.put(row + "address", link.address());
          w.put(row + "title", link.title());
        });
    w.all("attachments", draft.attachments());
    return w.values;
  }
}

package org.alliance.portal.projects.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
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
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "fundings", List.of("programme", "amount", "share"),
          "results", List.of("indicator", "baseline", "value", "unit"),
          "partners", List.of("organisation", "name", "part"),
          "links", List.of("address", "title"));

  private static final Pattern CELL = Pattern.compile("([a-z]+)\\.\\d{1,3}\\.([a-z]+)");
  private static final Pattern TEXT = Pattern.compile("texts\\.([a-z]{2})\\.([a-zA-Z]+)");
  private static final Pattern FRENCH_DATE =
      Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})");
  private static final int LONGEST_NUMBER = 30;
  private static final int DECIMALS = 6;
  private static final int DIGITS = 15;
  private static final int THOUSANDTHS = 3;

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
    Reader r = new Reader(values);
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
    Writer w = new Writer();
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

  /** Writes fields. */
  private static final class Writer {
    final Map<String, List<String>> values = new LinkedHashMap<>();

    void put(String name, Object value) {
      if (value instanceof Enum<?> word) {
        values.put(name, List.of(word.name().toLowerCase(Locale.ROOT)));
      } else if (value instanceof BigDecimal number) {
        values.put(name, List.of(number.toPlainString()));
      } else if (value != null) {
        values.put(name, List.of(value.toString()));
      }
    }

    /** Thousandths, which an amount must not have, get a digit more, or they were thousands. */
    void money(String name, BigDecimal amount) {
      put(
          name,
          amount != null && amount.scale() == THOUSANDTHS
              ? amount.setScale(THOUSANDTHS + 1)
              : amount);
    }

    void all(String name, Collection<?> several) {
      if (!several.isEmpty()) {
        values.put(name, several.stream().map(String::valueOf).toList());
      }
    }

    <T> void rows(String name, List<T> rows, BiConsumer<String, T> each) {
      for (int i = 0; i < rows.size(); i++) {
        each.accept(name + "." + i + ".", rows.get(i));
      }
    }
  }

  /** Reads fields, and notes what cannot be read. */
  private static final class Reader {
    final Map<String, List<String>> values;
    final List<FieldProblem> problems = new ArrayList<>();

    Reader(Map<String, List<String>> values) {
      this.values = values;
    }

    List<String> all(String name) {
      return values.getOrDefault(name, List.of()).stream()
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .toList();
    }

    String text(String name) {
      List<String> all = all(name);
      return all.isEmpty() ? null : all.get(0);
    }

    private <T> T parsed(String name, String problem, Function<String, T> parse) {
      String text = text(name);
      if (text == null) {
        return null;
      }
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        problems.add(FieldProblem.of(name, problem));
        return null;
      }
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
      return parsed(
          name,
          "portal.problem.unknown-value",
          text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    LocalDate date(String name) {
      return parsed(name, "projects.problem.date", InitiativeForm::date);
    }

    BigDecimal number(String name) {
      return parsed(name, "projects.problem.number", InitiativeForm::number);
    }

    BigDecimal money(String name) {
      return parsed(name, "projects.problem.number", InitiativeForm::money);
    }

    Id id(String name) {
      return parsed(name, "portal.problem.unknown-value", Id::parse);
    }

    List<Id> ids(String name) {
      List<Id> ids = new ArrayList<>();
      for (String text : all(name)) {
        try {
          ids.add(Id.parse(text));
        } catch (IllegalArgumentException e) {
          problems.add(FieldProblem.of(name, "portal.problem.unknown-value"));
        }
      }
      return ids;
    }

    /** Rows with anything in them, in the order of their numbers. */
    <T> List<T> rows(String name, Function<String, T> row) {
      List<String> columns = TABLES.get(name);
      TreeSet<Integer> numbers = new TreeSet<>();
      Pattern cell = Pattern.compile(Pattern.quote(name) + "\\.(\\d{1,3})\\.([a-z]+)");
      values
          .keySet()
          .forEach(
              field -> {
                Matcher found = cell.matcher(field);
                if (found.matches() && columns.contains(found.group(2)) && text(field) != null) {
                  numbers.add(Integer.valueOf(found.group(1)));
                }
              });
      return numbers.stream().map(number -> row.apply(name + "." + number + ".")).toList();
    }
  }

  /** A day as programs write it, or as people in Europe do: 3/2/2024 is in February. */
  static LocalDate date(String text) {
    Matcher day = FRENCH_DATE.matcher(text);
    return day.matches()
        ? LocalDate.of(
            Integer.parseInt(day.group(3)),
            Integer.parseInt(day.group(2)),
            Integer.parseInt(day.group(1)))
        : LocalDate.parse(text);
  }

  /**
   * A number with its thousands apart or not, and a decimal point or comma. {@code 3,125} is
   * refused: in English it is a thousand times what it is in French.
   */
  static BigDecimal number(String text) {
    String plain = bare(text);
    if (plain.matches("-?[1-9]\\d{0,2},\\d{3}")) {
      throw new NumberFormatException("Thousands or thousandths");
    }
    return decimal(plain);
  }

  /** An amount: it has no thousandths, so three digits behind a mark are thousands. */
  static BigDecimal money(String text) {
    String plain = bare(text);
    return decimal(
        plain.matches("-?[1-9]\\d{0,2}[.,]\\d{3}") ? plain.replaceAll("[.,]", "") : plain);
  }

  private static String bare(String text) {
    String plain = text.replaceAll("[\\s\\u00a0\\u202f'’€%]", "");
    if (plain.length() > LONGEST_NUMBER || !plain.matches("-?[0-9.,]+")) {
      throw new NumberFormatException("Not a number");
    }
    return plain;
  }

  private static BigDecimal decimal(String text) {
    String plain = text;
    int comma = plain.lastIndexOf(',');
    int point = plain.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      String thousands = comma > point ? "." : ",";
      plain = plain.replace(thousands, "");
    } else if (plain.matches("-?\\d{1,3}(,\\d{3}){2,}|-?\\d{1,3}(\\.\\d{3}){2,}")) {
      plain = plain.replaceAll("[.,]", "");
    }
    BigDecimal number = new BigDecimal(plain.replace(',', '.')).stripTrailingZeros();
    if (number.scale() > DECIMALS || number.precision() - number.scale() > DIGITS) {
      throw new NumberFormatException("Too long");
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}

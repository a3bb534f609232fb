package org.alliance.portal.projects.internal.door;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.projects.api.InitiativeText;

/**
 * Turns what programs send into values, and collects what cannot be read: a program is told
 * everything at once. Whether it may be published is looked at when it is submitted.
 */
public final class Reading {
  private static final String UNKNOWN = "portal.problem.unknown-value";
  private static final int DECIMALS = 6;
  private static final int DIGITS = 15;

  private final List<FieldProblem> problems = new ArrayList<>();

  /** Refuses when anything could not be read. */
  public void refuse() {
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  /** A value that a parser makes of a text; null for a blank text. */
  public <T> T value(String field, String text, String problem, Function<String, T> parser) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add(FieldProblem.of(field, problem));
      return null;
    }
  }

  /** One of an enum's values by its name in lower case; null for a blank text. */
  public <E extends Enum<E>> E choice(String field, String text, Class<E> type) {
    return value(
        field,
        text,
        UNKNOWN,
        word -> {
          if (!word.equals(word.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Not in lower case");
          }
          return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        });
  }

  /** An id; null for a blank text. */
  public Id id(String field, String text) {
    return value(field, text, UNKNOWN, Id::parse);
  }

  /** An id that must be there. */
  public Id required(String field, String text) {
    if (text == null || text.isBlank()) {
      problems.add(FieldProblem.of(field, "portal.problem.required"));
      return null;
    }
    return id(field, text);
  }

  /** A number of a length that can be kept; null for none. */
  public BigDecimal number(String field, BigDecimal sent) {
    if (sent == null) {
      return null;
    }
    BigDecimal number = sent.stripTrailingZeros();
    if (number.scale() > DECIMALS || (long) number.precision() - number.scale() > DIGITS) {
      problems.add(FieldProblem.of(field, "projects.problem.number"));
      return null;
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /**
   * The rows of a table.
   *
   * @param most how many there may be
   * @param row makes one of what was sent, with the start of its fields' names
   */
  public <S, T> List<T> rows(String field, List<S> sent, int most, BiFunction<String, S, T> row) {
    List<T> rows = new ArrayList<>();
    if (sent == null) {
      return rows;
    }
    if (sent.size() > most) {
      problems.add(FieldProblem.of(field, "projects.problem.too-many", "max", most));
      return rows;
    }
    for (int i = 0; i < sent.size(); i++) {
      String name = field + "." + i;
      if (sent.get(i) == null) {
        problems.add(FieldProblem.of(name, "portal.problem.required"));
      } else {
        rows.add(row.apply(name + ".", sent.get(i)));
      }
    }
    return rows;
  }

  /** Codes of a vocabulary, without blank ones. */
  public static List<String> codes(List<String> sent) {
    return sent == null
        ? List.of()
        : sent.stream()
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(code -> !code.isEmpty())
            .toList();
  }

  /** Texts by language; what is no language could not be kept. */
  public Map<String, InitiativeText> texts(Map<String, InitiativeText> sent) {
    Map<String, InitiativeText> texts = new TreeMap<>();
    sent.forEach(
        (lang, text) -> {
          if (lang.matches("[a-z]{2}")) {
            texts.put(lang, text);
          } else {
            problems.add(FieldProblem.of("texts." + lang, UNKNOWN));
          }
        });
    return texts;
  }

  /** A number as programs get it: without needless digits, and never with an exponent. */
  public static BigDecimal plain(BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** The word that stands for a choice; null for none. */
  public static String word(Enum<?> choice) {
    return choice == null ? null : choice.name().toLowerCase(Locale.ROOT);
  }
}

package org.alliance.portal.profiles.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;

/**
 * Turns the texts that clients send into values, and collects what could not be read, so that the
 * doors tell it together with what the rules refuse.
 */
public final class Reading {
  private static final List<String> ORDER =
      List.of(
          "original",
          "names",
          "kind",
          "country",
          "nuts",
          "lau",
          "position",
          "population",
          "website",
          "accession",
          "workingLanguages",
          "themes",
          "competences",
          "texts",
          "actionPlan",
          "mediators",
          "estimate",
          "visibility");

  private final List<FieldProblem> problems = new ArrayList<>();

  /** Everything that could not be read so far. */
  public List<FieldProblem> problems() {
    return List.copyOf(problems);
  }

  /** One of an enum's values by its name in lower case; null for a blank text. */
  public <E extends Enum<E>> E choice(String field, String text, Class<E> type) {
    return value(
        field,
        text,
        "portal.problem.unknown-value",
        t -> {
          if (!t.equals(t.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not in lower case");
          }
          return Enum.valueOf(type, t.toUpperCase(Locale.ROOT));
        });
  }

  /** A value that a parser makes of a text; null for a blank text. */
  public <T> T value(String field, String text, String problem, Function<String, T> parser) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      problems.add(FieldProblem.of(field, problem));
      return null;
    }
  }

  /** Refuses when anything could not be read or is against the rules. */
  public void refuse(List<FieldProblem> byRules) {
    if (!problems.isEmpty()) {
      throw new ValidationException(with(byRules));
    }
  }

  /** What could not be read with what the rules refuse, each field once, in their order. */
  public List<FieldProblem> with(List<FieldProblem> byRules) {
    Set<String> unread = problems.stream().map(FieldProblem::field).collect(Collectors.toSet());
    List<FieldProblem> all = new ArrayList<>(problems);
    byRules.stream().filter(p -> !unread.contains(p.field())).forEach(all::add);
    all.sort(Comparator.comparingInt(p -> ORDER.indexOf(p.field().split("\\.", 2)[0])));
    return all;
  }
}

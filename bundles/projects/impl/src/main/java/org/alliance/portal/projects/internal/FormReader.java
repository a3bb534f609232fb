package org.alliance.portal.projects.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;

/** Reads the fields of a form, and notes what cannot be read. */
final class FormReader {
  final Map<String, List<String>> values;
  final List<FieldProblem> problems = new ArrayList<>();

  FormReader(Map<String, List<String>> values) {
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
    return parsed(name, "projects.problem.date", Typed::date);
  }

  BigDecimal number(String name) {
    return parsed(name, "projects.problem.number", Typed::number);
  }

  BigDecimal money(String name) {
    return parsed(name, "projects.problem.number", Typed::money);
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
    List<String> columns = InitiativeForm.TABLES.get(name);
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

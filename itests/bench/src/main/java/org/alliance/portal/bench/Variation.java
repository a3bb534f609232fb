package org.alliance.portal.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What an initiative says otherwise than the sample it is made from, as invented by chance. Some
 * values are much more frequent than others, as in life.
 *
 * @param titles its name in each language
 * @param themes one to three
 * @param kind project, policy or practice
 * @param status where it stands
 * @param evidence null when nothing is known
 * @param from first day
 * @param to last day; null when it goes on
 * @param budget in euros; null when not said
 * @param updated when it was last published
 */
record Variation(
    Titles titles,
    List<String> themes,
    String kind,
    String status,
    String evidence,
    LocalDate from,
    LocalDate to,
    Long budget,
    long updated) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KINDS =
      List.of("project", "project", "practice", "practice", "policy");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
  private static final long YEARS_MILLIS = 4L * 365 * 24 * 3_600_000;

  /**
   * Invents one.
   *
   * @param known codes of themes, of which the first are the most frequent
   * @param age share of all that were there before it: who comes later was mostly published later
   */
  static Variation next(Random random, List<String> known, double age) {
    Set<String> themes = new LinkedHashSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      themes.add(known.get(skewed(random, known.size())));
    }
    LocalDate from = FIRST.plusDays(random.nextInt(365 * 16));
    LocalDate to = random.nextInt(5) == 0 ? null : from.plusDays(180 + random.nextInt(1_600));
    String evidence =
        switch (random.nextInt(4)) {
          case 0, 1 -> "promising";
          case 2 -> "demonstrated";
          default -> null;
        };
    Long budget =
        random.nextInt(6) == 0 ? null : Math.round(Math.exp(8.5 + 7 * random.nextDouble()));
    long now = TODAY.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    return new Variation(
        new Titles(random),
        List.copyOf(themes),
        KINDS.get(random.nextInt(KINDS.size())),
        status(random, from, to),
        evidence,
        from,
        to,
        budget,
        now - (long) (YEARS_MILLIS * (1 - age + random.nextDouble() / 20)));
  }

  private static String status(Random random, LocalDate from, LocalDate to) {
    if (from.isAfter(TODAY)) {
      return "planned";
    }
    if (to == null || to.isAfter(TODAY)) {
      return "running";
    }
    return random.nextInt(12) == 0 ? "stopped" : "completed";
  }

  /** A number from 0 to most - 1, a small one more often. */
  static int skewed(Random random, int most) {
    double share = random.nextDouble();
    return (int) (share * share * most);
  }

  /** The columns of its row, beside the id, the organisation and the country. */
  Map<String, Object> columns() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("kind", kind);
    columns.put("status", status);
    columns.put("evidence", evidence);
    columns.put("date_from", text(from));
    columns.put("date_to", text(to));
    columns.put("budget_cents", budget == null ? null : budget * 100);
    columns.put("themes", String.join(" ", themes));
    columns.put("updated", updated);
    return columns;
  }

  /** The whole of a sample, each field with a list of values, as this one says it. */
  String content(ObjectNode sample) {
    ObjectNode content = sample.deepCopy();
    fields(languages(content.fieldNames()))
        .forEach(
            (name, values) -> {
              if (values.isEmpty()) {
                content.remove(name);
              } else {
                ArrayNode list = content.putArray(name);
                values.forEach(list::add);
              }
            });
    return written(content);
  }

  /** The whole of a sample, as the history keeps it, as this one says it. */
  String snapshot(ObjectNode sample) {
    ObjectNode snapshot = sample.deepCopy();
    List<String> languages = new ArrayList<>();
    snapshot.path("texts").fieldNames().forEachRemaining(languages::add);
    fields(languages)
        .forEach(
            (name, values) -> {
              String[] path = name.split("\\.");
              ObjectNode part = snapshot;
              for (int i = 0; i < path.length - 1; i++) {
                part = part.withObject("/" + path[i]);
              }
              String last = path[path.length - 1];
              if (name.equals("themes")) {
                ArrayNode list = part.putArray(last);
                values.forEach(list::add);
              } else if (values.isEmpty()) {
                part.remove(last);
              } else {
                part.put(last, values.get(0));
              }
            });
    return written(snapshot);
  }

  private static List<String> languages(java.util.Iterator<String> fields) {
    List<String> languages = new ArrayList<>();
    fields.forEachRemaining(
        name -> {
          if (name.matches("texts\\.[a-z]{2}\\.title")) {
            languages.add(name.split("\\.")[1]);
          }
        });
    return languages;
  }

  private Map<String, List<String>> fields(List<String> languages) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("themes", themes);
    fields.put("kind", List.of(kind));
    fields.put("status", some(status));
    fields.put("evidence", some(evidence));
    fields.put("from", some(text(from)));
    fields.put("to", some(text(to)));
    fields.put("budget", some(text(budget)));
    languages.forEach(lang -> fields.put("texts." + lang + ".title", List.of(titles.in(lang))));
    return fields;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static List<String> some(String value) {
    return value == null ? List.of() : List.of(value);
  }

  /** Reads what {@link #content} and {@link #snapshot} are made from. */
  static ObjectNode read(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new BenchException("Not an object: " + json);
    } catch (JsonProcessingException e) {
      throw new BenchException("Not JSON: " + json, e);
    }
  }

  private static String written(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new BenchException("Not JSON", e);
    }
  }
}

package org.alliance.portal.projects.internal.web.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of the short forms by which an initiative is written. */
public enum WriteStep {
  /** What must be said: enough to be published. */
  SHORT(List.of("kind", "original", "themes"), List.of("title", "summary", "outcome"), List.of()),
  /** Which needs were found, and how the work was planned. */
  NEEDS(List.of("needsMethod", "needsDate"), List.of("needs", "planning"), List.of()),
  /** What was done, when, by whom and with which money. */
  WORK(
      List.of("status", "from", "to", "budget"),
      List.of("actions"),
      List.of("partners", "fundings")),
  /** What came of it. */
  RESULTS(List.of("evidence"), List.of("outcome", "challenges", "successes"), List.of("results")),
  /** What others can learn. */
  LEARNING(List.of(), List.of("lessons", "notAgain", "transfer"), List.of("links")),
  /** Files: they are sent by themselves, so that nothing else is typed here that would be lost. */
  MORE(List.of(), List.of(), List.of()),
  /** The same in other languages. */
  LANGUAGES(List.of(), List.of(), List.of()),
  /** Everything once more before it is submitted. */
  REVIEW(List.of(), List.of(), List.of());

  private final List<String> fields;
  private final List<String> texts;
  private final List<String> tables;

  WriteStep(List<String> fields, List<String> texts, List<String> tables) {
    this.fields = fields;
    this.texts = texts;
    this.tables = tables;
  }

  /** Fields of this step's form that are neither texts nor tables. */
  public List<String> fields() {
    return fields;
  }

  /** Parts of the texts in the original language that this step asks for. */
  public List<String> texts() {
    return texts;
  }

  /** Tables of this step's form. */
  public List<String> tables() {
    return tables;
  }

  /** How the address and the texts' keys name the step. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step that comes next; {@link #REVIEW} after itself. */
  public WriteStep next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  /** The step with this key; the first for any other text or null. */
  public static WriteStep of(String key) {
    return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst().orElse(SHORT);
  }

  /**
   * Whether a field stands in this step.
   *
   * @param original language of the original
   */
  public boolean has(String field, String original) {
    String[] parts = field.split("\\.");
    if (parts[0].equals("texts") && parts.length > 2) {
      return parts[1].equals(original) ? texts.contains(parts[2]) : this == LANGUAGES;
    }
    return fields.contains(field)
        || tables.contains(parts[0])
        || this == MORE && List.of("attachments", "file", "file.title").contains(field);
  }

  /** The step in which a field stands; the first for a problem of no field. */
  public static WriteStep with(String field, String original) {
    return Arrays.stream(values())
        .filter(step -> step.has(field, original))
        .findFirst()
        .orElse(SHORT);
  }

  /** Parts of the form in the order in which they are read: fields, texts and tables by name. */
  public static List<String> order() {
    List<String> order = new ArrayList<>(List.of("kind", "title"));
    for (WriteStep step : values()) {
      order.addAll(step.texts);
      order.addAll(step.fields);
      order.addAll(step.tables);
    }
    order.add("attachments");
    return order.stream().distinct().toList();
  }
}

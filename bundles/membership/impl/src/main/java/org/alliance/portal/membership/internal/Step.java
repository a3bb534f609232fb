package org.alliance.portal.membership.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of the short forms of an application. */
public enum Step {
  /** Which organisation. */
  ORGANISATION("name", "nameLang", "nameTranslated", "country", "kind", "website"),
  /** What it does. */
  ABOUT("population", "themes", "about", "reasons"),
  /** Who applies. */
  CONTACT("contactName", "contactFunction", "email", "phone", "lang"),
  /** Everything once more, and the consent. */
  CHECK("agree");

  private final List<String> fields;

  Step(String... fields) {
    this.fields = List.of(fields);
  }

  /** Names of its fields. */
  public List<String> fields() {
    return fields;
  }

  /** How addresses and texts name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step that comes next; {@link #CHECK} after itself. */
  public Step next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  /** The step with a key; empty for any other text or null. */
  public static Optional<Step> of(String key) {
    return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
  }

  /** The step whose form has a field; the last for a problem of no field. */
  public static Step with(String field) {
    return Arrays.stream(values())
        .filter(step -> step.fields.contains(field))
        .findFirst()
        .orElse(CHECK);
  }
}

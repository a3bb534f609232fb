package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.profiles.api.Section;

/** One of the short forms by which a profile is written. */
public enum EditStep {
  /** Who it is. */
  NAMES,
  /** Inhabitants, codes and place. */
  FACTS,
  /** What it says of itself. */
  ABOUT,
  /** What it works on, looks for and offers. */
  WORK,
  /** How Roma and Travellers take part, the plan and the estimate. */
  PARTICIPATION,
  /** Who may see what. */
  VISIBILITY,
  /** Everything once more before it is published. */
  REVIEW;

  private static final List<String> LANGUAGES = List.of("en", "fr", ProfileForm.LOCAL);

  /** Names of the fields of this step's form; none for {@link #REVIEW}. */
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    switch (this) {
      case NAMES ->
          fields.addAll(
              List.of(
                  "original",
                  "names.en",
                  "names.fr",
                  "names.local",
                  "kind",
                  "country",
                  "accession.status",
                  "accession.date"));
      case FACTS ->
          fields.addAll(
              List.of(
                  "population.count",
                  "population.year",
                  "nuts.code",
                  "nuts.version",
                  "lau.code",
                  "lau.version",
                  "position.latitude",
                  "position.longitude",
                  "mediators"));
      case ABOUT -> {
        fields.addAll(texts("summary"));
        fields.addAll(List.of("website", "workingLanguages"));
      }
      case WORK -> {
        fields.addAll(List.of("themes", "competences"));
        fields.addAll(texts("needs", "competences", "fundsExperience"));
      }
      case PARTICIPATION -> {
        fields.addAll(texts("participationBody"));
        fields.addAll(
            List.of(
                "actionPlan.from",
                "actionPlan.to",
                "actionPlan.adopted",
                "actionPlan.link",
                "estimate.minimum",
                "estimate.maximum",
                "estimate.groups",
                "estimate.source",
                "estimate.year",
                "estimate.method"));
      }
      case VISIBILITY ->
          Arrays.stream(Section.values()).map(ProfileForm::visibility).forEach(fields::add);
      case REVIEW -> {
        // It has no field of its own.
      }
    }
    return fields;
  }

  private static List<String> texts(String... parts) {
    List<String> names = new ArrayList<>();
    for (String lang : LANGUAGES) {
      for (String part : parts) {
        names.add("texts." + lang + "." + part);
      }
    }
    return names;
  }

  /** The texts in which people may be named, in the order of the fields. */
  public List<String> texts() {
    return fields().stream().filter(name -> name.startsWith("texts.")).toList();
  }

  /** How the address and the texts' keys name the step. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step that comes next; {@link #REVIEW} after itself. */
  public EditStep next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  /** The step with this key; the first for any other text or null. */
  public static EditStep of(String key) {
    return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst().orElse(NAMES);
  }

  /** The step whose form has a field; the first for a problem of no field. */
  public static EditStep with(String field) {
    return Arrays.stream(values())
        .filter(step -> step.fields().contains(field))
        .findFirst()
        .orElse(NAMES);
  }
}

package org.alliance.portal.profiles.internal.web;

import java.util.List;
import java.util.Map;
import org.alliance.portal.profiles.api.Completeness;
import org.alliance.portal.profiles.api.Profile;

/**
 * Something a profile lacks, with the place where it is added.
 *
 * @param label what it is, in the reader's language
 * @param href where it is added; null when the page itself has a button for it
 */
public record Missing(String label, String href) {
  /** The step of the form in which a field stands. */
  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("population", "facts"),
          Map.entry("nuts", "facts"),
          Map.entry("position", "facts"),
          Map.entry("mediators", "facts"),
          Map.entry("summary", "about"),
          Map.entry("website", "about"),
          Map.entry("workingLanguages", "about"),
          Map.entry("themes", "work"),
          Map.entry("competences", "work"),
          Map.entry("needs", "work"),
          Map.entry("fundsExperience", "work"),
          Map.entry("actionPlan", "participation"),
          Map.entry("participationBody", "participation"));

  static List<Missing> of(
      Completeness completeness, Profile profile, FieldTexts texts, String lang) {
    String address = "/" + lang + "/profiles/" + profile.id();
    return completeness.missing().stream()
        .map(
            missing ->
                new Missing(
                    texts.text(lang, "profiles.missing." + missing.field()),
                    href(address, missing.field())))
        .toList();
  }

  private static String href(String address, String field) {
    return switch (field) {
      case "contacts" -> address + "/contacts";
      case "freshness" -> null;
      default -> {
        String step = STEPS.get(field);
        yield address + (step == null ? "/edit" : "/edit?step=" + step);
      }
    };
  }
}

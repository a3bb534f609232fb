package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;

/**
 * A profile as a reader of one language sees it.
 *
 * @param profile the profile itself
 * @param name in the best language for the reader
 * @param ownName in the original language; null when that is the same
 * @param kind end of the text key
 * @param accession end of the text key; null for none
 * @param method end of the estimate's text key; null for none
 * @param languages names of the working languages
 * @param sections the texts that are written
 */
public record ProfileView(
    Profile profile,
    ByLanguage.Chosen<String> name,
    ByLanguage.Chosen<String> ownName,
    String kind,
    String accession,
    String method,
    List<String> languages,
    List<Section> sections) {

  /**
   * One of the texts.
   *
   * @param key end of the heading's text key
   * @param lang the language it is in
   * @param paragraphs its paragraphs
   */
  public record Section(String key, String lang, List<String> paragraphs) {}

  private static final Map<String, Function<ProfileText, String>> TEXTS =
      Map.of(
          "summary", ProfileText::summary,
          "needs", ProfileText::needs,
          "competences", ProfileText::competences,
          "fundsExperience", ProfileText::fundsExperience,
          "participationBody", ProfileText::participationBody);
  private static final List<String> ORDER =
      List.of("summary", "needs", "competences", "fundsExperience", "participationBody");

  /** What a reader of this language sees. */
  public static ProfileView of(Profile p, String lang) {
    ByLanguage.Chosen<String> name = p.names().in(lang);
    String original = p.names().original();
    String own = p.names().values().get(original);
    return new ProfileView(
        p,
        name,
        own.equals(name.value()) ? null : new ByLanguage.Chosen<>(original, own),
        p.kind(),
        p.accession() == null ? null : key(p.accession().status()),
        p.estimate() == null ? null : key(p.estimate().method()),
        p.workingLanguages().stream().map(code -> Choices.language(code, lang)).toList(),
        sections(p, lang));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Each text falls back for itself: a reader gets French needs beside an English summary. */
  private static List<Section> sections(Profile p, String lang) {
    List<Section> sections = new ArrayList<>();
    if (p.texts() == null) {
      return sections;
    }
    Set<String> languages =
        new LinkedHashSet<>(Arrays.asList(lang, "en", "fr", p.texts().original()));
    languages.addAll(p.texts().values().keySet());
    for (String key : ORDER) {
      for (String candidate : languages) {
        ProfileText text = p.texts().values().get(candidate);
        String value = text == null ? null : TEXTS.get(key).apply(text);
        if (value != null) {
          sections.add(new Section(key, candidate, Arrays.asList(value.split("\\n\\s*"))));
          break;
        }
      }
    }
    return sections;
  }
}

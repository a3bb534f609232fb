package org.alliance.portal.profiles.internal.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;

/**
 * A profile as a reader of one language sees it. Each text falls back for itself: a reader gets
 * French needs beside an English summary.
 *
 * @param profile the profile itself
 * @param name in the best language for the reader
 * @param ownName in the original language; null when that is the same
 * @param kind a code of vocabulary {@code kind}
 * @param accession end of the text key; null for none
 * @param method end of the estimate's text key; null for none
 * @param summary may be null
 * @param needs may be null
 * @param competences what it can offer others; may be null
 * @param fundsExperience may be null
 * @param participationBody may be null
 */
public record ProfileView(
    Profile profile,
    ByLanguage.Chosen<String> name,
    ByLanguage.Chosen<String> ownName,
    String kind,
    String accession,
    String method,
    ByLanguage.Chosen<String> summary,
    ByLanguage.Chosen<String> needs,
    ByLanguage.Chosen<String> competences,
    ByLanguage.Chosen<String> fundsExperience,
    ByLanguage.Chosen<String> participationBody) {

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
        text(p, lang, ProfileText::summary),
        text(p, lang, ProfileText::needs),
        text(p, lang, ProfileText::competences),
        text(p, lang, ProfileText::fundsExperience),
        text(p, lang, ProfileText::participationBody));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static ByLanguage.Chosen<String> text(
      Profile p, String lang, Function<ProfileText, String> which) {
    if (p.texts() == null) {
      return null;
    }
    Set<String> languages =
        new LinkedHashSet<>(Arrays.asList(lang, "en", "fr", p.texts().original()));
    languages.addAll(p.texts().values().keySet());
    for (String candidate : languages) {
      ProfileText text = p.texts().values().get(candidate);
      String value = text == null ? null : which.apply(text);
      if (value != null) {
        return new ByLanguage.Chosen<>(candidate, value);
      }
    }
    return null;
  }
}

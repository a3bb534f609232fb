package org.alliance.portal.profiles.internal.web;

import java.util.List;
import java.util.function.UnaryOperator;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileSummary;

/**
 * A profile as an entry of a list.
 *
 * @param id as text
 * @param name with the language it is in
 * @param kind a code of vocabulary {@code kind}
 * @param country ISO 3166-1 alpha-2, or XK
 * @param population may be null
 * @param summary with the language it is in; may be null
 * @param extract where the words looked for are; null when that is nowhere to be shown
 * @param themes codes of vocabulary {@code theme}
 * @param position may be null
 * @param stale whether it is perhaps out of date
 * @param sample whether it is invented
 */
public record ProfileEntry(
    String id,
    ByLanguage.Chosen<String> name,
    String kind,
    String country,
    Integer population,
    ByLanguage.Chosen<String> summary,
    SearchResult.Extract extract,
    List<String> themes,
    Profile.Position position,
    boolean stale,
    boolean sample) {

  private static final int LONGEST_SUMMARY = 280;

  static ProfileEntry of(ProfileSummary p) {
    return of(p, null, false, UnaryOperator.identity());
  }

  /**
   * An entry.
   *
   * @param plain takes the marks out of a text
   */
  static ProfileEntry of(
      ProfileSummary p, SearchResult.Extract extract, boolean stale, UnaryOperator<String> plain) {
    return new ProfileEntry(
        p.id().toString(),
        p.name(),
        p.kind(),
        p.country(),
        p.population(),
        p.summary() == null
            ? null
            : new ByLanguage.Chosen<>(
                p.summary().lang(), shortened(plain.apply(p.summary().value()))),
        extract,
        p.themes(),
        p.position(),
        stale,
        p.sample());
  }

  /** A list is for choosing: the beginning is enough. */
  private static String shortened(String text) {
    if (text.length() <= LONGEST_SUMMARY) {
      return text;
    }
    int space = text.lastIndexOf(' ', LONGEST_SUMMARY);
    return text.substring(0, space < LONGEST_SUMMARY / 2 ? LONGEST_SUMMARY : space) + " …";
  }
}

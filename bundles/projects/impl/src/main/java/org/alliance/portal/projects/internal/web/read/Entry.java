package org.alliance.portal.projects.internal.web.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.internal.search.InitiativeFacets;

/**
 * An initiative as an entry of a list, as templates show it.
 *
 * @param id as text
 * @param title with the language it is in
 * @param organisation name of whose it is
 * @param country ISO 3166-1 alpha-2, or XK
 * @param kind end of its text's key
 * @param summary with the language it is in; may be null
 * @param extract where the words looked for are; null when that is nowhere to be shown
 * @param themes codes of vocabulary {@code theme}
 * @param status end of its text's key; may be null
 * @param evidence end of its text's key; may be null
 * @param from may be null
 * @param to may be null
 * @param budget may be null
 * @param adoptions how many adapted it
 * @param sample whether it is invented
 */
public record Entry(
    String id,
    ByLanguage.Chosen<String> title,
    ByLanguage.Chosen<String> organisation,
    String country,
    String kind,
    ByLanguage.Chosen<String> summary,
    SearchResult.Extract extract,
    List<String> themes,
    String status,
    String evidence,
    LocalDate from,
    LocalDate to,
    BigDecimal budget,
    int adoptions,
    boolean sample) {

  private static final int LONGEST_SUMMARY = 280;

  static Entry of(InitiativeSummary i) {
    return of(i, null, UnaryOperator.identity());
  }

  /**
   * An entry.
   *
   * @param plain takes the marks out of a text
   */
  static Entry of(InitiativeSummary i, SearchResult.Extract extract, UnaryOperator<String> plain) {
    return new Entry(
        i.id().toString(),
        i.title(),
        i.organisationName(),
        i.country(),
        code(i.kind()),
        i.summary() == null
            ? null
            : new ByLanguage.Chosen<>(
                i.summary().lang(), shortened(plain.apply(i.summary().value()))),
        tells(extract) ? extract : null,
        i.themes(),
        code(i.status()),
        code(i.evidence()),
        i.from(),
        i.to(),
        i.budget(),
        i.adoptions(),
        i.sample());
  }

  /** The end of the key of a choice's text; null for none. */
  static String code(Enum<?> value) {
    return value == null ? null : InitiativeFacets.code(value);
  }

  /** A list is for choosing: the beginning is enough. */
  private static String shortened(String text) {
    if (text.length() <= LONGEST_SUMMARY) {
      return text;
    }
    int space = text.lastIndexOf(' ', LONGEST_SUMMARY);
    return text.substring(0, space < LONGEST_SUMMARY / 2 ? LONGEST_SUMMARY : space) + " …";
  }

  /** An extract without a hit says less than the summary. */
  private static boolean tells(SearchResult.Extract extract) {
    return extract != null && extract.pieces().stream().anyMatch(SearchResult.Piece::hit);
  }
}

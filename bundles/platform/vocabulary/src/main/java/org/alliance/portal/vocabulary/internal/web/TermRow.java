package org.alliance.portal.vocabulary.internal.web;

import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.vocabulary.Term;

/**
 * A term as pages show it.
 *
 * @param name in the reader's language or the next best
 * @param en empty when there is none
 * @param fr empty when there is none
 * @param state key of its text
 * @param into name of the term that took its place, null unless merged
 */
public record TermRow(
    String code,
    int version,
    ByLanguage.Chosen<String> name,
    String en,
    String fr,
    String state,
    String into,
    String intoCode) {

  static TermRow of(Term term, String lang, String into) {
    Map<String, String> names = term.names().values();
    return new TermRow(
        term.code(),
        term.version(),
        term.names().in(lang),
        names.getOrDefault("en", ""),
        names.getOrDefault("fr", ""),
        term.state().name().toLowerCase(Locale.ROOT),
        into,
        term.mergedInto());
  }
}

package org.alliance.portal.vocabulary.internal;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.vocabulary.Term;

/** Terms for tests. */
final class Terms {
  private static final AtomicLong IDS = new AtomicLong(1);

  private Terms() {}

  static Term active(String scheme, String code, String en, String fr) {
    return new Term(
        new Id(IDS.getAndIncrement()),
        1,
        scheme,
        code,
        new ByLanguage<>("en", Map.of("en", en, "fr", fr)),
        Term.State.ACTIVE,
        null);
  }

  static Term theme(String code, String en, String fr) {
    return active("theme", code, en, fr);
  }

  static Term retired(Term term) {
    return new Term(
        term.id(), 2, term.scheme(), term.code(), term.names(), Term.State.RETIRED, null);
  }

  static Term merged(Term term, String into) {
    return new Term(
        term.id(), 2, term.scheme(), term.code(), term.names(), Term.State.MERGED, into);
  }
}

package org.alliance.portal.api.web;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchResult;

/**
 * What is a feature's own in a list: which things, which facets, how an entry looks, and what is
 * listed while there is no search. Everything else is done by {@link Lists}. Thread-safe.
 *
 * @param <E> an entry as the feature's template shows it; a public type
 */
public interface ListSource<E> {

  /** Type of the things, as in {@link org.alliance.portal.api.EntityRef}. */
  String type();

  /** What the address of the list may say. */
  ListOptions options();

  /** Whether only what is public is listed, whoever asks. */
  default boolean publicOnly() {
    return false;
  }

  /**
   * Entries for what the search found, in that order, in a bounded number of queries; those that
   * are gone are left out.
   *
   * @param ids in order
   * @param extracts where the words are, by id; only those that show one of the words, so that an
   *     entry without one shows its summary
   * @param lang language of the reader, ISO 639-1
   */
  List<E> entries(List<Id> ids, Map<Id, SearchResult.Extract> extracts, String lang);

  /**
   * A page of the list without a search.
   *
   * @param state one value each of {@link ListOptions#listed}, and the place
   * @param limit most entries
   * @param lang language of the reader, ISO 639-1
   * @throws org.alliance.portal.api.ValidationException when the place is none; the list is then
   *     shown from its beginning
   */
  Listed<E> listed(ListState state, int limit, String lang);

  /**
   * A page of a list that was made without a search.
   *
   * @param <E> an entry
   * @param entries in order
   * @param next place of the following entries; null at the end
   * @param total how many there are; null when nobody counted
   * @param counts by facet and value; no facet that is not to be offered
   */
  record Listed<E>(
      List<E> entries, String next, Long total, Map<String, Map<String, Long>> counts) {
    /** Copies the list. */
    public Listed {
      entries = List.copyOf(entries);
    }
  }
}

package org.alliance.portal.api.web;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.Suggestion;

/**
 * Lists that are searched in and narrowed by facets: the one place for what they all do. A feature
 * brings a {@link ListSource} and a template with the macros of {@code portal/lists}; its page is
 *
 * <pre>{@code
 * ListState.Reading reading = ListState.read(current.query(), source.options());
 * ListView<Entry> list = lists.view(source, lists.find(source, reading, lang, 25), address, lang);
 * return View.of("list").with("list", list).status(list.status());
 * }</pre>
 *
 * Texts are those of the bundle that got the service. While the search is away, or does not know
 * the things, the list goes on with what {@link ListSource#listed} can. A service of the platform;
 * thread-safe.
 */
public interface Lists {

  /**
   * What was found.
   *
   * @param <E> an entry
   * @param state what was looked for, without what could not be used
   * @param problems what could not be used, named by parameter
   * @param entries in order
   * @param next place of the following entries; null at the end
   * @param total how many there are; null when nobody counted
   * @param counts by facet and value; no facet that cannot be filtered by at the moment
   * @param corrected words with likelier spelling; null for none
   * @param searched false while there is no search
   * @param complete false while the search is being rebuilt
   */
  record Found<E>(
      ListState state,
      List<FieldProblem> problems,
      List<E> entries,
      String next,
      Long total,
      Map<String, Map<String, Long>> counts,
      String corrected,
      boolean searched,
      boolean complete) {
    /** Copies the lists. */
    public Found {
      problems = List.copyOf(problems);
      entries = List.copyOf(entries);
    }
  }

  /** The same without values that no vocabulary and no facet has; tells which. */
  ListState.Reading known(ListSource<?> source, ListState.Reading reading);

  /**
   * Finds a page of a list. What the address has and cannot be used is left out and told.
   *
   * @param reading what the address says
   * @param lang language of the reader, ISO 639-1
   * @param limit most entries, 1 to 200
   */
  <E> Found<E> find(ListSource<E> source, ListState.Reading reading, String lang, int limit);

  /**
   * The first entries of a list alone: nothing is counted, which takes longer the more there are.
   *
   * @param lang language of the reader, ISO 639-1
   * @param limit most entries, 1 to 200
   */
  <E> List<E> first(ListSource<E> source, ListState state, String lang, int limit);

  /**
   * What a template shows of a list, in the reader's language.
   *
   * @param address of the page with the list, with the language, such as {@code /en/profiles}
   * @param lang language of the reader, ISO 639-1
   */
  <E> ListView<E> view(ListSource<E> source, Found<E> found, String address, String lang);

  /** What the search is asked for all of a list, counting nothing. */
  SearchQuery query(ListSource<?> source, ListState state, String lang);

  /** Whether a search would miss nothing now; not so while it is away or being rebuilt. */
  boolean complete(SearchQuery query);

  /**
   * Hands over the ids of everything that a search finds on all pages, some at a time.
   *
   * @param batch most ids at a time
   * @throws IllegalStateException when there is no search, or it leaves in the middle: not
   *     everything was handed over
   */
  void each(SearchQuery query, int batch, Consumer<List<Id>> sink);

  /** Whether there is a search at the moment. */
  boolean searching();

  /**
   * Things of the list by the beginning of their name; empty while there is no search.
   *
   * @param typed what has been typed so far; blank for nothing
   * @param lang language of the reader, ISO 639-1
   * @param limit most suggestions of all types, 1 to 20
   */
  List<Suggestion> suggest(ListSource<?> source, String typed, String lang, int limit);
}

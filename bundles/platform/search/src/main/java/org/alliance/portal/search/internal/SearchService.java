package org.alliance.portal.search.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.search.internal.find.Finder;
import org.alliance.portal.search.internal.find.Sight;
import org.alliance.portal.search.internal.index.Indexer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds for whoever asks, as far as that reader may know. */
@Component(service = {Search.class, SearchService.class})
public final class SearchService implements Search {
  /** Action for using the search; what is found depends on the reader. */
  public static final String USE = "search.use";

  /** Most hits of a page. */
  public static final int MOST = 200;

  /** Most suggestions. */
  public static final int MOST_SUGGESTIONS = 20;

  private static final int LONGEST_TYPED = 100;
  private static final String UNKNOWN = "portal.problem.unknown-value";

  private final Access access;
  private final Searchables types;
  private final Indexer indexer;
  private final Finder finder = new Finder();

  @Activate
  public SearchService(
      @Reference Access access, @Reference Searchables types, @Reference Indexer indexer) {
    this.access = access;
    this.types = types;
    this.indexer = indexer;
  }

  @Override
  public SearchResult find(SearchQuery query) {
    access.require(USE);
    Map<String, Searchables.Entry> live = types.live();
    limit(query.limit(), MOST);
    check(query, live);
    Sight sight = sight(query.publicOnly(), live);
    boolean complete = indexer.complete(query.types().isEmpty() ? live.keySet() : query.types());
    SearchResult result = indexer.read(searcher -> finder.find(searcher, sight, query, complete));
    return result != null ? result : nothing(query);
  }

  private static SearchResult nothing(SearchQuery query) {
    Map<String, List<SearchResult.Count>> facets = new HashMap<>();
    query.counted().forEach(facet -> facets.put(facet, List.of()));
    return new SearchResult(List.of(), null, 0, facets, Map.of(), null, false);
  }

  @Override
  public void each(SearchQuery query, Consumer<EntityRef> sink) {
    access.require(USE);
    Map<String, Searchables.Entry> live = types.live();
    check(query, live);
    Sight sight = sight(query.publicOnly(), live);
    Boolean all =
        indexer.read(
            searcher -> {
              finder.each(searcher, sight, query, sink);
              return true;
            });
    if (all == null) {
      // Whoever writes what comes into a file would not notice that the rest is missing.
      throw new IllegalStateException("The index is not open, or was closed in the middle");
    }
  }

  @Override
  public List<Suggestion> suggest(String typed, String lang, int limit) {
    access.require(USE);
    limit(limit, MOST_SUGGESTIONS);
    if (typed == null || typed.isBlank()) {
      return List.of();
    }
    String start = typed.length() <= LONGEST_TYPED ? typed : typed.substring(0, LONGEST_TYPED);
    Sight sight = sight(false, types.live());
    List<Suggestion> found =
        indexer.read(searcher -> finder.suggest(searcher, sight, start, lang, limit));
    return found != null ? found : List.of();
  }

  private static void limit(int asked, int most) {
    if (asked < 1 || asked > most) {
      throw new ValidationException(
          new FieldProblem("limit", "portal.problem.range", Map.of("min", 1, "max", most)));
    }
  }

  private static void check(SearchQuery query, Map<String, Searchables.Entry> live) {
    if (!live.keySet().containsAll(query.types())) {
      throw new ValidationException(FieldProblem.of("type", UNKNOWN));
    }
    Set<String> facets = new HashSet<>();
    live.values().forEach(entry -> facets.addAll(entry.facets().keySet()));
    Set<String> asked = new HashSet<>(query.counted());
    asked.addAll(query.filters().keySet());
    asked.removeAll(facets);
    if (!asked.isEmpty()) {
      throw new ValidationException(
          asked.stream().sorted().map(name -> FieldProblem.of(name, UNKNOWN)).toList());
    }
  }

  private Sight sight(boolean publicOnly, Map<String, Searchables.Entry> live) {
    Set<String> members = new HashSet<>();
    Set<String> publicly = new HashSet<>();
    live.forEach(
        (type, entry) ->
            (!publicOnly && access.allows(entry.action(), null) ? members : publicly).add(type));
    return Sight.of(access.principal(), members, publicly);
  }

  /** Whether anything in the index has a number of this name to sort by. */
  public boolean knowsNumber(String name) {
    Boolean known = indexer.read(searcher -> Finder.knows(searcher, name));
    return Boolean.TRUE.equals(known);
  }
}

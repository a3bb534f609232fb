package org.alliance.portal.projects.internal.door;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;

/** Finds what it was told to find, and remembers what it was asked. */
public final class FoundFake implements Search {
  public final List<Id> hits = new ArrayList<>();
  public final Map<String, List<SearchResult.Count>> facets = new HashMap<>();
  public SearchQuery asked;
  public String unknown;

  /**
   * The search of the doors.
   *
   * @param search null while it is away
   */
  public static InitiativeSearch search(Search search) {
    InitiativeSearch made =
        new InitiativeSearch(new AccessFake(), new VocabularyFake(), new RequestFake("/projects"));
    made.search = search;
    return made;
  }

  @Override
  public SearchResult find(SearchQuery query) {
    asked = query;
    if (unknown != null) {
      throw new ValidationException(FieldProblem.of(unknown, "portal.problem.unknown-value"));
    }
    Map<String, List<SearchResult.Count>> counted = new HashMap<>(facets);
    counted.keySet().retainAll(query.counted());
    return new SearchResult(
        hits.stream()
            .map(id -> new SearchResult.Hit(new EntityRef(Initiative.TYPE, id), "", null, null))
            .toList(),
        "next-hits",
        57,
        counted,
        Map.of(),
        null,
        true);
  }

  @Override
  public void each(SearchQuery query, Consumer<EntityRef> sink) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Suggestion> suggest(String typed, String lang, int limit) {
    throw new UnsupportedOperationException();
  }
}

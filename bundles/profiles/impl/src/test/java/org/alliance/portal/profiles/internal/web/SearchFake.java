package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.ProfilesFake;

/** Finds every profile of some countries, in the order of ids, and remembers what was asked. */
final class SearchFake implements Search {
  final List<SearchQuery> asked = new ArrayList<>();
  final List<Id> gone = new ArrayList<>();
  final Map<String, List<SearchResult.Count>> facets = new LinkedHashMap<>();
  String refused;
  String corrected;
  boolean complete = true;
  private final ProfilesFake profiles;

  SearchFake(ProfilesFake profiles) {
    this.profiles = profiles;
  }

  @Override
  public SearchResult find(SearchQuery query) {
    asked.add(query);
    if (refused != null
        && (query.filters().containsKey(refused)
            || refused.equals("type")
            || refused.equals("after") && query.after() != null)) {
      throw new ValidationException(FieldProblem.of(refused, "portal.problem.unknown-value"));
    }
    List<Id> ids = new ArrayList<>(gone);
    profiles.all.values().stream()
        .filter(
            p ->
                !query.filters().containsKey("country")
                    || query.filters().get("country").contains(p.country()))
        .forEach(p -> ids.add(p.id()));
    int from = query.after() == null ? 0 : Integer.parseInt(query.after());
    int to = Math.min(ids.size(), from + query.limit());
    return new SearchResult(
        ids.subList(from, to).stream().map(id -> hit(id, query)).toList(),
        to < ids.size() ? Integer.toString(to) : null,
        ids.size(),
        facets,
        Map.of(Profile.TYPE, (long) ids.size()),
        corrected,
        complete);
  }

  private SearchResult.Hit hit(Id id, SearchQuery query) {
    boolean words = !query.words().isBlank();
    return new SearchResult.Hit(
        new EntityRef(Profile.TYPE, id),
        "/profiles/" + id,
        profiles.all.containsKey(id) ? profiles.get(id).names().in(query.lang()) : null,
        new SearchResult.Extract(
            "fr",
            words
                ? List.of(
                    new SearchResult.Piece("avant ", false),
                    new SearchResult.Piece(query.words(), true))
                : List.of()));
  }

  @Override
  public void each(SearchQuery query, Consumer<EntityRef> sink) {
    profiles.all.keySet().forEach(id -> sink.accept(new EntityRef(Profile.TYPE, id)));
  }

  @Override
  public List<Suggestion> suggest(String typed, String lang, int limit) {
    List<Suggestion> found = new ArrayList<>();
    found.add(
        new Suggestion(
            new EntityRef("project", new Id(99)),
            "/projects/99",
            new org.alliance.portal.api.ByLanguage.Chosen<>("en", typed)));
    profiles.all.values().stream()
        .filter(p -> p.names().in(lang).value().startsWith(typed))
        .forEach(
            p ->
                found.add(
                    new Suggestion(
                        new EntityRef(Profile.TYPE, p.id()),
                        "/profiles/" + p.id(),
                        p.names().in(lang))));
    return found;
  }
}

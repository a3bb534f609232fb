package org.alliance.portal.projects.internal.web.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.UndeclaredActionException;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.search.InitiativeFacet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Finds initiatives for the pages: by the search while there is one, else by theme, country and
 * kind alone.
 */
@Component(service = Finder.class)
public class Finder {
  /** Most initiatives read at a time for a file. */
  private static final int BATCH = 200;

  /** What can be filtered by without a search. */
  private static final List<String> LISTED =
      List.of(InitiativeFacet.THEME, InitiativeFacet.COUNTRY, InitiativeFacet.KIND);

  private final Initiatives initiatives;
  private final Names names;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Search search;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Markdown markdown;

  @Activate
  public Finder(@Reference Initiatives initiatives, @Reference Names names) {
    this.initiatives = initiatives;
    this.names = names;
  }

  /**
   * What was found.
   *
   * @param state what was looked for, without what could not be used
   * @param problems what could not be used
   * @param entries in order
   * @param next place of the following entries; null at the end
   * @param total how many there are; null while there is no search
   * @param counts by facet and value; no facet while there is no search
   * @param corrected words with likelier spelling; null for none
   * @param complete false while the search is being rebuilt
   */
  public record Found(
      ListState state,
      List<FieldProblem> problems,
      List<Entry> entries,
      String next,
      Long total,
      Map<String, Map<String, Long>> counts,
      String corrected,
      boolean complete) {

    /** Whether a search found it. */
    public boolean searched() {
      return total != null;
    }
  }

  /**
   * Finds.
   *
   * @param reading what the address says
   * @param lang language of the reader
   * @param limit most entries, 1 to {@value Initiatives#MOST}
   */
  public Found find(ListState.Reading reading, String lang, int limit) {
    return find(reading, lang, limit, true);
  }

  /** The first of a list alone: nothing is counted, which takes longer the more there are. */
  List<Entry> first(ListState state, String lang, int limit) {
    return find(new ListState.Reading(state, List.of()), lang, limit, false).entries();
  }

  private Found find(ListState.Reading reading, String lang, int limit, boolean counted) {
    List<FieldProblem> problems = new ArrayList<>(reading.problems());
    ListState state = known(reading.state(), problems);
    Search now = search;
    // A search that does not know initiatives yet, or one of the facets, says so by name.
    for (int left = InitiativeFacet.ALL.size() + 2; now != null && left > 0; left--) {
      try {
        return searched(now, query(state, lang, limit, counted), state, problems, lang);
      } catch (ValidationException e) {
        ListState without = withoutRefused(state, e, problems);
        if (without.equals(state)) {
          break;
        }
        state = without;
      } catch (AccessDeniedException | UndeclaredActionException e) {
        // The search just leaves.
        break;
      }
    }
    return listed(state, problems, lang, limit);
  }

  /** Leaves out values that no vocabulary and no facet has, and tells. */
  ListState known(ListState state, List<FieldProblem> problems) {
    ListState known = state;
    for (InitiativeFacet facet : InitiativeFacet.ALL) {
      List<String> chosen = state.chosen(facet.name());
      List<String> kept = chosen.stream().filter(value -> names.known(facet, value)).toList();
      if (kept.size() < chosen.size()) {
        problems.add(FieldProblem.of(facet.name(), "portal.problem.unknown-value"));
        known = known.with(facet.name(), kept).after(state.after());
      }
    }
    return known;
  }

  private static ListState withoutRefused(
      ListState state, ValidationException refusal, List<FieldProblem> problems) {
    ListState rest = state;
    for (FieldProblem problem : refusal.problems()) {
      ListState before = rest;
      rest =
          switch (problem.field()) {
            case "after" -> rest.after(null);
            case "sort" -> rest.sort(null);
            default -> rest.with(problem.field(), List.of());
          };
      if (!rest.equals(before)) {
        problems.add(problem);
      }
    }
    return rest;
  }

  private static SearchQuery query(ListState state, String lang, int limit, boolean counted) {
    Map<String, Set<String>> filters = new HashMap<>();
    state.filters().forEach((facet, values) -> filters.put(facet, new LinkedHashSet<>(values)));
    SearchQuery.Sort sort =
        switch (state.order()) {
          case "title" -> SearchQuery.Sort.TITLE;
          case "budget" ->
              new SearchQuery.Sort(SearchQuery.By.NUMBER, InitiativeFacet.BUDGET, true);
          case "relevance" -> SearchQuery.Sort.RELEVANCE;
          default -> SearchQuery.Sort.NEWEST;
        };
    return new SearchQuery(
        state.words(),
        lang,
        Set.of(Initiative.TYPE),
        filters,
        counted
            ? InitiativeFacet.ALL.stream().map(InitiativeFacet::name).collect(Collectors.toSet())
            : Set.of(),
        sort,
        false,
        limit,
        state.after());
  }

  private Found searched(
      Search now, SearchQuery query, ListState state, List<FieldProblem> problems, String lang) {
    SearchResult result = now.find(query);
    Map<Id, InitiativeSummary> summaries =
        initiatives.summaries(result.hits().stream().map(hit -> hit.ref().id()).toList(), lang);
    List<Entry> entries = new ArrayList<>();
    for (SearchResult.Hit hit : result.hits()) {
      InitiativeSummary summary = summaries.get(hit.ref().id());
      if (summary != null) {
        entries.add(entry(summary, state.words().isEmpty() ? null : hit.extract()));
      }
    }
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (InitiativeFacet facet : InitiativeFacet.ALL) {
      Map<String, Long> values = new LinkedHashMap<>();
      result
          .facets()
          .getOrDefault(facet.name(), List.of())
          .forEach(count -> values.put(count.value(), count.count()));
      counts.put(facet.name(), values);
    }
    return new Found(
        state,
        problems,
        entries,
        result.next(),
        result.total(),
        counts,
        result.corrected(),
        result.complete());
  }

  private Found listed(ListState wanted, List<FieldProblem> problems, String lang, int limit) {
    ListState state = ListState.ALL;
    for (String facet : LISTED) {
      state = state.with(facet, wanted.chosen(facet).stream().limit(1).toList());
    }
    state = state.after(wanted.after());
    InitiativeFilter filter = filter(state);
    Slice<InitiativeSummary> page;
    try {
      page = initiatives.list(filter, limit, state.after(), lang);
    } catch (ValidationException e) {
      // The filters are known, so it is the place in the list.
      problems.addAll(e.problems());
      state = state.after(null);
      page = initiatives.list(filter, limit, null, lang);
    }
    return new Found(
        state,
        problems,
        page.items().stream().map(i -> entry(i, null)).toList(),
        page.next(),
        null,
        Map.of(),
        null,
        true);
  }

  /** What a list without search can filter by: the first value of each. */
  private static InitiativeFilter filter(ListState state) {
    String kind = first(state, InitiativeFacet.KIND);
    return new InitiativeFilter(
        null,
        first(state, InitiativeFacet.COUNTRY),
        first(state, InitiativeFacet.THEME),
        kind == null ? null : InitiativeDraft.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  private static String first(ListState state, String facet) {
    return state.chosen(facet).stream().findFirst().orElse(null);
  }

  private Entry entry(InitiativeSummary summary, SearchResult.Extract extract) {
    Markdown now = markdown;
    return Entry.of(summary, extract, now == null ? text -> text : now::plain);
  }

  /**
   * Whether all that a list has on its pages can be handed over at the moment: by a search that
   * misses nothing, or without one.
   *
   * @param state what is known to be usable
   */
  boolean complete(ListState state, String lang) {
    return complete(search, query(state, lang, 1, false))
        || (state.words().isEmpty()
            && LISTED.containsAll(state.filters().keySet())
            && state.filters().values().stream().allMatch(values -> values.size() == 1));
  }

  /** Hands over everything that a list has on all its pages, some at a time. */
  void each(ListState state, String lang, Consumer<List<InitiativeSummary>> sink) {
    Search now = search;
    SearchQuery query = query(state, lang, 1, false);
    if (complete(now, query)) {
      List<Id> batch = new ArrayList<>(BATCH);
      now.each(
          query,
          ref -> {
            batch.add(ref.id());
            if (batch.size() == BATCH) {
              sink.accept(ordered(batch, lang));
              batch.clear();
            }
          });
      sink.accept(ordered(batch, lang));
      return;
    }
    String after = null;
    do {
      Slice<InitiativeSummary> page = initiatives.list(filter(state), BATCH, after, lang);
      sink.accept(page.items());
      after = page.next();
    } while (after != null);
  }

  private List<InitiativeSummary> ordered(List<Id> ids, String lang) {
    Map<Id, InitiativeSummary> there = initiatives.summaries(ids, lang);
    return ids.stream().filter(there::containsKey).map(there::get).toList();
  }

  private static boolean complete(Search search, SearchQuery query) {
    try {
      return search != null && search.find(query).complete();
    } catch (ValidationException | AccessDeniedException | UndeclaredActionException e) {
      return false;
    }
  }

  /** Whether there is a search at the moment. */
  boolean searching() {
    return search != null;
  }

  /** Initiatives by the beginning of their title; empty while there is no search. */
  List<Suggestion> suggest(String typed, String lang, int limit) {
    Search now = search;
    return now == null || typed.isBlank()
        ? List.of()
        : now.suggest(typed, lang, limit).stream()
            .filter(s -> s.ref().type().equals(Initiative.TYPE))
            .toList();
  }
}

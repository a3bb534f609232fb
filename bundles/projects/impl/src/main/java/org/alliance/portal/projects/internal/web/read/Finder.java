package org.alliance.portal.projects.internal.web.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.web.ListOptions;
import org.alliance.portal.api.web.ListSource;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.search.InitiativeFacets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Initiatives as entries of lists; without a search by theme, country and kind alone. */
@Component(service = Finder.class)
public class Finder implements ListSource<Entry> {
  /** What the address of the list may say. */
  static final ListOptions OPTIONS =
      new ListOptions(
          InitiativeFacets.ALL,
          Set.of(InitiativeFacets.THEME, InitiativeFacets.COUNTRY, InitiativeFacets.KIND),
          List.of(
              order("relevance", SearchQuery.Sort.RELEVANCE),
              order("newest", SearchQuery.Sort.NEWEST),
              order("title", SearchQuery.Sort.TITLE),
              order(
                  "budget",
                  new SearchQuery.Sort(SearchQuery.By.NUMBER, InitiativeFacets.BUDGET, true))),
          List.of());

  /** Most initiatives read at a time for a file. */
  private static final int BATCH = 200;

  private final Initiatives initiatives;
  private final Lists lists;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Markdown markdown;

  @Activate
  public Finder(@Reference Initiatives initiatives, @Reference Lists lists) {
    this.initiatives = initiatives;
    this.lists = lists;
  }

  private static ListOptions.Order order(String name, SearchQuery.Sort sort) {
    return new ListOptions.Order(name, "projects.list.order." + name, sort);
  }

  @Override
  public String type() {
    return Initiative.TYPE;
  }

  @Override
  public ListOptions options() {
    return OPTIONS;
  }

  @Override
  public List<Entry> entries(List<Id> ids, Map<Id, SearchResult.Extract> extracts, String lang) {
    return shown(ordered(ids, lang), extracts);
  }

  @Override
  public Listed<Entry> listed(ListState state, int limit, String lang) {
    Slice<InitiativeSummary> page = initiatives.list(filter(state), limit, state.after(), lang);
    return new Listed<>(shown(page.items(), Map.of()), page.next(), null, Map.of());
  }

  private List<Entry> shown(
      List<InitiativeSummary> summaries, Map<Id, SearchResult.Extract> extracts) {
    Markdown now = markdown;
    List<Entry> entries = new ArrayList<>();
    for (InitiativeSummary summary : summaries) {
      entries.add(
          Entry.of(summary, extracts.get(summary.id()), now == null ? text -> text : now::plain));
    }
    return entries;
  }

  /** What a list without search can filter by: the first value of each. */
  private static InitiativeFilter filter(ListState state) {
    String kind = first(state, InitiativeFacets.KIND);
    return new InitiativeFilter(
        null,
        first(state, InitiativeFacets.COUNTRY),
        first(state, InitiativeFacets.THEME),
        kind == null ? null : InitiativeDraft.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  private static String first(ListState state, String facet) {
    return state.chosen(facet).stream().findFirst().orElse(null);
  }

  /**
   * Whether all that a list has on its pages can be handed over at the moment: by a search that
   * misses nothing, or without one.
   *
   * @param state what is known to be usable
   */
  boolean complete(ListState state, String lang) {
    return lists.complete(lists.query(this, state, lang))
        || (state.words().isEmpty()
            && OPTIONS.listed().containsAll(state.filters().keySet())
            && state.filters().values().stream().allMatch(values -> values.size() == 1));
  }

  /** Hands over everything that a list has on all its pages, some at a time. */
  void each(ListState state, String lang, Consumer<List<InitiativeSummary>> sink) {
    SearchQuery query = lists.query(this, state, lang);
    if (lists.complete(query)) {
      lists.each(query, BATCH, ids -> sink.accept(ordered(ids, lang)));
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
}

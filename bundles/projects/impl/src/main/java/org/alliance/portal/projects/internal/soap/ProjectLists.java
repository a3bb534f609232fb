package org.alliance.portal.projects.internal.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.InitiativeSearch;
import org.alliance.portal.projects.internal.door.Reading;

/** Pages of what is published: the latest, what the search finds, and versions of one. */
final class ProjectLists {
  private static final int USUAL = 50;

  private final Initiatives initiatives;
  private final InitiativeSearch search;
  private final CurrentRequest current;

  ProjectLists(Initiatives initiatives, InitiativeSearch search, CurrentRequest current) {
    this.initiatives = initiatives;
    this.search = search;
    this.current = current;
  }

  ProjectPage latest(
      String organisation, String country, String theme, String kind, Integer limit, String after) {
    Reading reading = new Reading();
    InitiativeFilter filter =
        new InitiativeFilter(
            reading.id("organisation", organisation),
            said(country),
            said(theme),
            reading.choice("kind", kind, InitiativeDraft.Kind.class));
    reading.refuse();
    Slice<InitiativeSummary> slice =
        initiatives.list(filter, limit(limit), after, current.language());
    ProjectPage page = new ProjectPage();
    slice.items().forEach(s -> page.items.add(ProjectBeans.item(s)));
    page.next = slice.next();
    return page;
  }

  /** Empty when there is no search at the moment. */
  Optional<SearchPage> found(String words, SearchFilter filter, Integer limit, String after) {
    return search
        .find(words, filters(filter), InitiativeSearch.facets(), limit(limit), after)
        .map(this::page);
  }

  private static Map<String, List<String>> filters(SearchFilter asked) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    if (asked != null) {
      filters.put("country", asked.countryValues);
      filters.put("theme", asked.themeValues);
      filters.put("kind", asked.kindValues);
      filters.put("status", asked.statusValues);
      filters.put("evidence", asked.evidenceValues);
      filters.put("budget", asked.budgetValues);
      filters.put("programme", asked.programmeValues);
      filters.put("period", asked.periodValues);
    }
    return filters;
  }

  private SearchPage page(SearchResult found) {
    List<Id> ids = found.hits().stream().map(hit -> hit.ref().id()).toList();
    Map<Id, InitiativeSummary> there = initiatives.summaries(ids, current.language());
    SearchPage page = new SearchPage();
    ids.stream()
        .map(there::get)
        .filter(Objects::nonNull)
        .forEach(s -> page.items.add(ProjectBeans.item(s)));
    page.next = found.next();
    page.total = found.total();
    page.corrected = found.corrected();
    page.complete = found.complete();
    InitiativeSearch.counts(found).forEach((name, counts) -> page.facets.add(facet(name, counts)));
    return page;
  }

  private static SearchPage.Facet facet(String name, List<SearchResult.Count> counts) {
    SearchPage.Facet facet = new SearchPage.Facet();
    facet.name = name;
    for (SearchResult.Count counted : counts) {
      SearchPage.Count count = new SearchPage.Count();
      count.value = counted.value();
      count.projects = counted.count();
      facet.counts.add(count);
    }
    return facet;
  }

  HistoryPage versions(Id id, Integer limit, String after) {
    Slice<History.Version> slice = initiatives.history(id, limit(limit), after);
    HistoryPage page = new HistoryPage();
    slice.items().forEach(v -> page.versions.add(version(v)));
    page.next = slice.next();
    return page;
  }

  private static HistoryPage.Version version(History.Version v) {
    HistoryPage.Version version = new HistoryPage.Version();
    version.number = v.number();
    version.time = v.time().toString();
    version.actor = v.actor();
    version.fields = v.fields();
    return version;
  }

  private static String said(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static int limit(Integer asked) {
    return asked == null ? USUAL : asked;
  }
}

package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.UndeclaredActionException;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.search.ProfileFacet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Finds members for the lists: by the search while there is one, else by country and kind alone.
 */
@Component(service = ProfileFinder.class)
public class ProfileFinder {
  private final Profiles profiles;
  private final Vocabulary vocabulary;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Search search;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Freshness freshness;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Markdown markdown;

  @Activate
  public ProfileFinder(@Reference Profiles profiles, @Reference Vocabulary vocabulary) {
    this.profiles = profiles;
    this.vocabulary = vocabulary;
  }

  /**
   * What was found.
   *
   * @param state what was looked for, without what could not be used
   * @param problems what could not be used
   * @param entries in order
   * @param next place of the following entries; null at the end
   * @param total how many there are
   * @param counts by facet and value; no facet that cannot be filtered by at the moment
   * @param corrected words with likelier spelling; null for none
   * @param searched false while there is no search
   * @param complete false while the search is being rebuilt
   */
  public record Found(
      ListState state,
      List<FieldProblem> problems,
      List<ProfileEntry> entries,
      String next,
      long total,
      Map<String, Map<String, Long>> counts,
      String corrected,
      boolean searched,
      boolean complete) {}

  /**
   * Finds.
   *
   * @param reading what the address says
   * @param facets those of the list
   * @param lang language of the reader
   * @param limit most entries, 1 to {@value Profiles#MOST}
   * @param publicOnly whether only what is public counts
   */
  public Found find(
      ListState.Reading reading,
      List<ProfileFacet> facets,
      String lang,
      int limit,
      boolean publicOnly) {
    List<FieldProblem> problems = new ArrayList<>(reading.problems());
    ListState state = known(reading.state(), facets, problems);
    Search now = search;
    // A search that does not know members yet, or one of the facets, says so by name.
    for (int left = facets.size() + 2; now != null && left > 0; left--) {
      try {
        return searched(now, state, problems, facets, lang, limit, publicOnly);
      } catch (ValidationException e) {
        ListState without = withoutRefused(state, e, problems);
        if (without.equals(state)) {
          break;
        }
        state = without;
      } catch (AccessDeniedException | UndeclaredActionException e) {
        // A program may read profiles without being allowed to search; or the search just leaves.
        break;
      }
    }
    return listed(state, problems, lang, limit, publicOnly);
  }

  /** What the search is to look for. */
  public static SearchQuery query(
      ListState state, List<ProfileFacet> facets, String lang, int limit, boolean publicOnly) {
    Map<String, Set<String>> filters = new HashMap<>();
    state.filters().forEach((facet, values) -> filters.put(facet, new LinkedHashSet<>(values)));
    return new SearchQuery(
        state.words(),
        lang,
        Set.of(Profile.TYPE),
        filters,
        facets.stream().map(ProfileFacet::name).collect(Collectors.toSet()),
        sort(state),
        publicOnly,
        limit,
        state.after());
  }

  private static SearchQuery.Sort sort(ListState state) {
    if (state.sort() == null) {
      return null;
    }
    return switch (state.sort()) {
      case "name" -> SearchQuery.Sort.TITLE;
      case "newest" -> SearchQuery.Sort.NEWEST;
      case "population" -> new SearchQuery.Sort(SearchQuery.By.NUMBER, "population", true);
      default -> state.words().isEmpty() ? null : SearchQuery.Sort.RELEVANCE;
    };
  }

  /** Leaves out values that no vocabulary and no facet has, and tells. */
  public ListState known(ListState state, List<ProfileFacet> facets, List<FieldProblem> problems) {
    ListState known = state;
    for (ProfileFacet facet : facets) {
      Predicate<String> there =
          facet.scheme() == null
              ? facet.values()::contains
              : value -> vocabulary.term(facet.scheme(), value).isPresent();
      List<String> chosen = state.chosen(facet.name());
      List<String> kept = chosen.stream().filter(there).toList();
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

  private Found searched(
      Search now,
      ListState state,
      List<FieldProblem> problems,
      List<ProfileFacet> facets,
      String lang,
      int limit,
      boolean publicOnly) {
    SearchResult result = now.find(query(state, facets, lang, limit, publicOnly));
    List<Id> ids = result.hits().stream().map(hit -> hit.ref().id()).toList();
    Map<Id, ProfileSummary> summaries =
        publicOnly ? profiles.participants(ids, lang) : profiles.summaries(ids, lang);
    Map<Id, Freshness.Mark> marks = marks(summaries.keySet());
    List<ProfileEntry> entries = new ArrayList<>();
    for (SearchResult.Hit hit : result.hits()) {
      ProfileSummary summary = summaries.get(hit.ref().id());
      if (summary != null) {
        SearchResult.Extract extract = state.words().isEmpty() ? null : hit.extract();
        entries.add(entry(summary, extract, stale(marks, summary.id())));
      }
    }
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (ProfileFacet facet : facets) {
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
        true,
        result.complete());
  }

  private Found listed(
      ListState wanted, List<FieldProblem> problems, String lang, int limit, boolean publicOnly) {
    ProfileFilter filter = filter(wanted);
    ListState state = reduced(filter, wanted);
    Slice<ProfileSummary> page;
    try {
      page = page(filter, limit, state.after(), lang, publicOnly);
    } catch (ValidationException e) {
      // Country and kind are known, so it is the place in the list.
      problems.addAll(e.problems());
      state = state.after(null);
      page = page(filter, limit, null, lang, publicOnly);
    }
    ProfileCounts all = publicOnly ? profiles.participantCounts() : profiles.counts();
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    counts.put(ProfileFacet.COUNTRY, longs(all.byCountry(filter.kind())));
    counts.put(ProfileFacet.KIND, longs(all.byKind(filter.country())));
    Map<Id, Freshness.Mark> marks = marks(page.items().stream().map(ProfileSummary::id).toList());
    return new Found(
        state,
        problems,
        page.items().stream().map(p -> entry(p, null, stale(marks, p.id()))).toList(),
        page.next(),
        all.total(filter),
        counts,
        null,
        false,
        true);
  }

  /** The country and the kind that a list without search can filter by: the first of each. */
  private static ProfileFilter filter(ListState state) {
    return new ProfileFilter(
        state.chosen(ProfileFacet.COUNTRY).stream().findFirst().orElse(null),
        state.chosen(ProfileFacet.KIND).stream().findFirst().orElse(null));
  }

  private static ListState reduced(ProfileFilter filter, ListState wanted) {
    return new ListState("", Map.of(), null, wanted.view(), wanted.after())
        .with(ProfileFacet.COUNTRY, one(filter.country()))
        .with(ProfileFacet.KIND, one(filter.kind()))
        .after(wanted.after());
  }

  private static List<String> one(String value) {
    return value == null ? List.of() : List.of(value);
  }

  private Slice<ProfileSummary> page(
      ProfileFilter filter, int limit, String after, String lang, boolean publicOnly) {
    return publicOnly
        ? profiles.participants(filter, limit, after, lang)
        : profiles.list(filter, limit, after, lang);
  }

  private static Map<String, Long> longs(Map<String, Integer> counts) {
    Map<String, Long> all = new LinkedHashMap<>();
    counts.forEach((value, count) -> all.put(value, count.longValue()));
    return all;
  }

  private ProfileEntry entry(ProfileSummary p, SearchResult.Extract extract, boolean stale) {
    Markdown now = markdown;
    return ProfileEntry.of(p, extract, stale, now == null ? text -> text : now::plain);
  }

  /** How a profile is; null when nobody knows. */
  public Freshness.Mark mark(Id id) {
    return marks(List.of(id)).get(id);
  }

  private Map<Id, Freshness.Mark> marks(Collection<Id> ids) {
    Freshness now = freshness;
    return now == null || ids.isEmpty() ? Map.of() : now.marks(Profile.TYPE, ids);
  }

  private static boolean stale(Map<Id, Freshness.Mark> marks, Id id) {
    Freshness.Mark mark = marks.get(id);
    return mark != null && mark.state() == Freshness.State.STALE;
  }

  /**
   * Whether a search would miss nothing at the moment; not so while it is away or being rebuilt.
   */
  public boolean complete(SearchQuery query) {
    Search now = search;
    try {
      return now != null && now.find(query).complete();
    } catch (ValidationException | AccessDeniedException | UndeclaredActionException e) {
      return false;
    }
  }

  /** Whether there is a search at the moment. */
  public boolean searching() {
    return search != null;
  }

  /** Members by the beginning of their name; empty while there is no search. */
  public List<Suggestion> suggest(String typed, String lang, int limit) {
    Search now = search;
    return now == null || typed.isBlank()
        ? List.of()
        : now.suggest(typed, lang, limit).stream()
            .filter(s -> s.ref().type().equals(Profile.TYPE))
            .toList();
  }
}

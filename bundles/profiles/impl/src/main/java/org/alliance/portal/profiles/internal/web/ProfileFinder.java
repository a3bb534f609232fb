package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.content.Markdown;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.api.web.ListOptions;
import org.alliance.portal.api.web.ListSource;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.search.ProfileFacets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The members as entries of lists; without a search by country and kind alone. */
@Component(service = ProfileFinder.class)
public class ProfileFinder {
  /** The shape of a list that shows where members are. */
  static final String MAP = "map";

  private static final List<ListOptions.Order> ORDERS =
      List.of(
          new ListOptions.Order("relevance", "profiles.order.relevance", null),
          new ListOptions.Order("name", "profiles.order.name", SearchQuery.Sort.TITLE),
          new ListOptions.Order("newest", "profiles.order.newest", SearchQuery.Sort.NEWEST),
          new ListOptions.Order(
              "population",
              "profiles.order.population",
              new SearchQuery.Sort(SearchQuery.By.NUMBER, "population", true)));

  /** What the address of the directory may say. */
  static final ListOptions DIRECTORY = options(ProfileFacets.MEMBERS);

  private final Profiles profiles;
  private final ListSource<ProfileEntry> members = new Source(DIRECTORY, false);
  private final ListSource<ProfileEntry> participants =
      new Source(options(ProfileFacets.PARTICIPANTS), true);

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
  public ProfileFinder(@Reference Profiles profiles) {
    this.profiles = profiles;
  }

  private static ListOptions options(List<ListFacet> facets) {
    return new ListOptions(
        facets, Set.of(ProfileFacets.COUNTRY, ProfileFacets.KIND), ORDERS, List.of(MAP));
  }

  /** The members, for members. */
  public ListSource<ProfileEntry> members() {
    return members;
  }

  /** The members, for everybody: only what is public counts. */
  public ListSource<ProfileEntry> participants() {
    return participants;
  }

  /** A list of members. */
  private final class Source implements ListSource<ProfileEntry> {
    private final ListOptions options;
    private final boolean publicOnly;

    Source(ListOptions options, boolean publicOnly) {
      this.options = options;
      this.publicOnly = publicOnly;
    }

    @Override
    public String type() {
      return Profile.TYPE;
    }

    @Override
    public ListOptions options() {
      return options;
    }

    @Override
    public boolean publicOnly() {
      return publicOnly;
    }

    @Override
    public List<ProfileEntry> entries(
        List<Id> ids, Map<Id, SearchResult.Extract> extracts, String lang) {
      Map<Id, ProfileSummary> there =
          publicOnly ? profiles.participants(ids, lang) : profiles.summaries(ids, lang);
      return shown(ids.stream().filter(there::containsKey).map(there::get).toList(), extracts);
    }

    @Override
    public Listed<ProfileEntry> listed(ListState state, int limit, String lang) {
      ProfileFilter filter =
          new ProfileFilter(first(state, ProfileFacets.COUNTRY), first(state, ProfileFacets.KIND));
      Slice<ProfileSummary> page =
          publicOnly
              ? profiles.participants(filter, limit, state.after(), lang)
              : profiles.list(filter, limit, state.after(), lang);
      ProfileCounts all = publicOnly ? profiles.participantCounts() : profiles.counts();
      return new Listed<>(
          shown(page.items(), Map.of()),
          page.next(),
          (long) all.total(filter),
          Map.of(
              ProfileFacets.COUNTRY, longs(all.byCountry(filter.kind())),
              ProfileFacets.KIND, longs(all.byKind(filter.country()))));
    }
  }

  private static String first(ListState state, String facet) {
    return state.chosen(facet).stream().findFirst().orElse(null);
  }

  private static Map<String, Long> longs(Map<String, Integer> counts) {
    Map<String, Long> all = new LinkedHashMap<>();
    counts.forEach((value, count) -> all.put(value, count.longValue()));
    return all;
  }

  private List<ProfileEntry> shown(
      List<ProfileSummary> summaries, Map<Id, SearchResult.Extract> extracts) {
    Map<Id, Freshness.Mark> marks = marks(summaries.stream().map(ProfileSummary::id).toList());
    Markdown now = markdown;
    List<ProfileEntry> entries = new ArrayList<>();
    for (ProfileSummary summary : summaries) {
      Freshness.Mark mark = marks.get(summary.id());
      entries.add(
          ProfileEntry.of(
              summary,
              extracts.get(summary.id()),
              mark != null && mark.state() == Freshness.State.STALE,
              now == null ? text -> text : now::plain));
    }
    return entries;
  }

  /** How a profile is; null when nobody knows. */
  public Freshness.Mark mark(Id id) {
    return marks(List.of(id)).get(id);
  }

  private Map<Id, Freshness.Mark> marks(Collection<Id> ids) {
    Freshness now = freshness;
    return now == null || ids.isEmpty() ? Map.of() : now.marks(Profile.TYPE, ids);
  }
}

package org.alliance.portal.profiles.internal.door;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.search.ProfileFacets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Finds profiles for programs. A program is told what it asked wrongly, and when there is no search
 * at the moment: unlike a person it cannot see that it got something else.
 */
@Component(service = ProfileSearch.class)
public class ProfileSearch {
  private static final Map<String, ListFacet> FACETS =
      ProfileFacets.MEMBERS.stream().collect(Collectors.toMap(ListFacet::name, f -> f));

  /** What the search refuses of what is the client's own; the rest it does not know just now. */
  private static final Set<String> OF_THE_CLIENT = Set.of("limit", "after");

  private final Access access;
  private final Vocabulary vocabulary;
  private final CurrentRequest current;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Search search;

  @Activate
  public ProfileSearch(
      @Reference Access access,
      @Reference Vocabulary vocabulary,
      @Reference CurrentRequest current) {
    this.access = access;
    this.vocabulary = vocabulary;
    this.current = current;
  }

  /**
   * Finds profiles, as far as the caller may know.
   *
   * @param words as typed; null or blank for all
   * @param filters values by facet; blank ones do not count
   * @param counted facets to count
   * @param limit 1 to {@value Profiles#MOST}
   * @param after next of the page before; null for the first
   * @return empty when there is no search of profiles at the moment
   * @throws ValidationException naming a facet with an unknown value, {@code facets}, {@code limit}
   *     or {@code after}
   */
  public Optional<SearchResult> find(
      String words,
      Map<String, List<String>> filters,
      Set<String> counted,
      int limit,
      String after) {
    access.require(Profiles.READ);
    Map<String, Set<String>> known = known(filters, counted);
    Search now = search;
    if (now == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          now.find(
              new SearchQuery(
                  words,
                  current.language(),
                  Set.of(Profile.TYPE),
                  known,
                  counted,
                  null,
                  false,
                  limit,
                  after == null || after.isBlank() ? null : after)));
    } catch (ValidationException e) {
      if (e.problems().stream().allMatch(p -> OF_THE_CLIENT.contains(p.field()))) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Map<String, Set<String>> known(Map<String, List<String>> filters, Set<String> counted) {
    List<FieldProblem> problems = new ArrayList<>();
    Map<String, Set<String>> known = new LinkedHashMap<>();
    new TreeMap<>(filters)
        .forEach(
            (facet, values) -> {
              List<String> some =
                  values.stream()
                      .filter(v -> v != null && !v.isBlank())
                      .map(String::strip)
                      .toList();
              if (!some.stream().allMatch(value -> known(facet, value))) {
                problems.add(unknown(facet));
              } else if (!some.isEmpty()) {
                known.put(
                    facet, some.stream().map(v -> current(facet, v)).collect(Collectors.toSet()));
              }
            });
    if (!FACETS.keySet().containsAll(counted)) {
      problems.add(unknown("facets"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return known;
  }

  private boolean known(String facet, String value) {
    ListFacet of = FACETS.get(facet);
    return of != null && of.knows(value, vocabulary);
  }

  /** A code that was merged into another stands for that one. */
  private String current(String facet, String value) {
    String scheme = FACETS.get(facet).scheme();
    return scheme == null ? value : vocabulary.current(scheme, value);
  }

  private static FieldProblem unknown(String field) {
    return FieldProblem.of(field, "portal.problem.unknown-value");
  }
}

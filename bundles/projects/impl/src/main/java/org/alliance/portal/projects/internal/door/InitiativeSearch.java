package org.alliance.portal.projects.internal.door;

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
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Programmes;
import org.alliance.portal.projects.internal.search.InitiativeFacets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Finds initiatives for programs. A program is told what it asked wrongly, and when there is no
 * search at the moment: unlike a person it cannot see that it got something else.
 */
@Component(service = InitiativeSearch.class)
public class InitiativeSearch {
  /** Facets by the name that programs use. */
  private static final Map<String, ListFacet> FACETS =
      InitiativeFacets.ALL.stream()
          .collect(
              Collectors.toMap(
                  facet -> word(facet.name()),
                  facet -> facet,
                  (one, other) -> one,
                  LinkedHashMap::new));

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
  public InitiativeSearch(
      @Reference Access access,
      @Reference Vocabulary vocabulary,
      @Reference CurrentRequest current) {
    this.access = access;
    this.vocabulary = vocabulary;
    this.current = current;
  }

  /** Names of the facets, in their order. */
  public static Set<String> facets() {
    return FACETS.keySet();
  }

  /**
   * Finds initiatives, as far as the caller may know.
   *
   * @param words as typed; null or blank for all
   * @param filters values by facet; blank ones do not count
   * @param counted facets to count
   * @param limit 1 to {@value Initiatives#MOST}
   * @param after next of the page before; null for the first
   * @return empty when there is no search of initiatives at the moment
   * @throws ValidationException naming a facet with an unknown value, {@code facets}, {@code limit}
   *     or {@code after}
   */
  public Optional<SearchResult> find(
      String words,
      Map<String, List<String>> filters,
      Set<String> counted,
      int limit,
      String after) {
    access.require(Initiatives.READ);
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
                  Set.of(Initiative.TYPE),
                  known,
                  counted.stream()
                      .map(facet -> FACETS.get(facet).name())
                      .collect(Collectors.toSet()),
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

  /** Counts by the names that programs use. */
  public static Map<String, List<SearchResult.Count>> counts(SearchResult found) {
    Map<String, List<SearchResult.Count>> counts = new TreeMap<>();
    found.facets().forEach((facet, some) -> counts.put(word(facet), some));
    return counts;
  }

  private Map<String, Set<String>> known(Map<String, List<String>> filters, Set<String> counted) {
    List<FieldProblem> problems = new ArrayList<>();
    Map<String, Set<String>> known = new LinkedHashMap<>();
    new TreeMap<>(filters)
        .forEach(
            (name, values) -> {
              List<String> some = Reading.codes(values);
              ListFacet facet = FACETS.get(name);
              if (!some.stream().allMatch(value -> facet.knows(value, vocabulary))) {
                problems.add(unknown(name));
              } else if (!some.isEmpty()) {
                known.put(
                    facet.name(),
                    some.stream().map(v -> current(facet, v)).collect(Collectors.toSet()));
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

  /** A code that was merged into another stands for that one. */
  private String current(ListFacet facet, String value) {
    if (facet.name().equals(InitiativeFacets.PROGRAMME)) {
      return Programmes.code(value, vocabulary);
    }
    return facet.scheme() == null ? value : vocabulary.current(facet.scheme(), value);
  }

  /** Programs say kind, as the records do. */
  private static String word(String facet) {
    return facet.equals(InitiativeFacets.KIND) ? "kind" : facet;
  }

  private static FieldProblem unknown(String field) {
    return FieldProblem.of(field, "portal.problem.unknown-value");
  }
}

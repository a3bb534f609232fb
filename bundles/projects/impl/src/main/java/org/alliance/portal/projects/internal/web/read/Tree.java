package org.alliance.portal.projects.internal.web.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.AdoptionTree;
import org.alliance.portal.projects.api.InitiativeSummary;

/**
 * The chain of adaptations around an initiative, as templates show it. Whoever stands in it more
 * than once has its own branch where it is nearest.
 *
 * @param from what it adapted
 * @param by who adapted it
 * @param countries where it was adapted, confirmed ones of all levels only, most first
 * @param more whether others are left off
 */
public record Tree(List<Link> from, List<Link> by, List<Count> countries, boolean more) {

  /**
   * An initiative that adapted another one or was adapted.
   *
   * @param other the other one
   * @param changes what was changed, plain text
   * @param state end of its text's key
   * @param next those one level further away
   */
  public record Link(Entry other, String changes, String state, List<Link> next) {
    private Stream<String> ids() {
      return Stream.concat(Stream.of(other.id()), next.stream().flatMap(Link::ids));
    }
  }

  /**
   * How many adapted it in a country.
   *
   * @param country ISO 3166-1 alpha-2, or XK
   * @param count at least 1
   */
  public record Count(String country, int count) {}

  /**
   * @param known those of the others that are published
   */
  static Tree of(Id id, AdoptionTree tree, Map<Id, InitiativeSummary> known) {
    return new Tree(
        branch(id, tree.above(), Adoption::adopter, Adoption::source, known),
        branch(id, tree.below(), Adoption::source, Adoption::adopter, known),
        countries(tree.below(), known),
        tree.more());
  }

  private static List<Link> branch(
      Id root,
      List<Adoption> all,
      Function<Adoption, Id> near,
      Function<Adoption, Id> far,
      Map<Id, InitiativeSummary> known) {
    Map<Id, List<Adoption>> next = new LinkedHashMap<>();
    // They come level by level, so the first that leads somewhere is the nearest.
    Map<Id, Id> nearest = new HashMap<>();
    for (Adoption one : all) {
      next.computeIfAbsent(near.apply(one), n -> new ArrayList<>()).add(one);
      nearest.putIfAbsent(far.apply(one), one.id());
    }
    return links(root, next, nearest, far, known);
  }

  private static List<Link> links(
      Id from,
      Map<Id, List<Adoption>> next,
      Map<Id, Id> nearest,
      Function<Adoption, Id> far,
      Map<Id, InitiativeSummary> known) {
    List<Link> links = new ArrayList<>();
    for (Adoption one : next.getOrDefault(from, List.of())) {
      Id other = far.apply(one);
      if (known.containsKey(other)) {
        links.add(
            new Link(
                Entry.of(known.get(other)),
                one.changes(),
                Entry.code(one.state()),
                one.id().equals(nearest.get(other))
                    ? links(other, next, nearest, far, known)
                    : List.of()));
      }
    }
    return links;
  }

  private static List<Count> countries(List<Adoption> below, Map<Id, InitiativeSummary> known) {
    Set<Id> counted = new HashSet<>();
    Map<String, Integer> countries = new TreeMap<>();
    below.stream()
        .filter(one -> one.state() == Adoption.State.CONFIRMED)
        .map(Adoption::adopter)
        .filter(known::containsKey)
        .filter(counted::add)
        .forEach(adopter -> countries.merge(known.get(adopter).country(), 1, Integer::sum));
    return countries.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Count::count).reversed())
        .toList();
  }

  /** Whether there is anything to show. */
  public boolean any() {
    return !from.isEmpty() || !by.isEmpty();
  }

  /** Ids of all that are shown. */
  Set<String> shown() {
    Set<String> ids = new HashSet<>();
    Stream.concat(from.stream(), by.stream()).flatMap(Link::ids).forEach(ids::add);
    return ids;
  }
}

package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;

/**
 * Finds the organisations that rows name, by id, or by country and exact name; for one import. It
 * looks up what a batch of rows names at once, and remembers.
 */
final class Owners {
  private static final int MOST_IDS = 1_000;
  private static final int MOST_KNOWN = 20_000;

  /** So few that none of the twenty alike is cut off. */
  private static final int NAMES = 5;

  private final Organisations organisations;
  private final Map<Id, Optional<Organisation>> byId = new HashMap<>();
  private final Map<Named, List<Organisation>> byName = new HashMap<>();

  Owners(Organisations organisations) {
    this.organisations = organisations;
  }

  private record Named(String country, String name) {}

  /** Looks up what rows name. */
  void learn(List<RowReader.Read> rows) {
    if (byId.size() + byName.size() > MOST_KNOWN) {
      byId.clear();
      byName.clear();
    }
    Set<Id> ids = new LinkedHashSet<>();
    for (RowReader.Read row : rows) {
      add(row.organisationId(), ids);
      add(row.organisation(), ids);
      row.values()
          .forEach(
              (field, said) -> {
                if (field.startsWith("partners.") && field.endsWith(".organisation")) {
                  add(said.get(0), ids);
                }
              });
    }
    ids.removeAll(byId.keySet());
    look(new ArrayList<>(ids));
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (RowReader.Read row : rows) {
      if (row.organisationId() == null
          && row.organisation() != null
          && row.country() != null
          && byId(row.organisation()).isEmpty()
          && !byName.containsKey(new Named(row.country(), row.organisation()))) {
        names.computeIfAbsent(row.country(), c -> new LinkedHashSet<>()).add(row.organisation());
      }
    }
    names.forEach(this::look);
  }

  private static void add(String text, Set<Id> ids) {
    id(text).ifPresent(ids::add);
  }

  private static Optional<Id> id(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Id.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void look(List<Id> ids) {
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      List<Id> some = ids.subList(from, Math.min(ids.size(), from + MOST_IDS));
      Map<Id, Organisation> found = organisations.get(some);
      some.forEach(id -> byId.put(id, Optional.ofNullable(found.get(id))));
    }
  }

  private void look(String country, Collection<String> names) {
    List<String> all = List.copyOf(names);
    for (int from = 0; from < all.size(); from += NAMES) {
      List<String> some = all.subList(from, Math.min(all.size(), from + NAMES));
      List<Organisation> alike = organisations.alike(country, some);
      some.forEach(
          name ->
              byName.put(
                  new Named(country, name),
                  alike.stream().filter(one -> called(one, name)).distinct().toList()));
    }
  }

  private static boolean called(Organisation one, String name) {
    return new HashSet<>(one.names().values().values()).contains(name);
  }

  /** The organisation with an id as it is written. */
  Optional<Organisation> byId(String text) {
    return id(text).flatMap(id -> byId.getOrDefault(id, Optional.empty()));
  }

  /**
   * The organisation of a row.
   *
   * @param problems takes why there is none
   * @return null when there is none
   */
  Organisation of(RowReader.Read row, List<Problem> problems) {
    String named = row.organisation();
    if (row.organisationId() != null) {
      Organisation one = byId(row.organisationId()).orElse(null);
      if (one == null) {
        refuse(row, Columns.ORGANISATION_ID, "projects.import.problem.owner", problems);
      } else if (named != null && !called(one, named) && byId(named).orElse(null) != one) {
        refuse(row, Columns.ORGANISATION, "projects.import.problem.two-owners", problems);
      }
      return one;
    }
    if (named == null) {
      refuse(row, Columns.ORGANISATION, "portal.problem.required", problems);
      return null;
    }
    Optional<Organisation> one = byId(named);
    if (one.isPresent()) {
      return one.get();
    }
    if (row.country() == null) {
      refuse(row, Columns.COUNTRY, "projects.import.problem.country", problems);
      return null;
    }
    List<Organisation> all = byName.getOrDefault(new Named(row.country(), named), List.of());
    if (all.size() != 1) {
      refuse(
          row,
          Columns.ORGANISATION,
          all.isEmpty() ? "projects.import.problem.owner" : "projects.import.problem.owners",
          problems);
      return null;
    }
    return all.get(0);
  }

  private static void refuse(
      RowReader.Read row, String column, String key, List<Problem> problems) {
    problems.add(new Problem(row.line(), column, key, Map.of()));
  }
}

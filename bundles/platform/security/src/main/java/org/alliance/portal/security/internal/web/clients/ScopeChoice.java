package org.alliance.portal.security.internal.web.clients;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a client can be given of one feature.
 *
 * @param feature its name as scopes begin with it
 * @param away whether nothing of it is there now
 */
public record ScopeChoice(String feature, boolean away, List<Option> options) {

  /**
   * One box to tick.
   *
   * @param value the scope
   * @param verb {@code read} or {@code write}
   * @param chosen whether it is ticked
   * @param warn whether it opens the administration
   */
  public record Option(String value, String verb, boolean chosen, boolean warn) {}

  /**
   * Choices by feature.
   *
   * @param offered scopes that are needed for something now
   * @param had those of the client, which it keeps when their feature is away
   * @param chosen those that are ticked
   */
  static List<ScopeChoice> of(
      Set<String> offered, Collection<String> had, Collection<String> chosen) {
    Set<String> all = new TreeSet<>(offered);
    all.addAll(had);
    Map<String, List<Option>> options = new TreeMap<>();
    Set<String> there = new TreeSet<>();
    for (String scope : all) {
      int colon = scope.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String feature = scope.substring(0, colon);
      options
          .computeIfAbsent(feature, name -> new ArrayList<>())
          .add(
              new Option(
                  scope,
                  scope.substring(colon + 1),
                  chosen.contains(scope),
                  scope.equals("admin:write")));
      if (offered.contains(scope)) {
        there.add(feature);
      }
    }
    List<ScopeChoice> choices = new ArrayList<>();
    options.forEach(
        (feature, boxes) -> choices.add(new ScopeChoice(feature, !there.contains(feature), boxes)));
    return choices;
  }
}

package org.alliance.portal.content.internal.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;

/** The organisations that things belong to. */
final class Owners {
  private final Map<Id, Organisation> found;
  private final String lang;

  private Owners(Map<Id, Organisation> found, String lang) {
    this.found = found;
    this.lang = lang;
  }

  /** The owners of a page of things, in one question; a thing without owner gives null. */
  static Owners of(Organisations organisations, Stream<Id> owners, String lang) {
    List<Id> ids = owners.filter(Objects::nonNull).distinct().toList();
    return new Owners(new HashMap<>(organisations.get(ids)), lang);
  }

  /** The name of an owner; null when there is none. */
  ByLanguage.Chosen<String> name(Id owner) {
    Organisation organisation = found.get(owner);
    return organisation == null ? null : organisation.names().in(lang);
  }

  /** The organisations for which somebody writes. */
  static Set<Id> writtenFor(Principal principal) {
    return principal.teams().entrySet().stream()
        .filter(team -> team.getValue().compareTo(TeamRole.EDITOR) >= 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}

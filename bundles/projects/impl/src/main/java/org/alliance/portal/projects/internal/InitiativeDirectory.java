package org.alliance.portal.projects.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.store.InitiativeLists;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells other features what initiatives are called. Members know what is published; what is only
 * written, its owner's team and those who may write it.
 */
@Component
public class InitiativeDirectory implements EntityDirectory {
  private static final int STATES = 200;

  private final Access access;
  private final InitiativeStore store;
  private final InitiativeLists lists;
  private final Reviews reviews;

  @Activate
  public InitiativeDirectory(
      @Reference Access access,
      @Reference InitiativeStore store,
      @Reference InitiativeLists lists,
      @Reference Reviews reviews) {
    this.access = access;
    this.store = store;
    this.lists = lists;
    this.reviews = reviews;
  }

  @Override
  public String type() {
    return Initiative.TYPE;
  }

  @Override
  public Map<Id, Entity> find(Collection<Id> ids, String lang) {
    Map<Id, Entity> found = new LinkedHashMap<>();
    if (access.allows(Initiatives.READ, null)) {
      lists
          .entries(ids)
          .forEach(
              listed ->
                  found.put(
                      listed.id(),
                      new Entity(
                          InitiativeReading.ref(listed.id()),
                          listed.titles().in(lang),
                          "/projects/" + listed.id(),
                          Change.Audience.MEMBERS)));
    }
    Set<Id> others = new LinkedHashSet<>(ids);
    others.removeAll(found.keySet());
    if (access.principal().known()) {
      written(List.copyOf(others))
          .forEach(
              work ->
                  found.put(
                      work.ref().id(),
                      new Entity(
                          work.ref(),
                          new ByLanguage.Chosen<>(original(work, lang), work.title()),
                          work.path() + "/edit",
                          Change.Audience.ORGANISATION)));
    }
    return found;
  }

  /** A file that was brought for the next version is the team's until that is published. */
  @Override
  public boolean showsFile(Id thing, Id file) {
    Optional<Stored> stored = store.get(thing).filter(Stored::published);
    return stored.isEmpty()
        || stored.get().initiative().content().attachments().contains(file)
        || knows(stored.get().initiative().organisation());
  }

  /** What is not published; hardly ever more than one is asked for, so each is looked up. */
  private List<Reviews.Work> written(List<Id> ids) {
    List<Reviews.Work> known = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += STATES) {
      List<Id> some = ids.subList(from, Math.min(ids.size(), from + STATES));
      reviews.states(Initiative.TYPE, some).keySet().stream()
          .flatMap(id -> reviews.find(InitiativeReading.ref(id)).stream())
          // One that is published has a working copy only besides.
          .filter(work -> work.base() == 0 && knows(work.organisation()))
          .forEach(known::add);
    }
    return known;
  }

  private boolean knows(Id organisation) {
    return access.principal().teams().containsKey(organisation)
        || access.allows(Initiatives.WRITE, organisation);
  }

  private static String original(Reviews.Work work, String lang) {
    List<String> original = work.values().getOrDefault("original", List.of());
    return original.isEmpty() ? lang : original.get(0);
  }
}

package org.alliance.portal.security.internal.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Actors;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What those in the audit are called today, many at once. */
@Component(service = AuditNames.class)
public final class AuditNames {
  private static final Logger LOG = LoggerFactory.getLogger(AuditNames.class);
  private static final String ACCOUNT = "account";
  private static final String ORGANISATION = "organisation";

  private final Actors actors;
  private final Organisations organisations;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<EntityDirectory> directories = List.of();

  /**
   * A thing's name.
   *
   * @param title with the language it is in
   * @param path address without the language; null when it has none
   */
  public record Thing(ByLanguage.Chosen<String> title, String path) {}

  /**
   * Names of some entries.
   *
   * @param actors by actor; those who are no more are absent
   * @param organisations by id
   * @param things what could be named
   */
  public record Names(
      Map<String, String> actors,
      Map<Id, ByLanguage.Chosen<String>> organisations,
      Map<EntityRef, Thing> things) {}

  @Activate
  public AuditNames(@Reference Actors actors, @Reference Organisations organisations) {
    this.actors = actors;
    this.organisations = organisations;
  }

  /** With directories of the test's own. */
  public AuditNames(Actors actors, Organisations organisations, List<EntityDirectory> directories) {
    this(actors, organisations);
    this.directories = directories;
  }

  /** Names for entries, at most 500; each kind of thing in one question to its feature. */
  public Names of(Collection<AuditEntry> entries, String lang) {
    Set<String> wanted = new LinkedHashSet<>();
    Set<Id> owners = new LinkedHashSet<>();
    Map<String, Set<Id>> byType = new LinkedHashMap<>();
    for (AuditEntry entry : entries) {
      wanted.add(entry.actor());
      if (entry.organisation() != null) {
        owners.add(entry.organisation());
      }
      if (entry.ref() != null) {
        byType
            .computeIfAbsent(entry.ref().type(), type -> new LinkedHashSet<>())
            .add(entry.ref().id());
      }
    }
    byType.getOrDefault(ACCOUNT, Set.of()).forEach(id -> wanted.add("account:" + id));
    owners.addAll(byType.getOrDefault(ORGANISATION, Set.of()));
    Map<String, String> named = actors.names(wanted);
    Map<Id, ByLanguage.Chosen<String>> owning = new HashMap<>();
    for (Organisation organisation : organisations.get(owners).values()) {
      owning.put(organisation.id(), organisation.names().in(lang));
    }
    return new Names(named, owning, things(byType, named, owning, lang));
  }

  /** Name of one actor; null for one who is no more. */
  public String actor(String actor) {
    return actors.names(List.of(actor)).get(actor);
  }

  /** Name of one organisation; null when there is none. */
  public ByLanguage.Chosen<String> organisation(Id id, String lang) {
    Organisation organisation = organisations.get(List.of(id)).get(id);
    return organisation == null ? null : organisation.names().in(lang);
  }

  private Map<EntityRef, Thing> things(
      Map<String, Set<Id>> byType,
      Map<String, String> named,
      Map<Id, ByLanguage.Chosen<String>> owning,
      String lang) {
    Map<EntityRef, Thing> things = new HashMap<>();
    for (Id id : byType.getOrDefault(ACCOUNT, Set.of())) {
      String name = named.get("account:" + id);
      if (name != null) {
        things.put(
            new EntityRef(ACCOUNT, id), new Thing(new ByLanguage.Chosen<>(lang, name), null));
      }
    }
    for (Id id : byType.getOrDefault(ORGANISATION, Set.of())) {
      if (owning.containsKey(id)) {
        things.put(new EntityRef(ORGANISATION, id), new Thing(owning.get(id), null));
      }
    }
    for (EntityDirectory directory : directories) {
      Set<Id> ids = byType.get(directory.type());
      if (ids != null) {
        find(directory, ids, lang)
            .forEach(
                (id, entity) -> things.put(entity.ref(), new Thing(entity.title(), entity.path())));
      }
    }
    return things;
  }

  private static Map<Id, Entity> find(EntityDirectory directory, Set<Id> ids, String lang) {
    try {
      return directory.find(new ArrayList<>(ids), lang);
    } catch (RuntimeException | LinkageError e) {
      // A feature that is just leaving; its things are shown by their ids.
      LOG.info("Nobody named the things of type {}: {}", directory.type(), e.toString());
      return Map.of();
    }
  }
}

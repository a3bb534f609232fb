package org.alliance.portal.projects.internal;

import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes the initiatives of an organisation along when its country is corrected. Versions stay:
 * nobody has said anything else.
 */
@Component
public class OrganisationFollower implements ChangeFollower {
  private static final int BATCH = 500;

  private final Organisations organisations;
  private final InitiativeStore store;
  private final ChangeLog changes;

  @Activate
  public OrganisationFollower(
      @Reference Organisations organisations,
      @Reference InitiativeStore store,
      @Reference ChangeLog changes) {
    this.organisations = organisations;
    this.store = store;
    this.changes = changes;
  }

  @Override
  public String id() {
    return "projects-organisations";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (change.type().equals("organisation") && change.fields().contains("country")) {
      Organisation now = organisations.get(List.of(change.id())).get(change.id());
      if (now != null) {
        move(now);
      }
    }
  }

  private void move(Organisation organisation) {
    List<Id> some;
    do {
      some = store.elsewhere(organisation.id(), organisation.country(), BATCH);
      store.move(some, organisation.country());
      changes.record(
          Publishing.FEATURE,
          store.get(some).keySet().stream()
              .map(InitiativeReading::ref)
              .map(ref -> new ChangeLog.Named(ref, organisation.id()))
              .toList(),
          Change.Verb.UPDATED,
          List.of("country"),
          Change.Audience.MEMBERS);
    } while (some.size() == BATCH);
  }
}

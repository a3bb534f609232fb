package org.alliance.portal.profiles.internal.external;

import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.store.ExternalStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes partners' identifiers away from a profile that was removed. */
@Component
public class IdentifiersOfRemoved implements ChangeFollower {
  private final ExternalStore store;

  @Activate
  public IdentifiersOfRemoved(@Reference ExternalStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "profiles-identifiers-of-removed";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (Profile.TYPE.equals(change.type()) && change.verb() == Change.Verb.DELETED) {
      store.deleteOf(change.id(), change.time());
    }
  }
}

package org.alliance.portal.profiles.internal.contacts;

import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.store.ContactStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Erases the contacts of a profile that was removed. */
@Component
public class ContactsOfRemoved implements ChangeFollower {
  private final ContactStore store;

  @Activate
  public ContactsOfRemoved(@Reference ContactStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "profiles-contacts-of-removed";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (Profile.TYPE.equals(change.type()) && change.verb() == Change.Verb.DELETED) {
      // A profile may be back under the same id already; its new contacts stay.
      store.deleteOf(change.id(), change.time());
    }
  }
}

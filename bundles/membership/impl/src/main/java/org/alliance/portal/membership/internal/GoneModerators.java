package org.alliance.portal.membership.internal;

import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.membership.internal.store.ReviewStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives back what a moderator had whose account was deleted. */
@Component
public class GoneModerators implements ChangeFollower {
  private static final int BATCH = 500;

  private final ReviewStore store;
  private final ChangeLog changes;

  @Activate
  public GoneModerators(@Reference ReviewStore store, @Reference ChangeLog changes) {
    this.store = store;
    this.changes = changes;
  }

  @Override
  public String id() {
    return "membership-gone-moderators";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (change.feature().equals("security")
        && change.type().equals("account")
        && change.verb() == Change.Verb.DELETED) {
      List<Id> released;
      do {
        released = store.release(change.id(), BATCH);
        released.forEach(this::record);
      } while (released.size() == BATCH);
    }
  }

  private void record(Id application) {
    changes.record(
        MembershipContribution.FEATURE,
        new EntityRef(Application.TYPE, application),
        Change.Verb.UPDATED,
        List.of("assignedTo"),
        Change.Audience.NONE,
        null);
  }
}

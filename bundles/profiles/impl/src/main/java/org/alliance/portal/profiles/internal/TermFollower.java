package org.alliance.portal.profiles.internal;

import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.profiles.internal.store.TermStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Notes that a term was merged. The work itself is {@link TermReplacement}'s: a follower has one
 * transaction, and a word may stand in a hundred thousand profiles.
 */
@Component
public class TermFollower implements ChangeFollower {
  private final TermStore store;

  @Activate
  public TermFollower(@Reference TermStore store) {
    this.store = store;
  }

  @Override
  public String id() {
    return "profiles-terms";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (Term.TYPE.equals(change.type()) && change.fields().contains("mergedInto")) {
      store.merged(change.id(), change.time());
    }
  }
}

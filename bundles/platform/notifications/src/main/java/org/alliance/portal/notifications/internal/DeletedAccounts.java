package org.alliance.portal.notifications.internal;

import java.time.Clock;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.notifications.internal.store.ChoiceStore;
import org.alliance.portal.notifications.internal.store.OldLetterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets the choices and letters of accounts that are deleted. */
@Component
public final class DeletedAccounts implements ChangeFollower {
  private final ChoiceStore choices;
  private final OldLetterStore letters;
  private final Clock clock = Clock.systemUTC();

  @Activate
  public DeletedAccounts(@Reference ChoiceStore choices, @Reference OldLetterStore letters) {
    this.choices = choices;
    this.letters = letters;
  }

  @Override
  public String id() {
    return "notifications-deleted-accounts";
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
      choices.forget(change.id());
      letters.forget(change.id(), clock.instant());
    }
  }
}

package org.alliance.portal.membership.internal;

import java.util.Map;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the moderators, once each, that an application has come into the queue. */
@Component
public class NewApplications implements ChangeFollower {
  private final ApplicationStore store;
  private final Teams teams;
  private final Outbox outbox;
  private final PublicAddress address;

  @Activate
  public NewApplications(
      @Reference ApplicationStore store,
      @Reference Teams teams,
      @Reference Outbox outbox,
      @Reference PublicAddress address) {
    this.store = store;
    this.teams = teams;
    this.outbox = outbox;
    this.address = address;
  }

  @Override
  public String id() {
    return "membership-new-applications";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (change.feature().equals(MembershipContribution.FEATURE)
        && change.type().equals(Application.TYPE)
        && change.fields().contains("state")) {
      store
          .find(change.id())
          .filter(application -> application.state() == Application.State.WAITING)
          .filter(application -> !application.sample())
          .ifPresent(this::tell);
    }
  }

  /** An answer brings it into the queue again; the letter's key keeps it from being told twice. */
  private void tell(Application application) {
    for (Recipient moderator : teams.moderators()) {
      outbox.put(
          new Letter(
              MembershipContribution.NEW,
              application.id() + " " + moderator.account(),
              moderator.email(),
              moderator.account(),
              moderator.lang(),
              Map.of(
                  "moderator", moderator.name(),
                  "organisation", application.answers().name(),
                  "reference", application.reference(),
                  "link",
                      address.of(moderator.lang(), "/admin/applications/" + application.id()))));
    }
  }
}

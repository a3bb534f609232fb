package org.alliance.portal.security.internal.teams;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.security.internal.SampleAccounts;
import org.alliance.portal.security.internal.Settings;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * An invented invitation to the team of the sample organisation, so that its page shows one. No
 * letter is sent, and there is no link.
 */
@Component(
    service = SampleInvitation.class,
    immediate = true,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SampleInvitation {
  static final String EMAIL = "guest@alliance.example";

  private static final String NAME = "Sample Guest";

  /**
   * Makes it, or takes it away.
   *
   * @param samples whose organisation it is to
   */
  @Activate
  public SampleInvitation(
      Settings settings,
      @Reference SampleAccounts samples,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference InvitationStore invitations,
      @Reference IdGenerator ids) {
    Instant now = Clock.systemUTC().instant();
    database.run(
        () -> {
          invitations.deleteSamples(SampleAccounts.ORGANISATION);
          if (SampleAccounts.demo(settings)
              && invitations.pending(SampleAccounts.ORGANISATION, EMAIL).isEmpty()) {
            invitations.insert(
                new Invitation(
                    ids.next(),
                    SampleAccounts.ORGANISATION,
                    EMAIL,
                    NAME,
                    TeamRole.EDITOR,
                    Set.of(),
                    "en",
                    null,
                    now,
                    now.plus(Inviting.VALID),
                    State.PENDING,
                    null,
                    true));
          }
        });
  }
}

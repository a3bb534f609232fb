package org.alliance.portal.security.internal.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.security.internal.OrganisationService;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.alliance.portal.security.internal.store.TeamStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The teams of organisations. */
@Component(service = {Teams.class, TeamService.class})
public final class TeamService implements Teams {
  private static final String ACCOUNT = "account";
  private static final int MOST_ORGANISATIONS = 500;

  private final Access access;
  private final Database database;
  private final Organisations organisations;
  private final TeamStore teams;
  private final AccountStore accounts;
  private final InvitationStore invitations;
  private final Inviting inviting;
  private final Sessions sessions;
  private final ChangeLog changes;

  @Activate
  public TeamService(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference Organisations organisations,
      @Reference TeamStore teams,
      @Reference AccountStore accounts,
      @Reference InvitationStore invitations,
      @Reference Inviting inviting,
      @Reference Sessions sessions,
      @Reference ChangeLog changes) {
    this.access = access;
    this.database = database;
    this.organisations = organisations;
    this.teams = teams;
    this.accounts = accounts;
    this.invitations = invitations;
    this.inviting = inviting;
    this.sessions = sessions;
    this.changes = changes;
  }

  @Override
  public Id invite(Id organisation, String email, String name, TeamRole role, String lang) {
    access.require(MANAGE, organisation);
    Organisation team = organisations.get(organisation);
    Inviting.Guest guest = new Inviting.Guest(email, name, role, Set.of(), lang);
    List<FieldProblem> problems = new ArrayList<>(Inviting.problems(guest));
    if (teams.members(organisation).stream().anyMatch(c -> c.email().equals(guest.email()))) {
      problems.add(FieldProblem.of("email", "security.invite.in-team"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    return database.transaction(
        () -> {
          teams.lock(organisation);
          return inviting.invite(team, guest);
        });
  }

  @Override
  public List<Colleague> members(Id organisation) {
    access.require(TeamPermissions.SEE, organisation);
    return teams.members(organisation);
  }

  @Override
  public Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast) {
    access.require(TeamPermissions.WRITE_TO);
    if (organisations.size() > MOST_ORGANISATIONS) {
      throw new IllegalArgumentException("At most " + MOST_ORGANISATIONS + " organisations");
    }
    return teams.recipients(organisations, atLeast);
  }

  @Override
  public List<Recipient> moderators() {
    access.require(TeamPermissions.WRITE_TO);
    List<Recipient> moderators = teams.having(PlatformRole.MODERATOR);
    return moderators.isEmpty() ? teams.having(PlatformRole.ADMIN) : moderators;
  }

  @Override
  public Optional<Recipient> recipient(Id account) {
    access.require(TeamPermissions.WRITE_TO);
    return teams.recipient(account);
  }

  /**
   * Invitations that nobody has accepted yet, newest first.
   *
   * @throws AccessDeniedException without {@link #MANAGE}
   */
  public List<Invitation> invitations(Id organisation) {
    access.require(MANAGE, organisation);
    return invitations.open(organisation);
  }

  /**
   * One invitation of a team.
   *
   * @throws NotFoundException when there is none
   * @throws AccessDeniedException without {@link #MANAGE}
   */
  public Invitation invitation(Id organisation, Id id) {
    access.require(MANAGE, organisation);
    return invitations
        .find(id)
        .filter(found -> organisation.equals(found.organisation()))
        .orElseThrow(() -> new NotFoundException(Inviting.TYPE, id));
  }

  /** Invites the same person again: the link of the first letter ends. */
  public void again(Id organisation, Id id) {
    Invitation old = invitation(organisation, id);
    if (old.state() != State.ACCEPTED) {
      invite(organisation, old.email(), old.name(), old.role(), old.lang());
    }
  }

  /** Takes an invitation back. */
  public void withdraw(Id organisation, Id id) {
    Invitation invitation = invitation(organisation, id);
    database.run(() -> inviting.withdraw(invitation));
  }

  /**
   * Gives a colleague another role.
   *
   * @throws NotFoundException when the person is not in the team
   * @throws ValidationException naming {@code role}, when nobody would own the team
   * @throws AccessDeniedException without {@link #MANAGE}
   */
  public void role(Id organisation, Id account, TeamRole role) {
    access.require(MANAGE, organisation);
    if (role == null) {
      throw new ValidationException(FieldProblem.of("role", "portal.problem.required"));
    }
    database.run(
        () -> {
          if (current(organisation, account, role) != role) {
            accounts.join(organisation, account, role);
            record(organisation, account);
          }
        });
  }

  /**
   * Takes a colleague out of a team; whoever is in it may leave. What the person wrote belongs to
   * the organisation and stays.
   *
   * @throws NotFoundException when the person is not in the team
   * @throws ValidationException naming {@code role}, when nobody would own the team
   * @throws AccessDeniedException without {@link #MANAGE}, for somebody else
   */
  public void remove(Id organisation, Id account) {
    access.require(
        account.equals(access.principal().id()) ? TeamPermissions.SEE : MANAGE, organisation);
    database.run(
        () -> {
          current(organisation, account, null);
          teams.leave(organisation, account);
          record(organisation, account);
        });
  }

  /** The role before it changes, in a team that nobody else can change meanwhile. */
  private TeamRole current(Id organisation, Id account, TeamRole next) {
    teams.lock(organisation);
    TeamRole now =
        teams
            .role(organisation, account)
            .orElseThrow(() -> new NotFoundException(ACCOUNT, account));
    if (now == TeamRole.OWNER
        && next != TeamRole.OWNER
        && !teams.otherOwner(organisation, account)) {
      throw new ValidationException(FieldProblem.of("role", "security.team.last-owner"));
    }
    return now;
  }

  private void record(Id organisation, Id account) {
    changes.record(
        OrganisationService.FEATURE,
        new EntityRef(ACCOUNT, account),
        Change.Verb.UPDATED,
        List.of("team"),
        Change.Audience.NONE,
        organisation);
    database.afterCommit(() -> sessions.refresh(account));
  }
}

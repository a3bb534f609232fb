package org.alliance.portal.security.internal.users;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.security.internal.OrganisationService;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.alliance.portal.security.internal.store.UserStore;
import org.alliance.portal.security.internal.store.UserStore.User;
import org.alliance.portal.security.internal.store.UserStore.Wanted;
import org.alliance.portal.security.internal.teams.Inviting;
import org.alliance.portal.security.internal.teams.OrganisationDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an admin can do with the accounts of others. */
@Component(service = Users.class)
public final class Users {
  private static final String TYPE = "account";
  private static final int LIMIT = 50;
  private static final int LONGEST_WORDS = 254;

  private final Access access;
  private final Database database;
  private final UserStore store;
  private final InvitationStore invitations;
  private final Inviting inviting;
  private final Sessions sessions;
  private final Factors factors;
  private final ChangeLog changes;

  @Activate
  public Users(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference UserStore store,
      @Reference InvitationStore invitations,
      @Reference Inviting inviting,
      @Reference Sessions sessions,
      @Reference Factors factors,
      @Reference ChangeLog changes) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.invitations = invitations;
    this.inviting = inviting;
    this.sessions = sessions;
    this.factors = factors;
    this.changes = changes;
  }

  /**
   * Accounts, newest first.
   *
   * @param words how the name or the address begins; as typed
   * @param after {@link Slice#next()} of the page before; null for the first
   */
  public Slice<User> list(String words, PlatformRole role, Boolean active, String after) {
    access.require(Action.ADMINISTER);
    String start = words.strip().toLowerCase(Locale.ROOT);
    if (start.length() > LONGEST_WORDS) {
      return new Slice<>(List.of(), null);
    }
    Wanted wanted = new Wanted(start, role, active);
    List<User> found = store.list(wanted, OrganisationDesk.before(after), LIMIT + 1);
    boolean more = found.size() > LIMIT;
    List<User> page = more ? found.subList(0, LIMIT) : found;
    return new Slice<>(
        page, more ? OrganisationDesk.next(page.stream().map(User::id).toList()) : null);
  }

  /**
   * One account.
   *
   * @throws NotFoundException when there is none
   */
  public User get(Id id) {
    access.require(Action.ADMINISTER);
    return find(id);
  }

  private User find(Id id) {
    return store.find(id).orElseThrow(() -> new NotFoundException(TYPE, id));
  }

  /** The teams that an account is in. */
  public Map<Id, TeamRole> teams(Id id) {
    access.require(Action.ADMINISTER);
    return store.teams(id);
  }

  /** When somebody of this account was last seen; empty when nobody is signed in. */
  public Optional<Instant> seen(Id id) {
    access.require(Action.ADMINISTER);
    return store.seen(id);
  }

  /** Number of an account's sessions. */
  public int sessions(Id id) {
    access.require(Action.ADMINISTER);
    return sessions.list(id).size();
  }

  /**
   * Blocks an account, which ends its sessions, or lets it sign in again.
   *
   * @throws ValidationException for one's own account and for the last admin
   */
  public void activate(Id id, boolean active) {
    access.require(Action.ADMINISTER);
    if (!active && id.equals(access.principal().id())) {
      throw new ValidationException(FieldProblem.of("", "security.users.self"));
    }
    database.run(
        () -> {
          store.lockAdmins();
          User user = find(id);
          if (user.active() == active) {
            return;
          }
          if (!active && user.roles().contains(PlatformRole.ADMIN)) {
            requireOtherAdmin(id);
          }
          store.activate(id, active);
          record(id, "state");
          if (!active) {
            sessions.closeAll(id);
          }
        });
  }

  /**
   * Says whether an account moderates and administers.
   *
   * @param desks of moderator and admin
   * @throws ValidationException naming {@code roles}, for the last admin
   */
  public void roles(Id id, Set<PlatformRole> desks) {
    access.require(Action.ADMINISTER);
    database.run(
        () -> {
          store.lockAdmins();
          User user = find(id);
          Set<PlatformRole> roles = EnumSet.of(PlatformRole.MEMBER);
          roles.addAll(desks);
          if (roles.equals(user.roles())) {
            return;
          }
          if (user.active()
              && user.roles().contains(PlatformRole.ADMIN)
              && !roles.contains(PlatformRole.ADMIN)) {
            requireOtherAdmin(id);
          }
          store.roles(id, roles);
          record(id, "roles");
        });
  }

  private void requireOtherAdmin(Id id) {
    if (!store.otherAdmin(id)) {
      throw new ValidationException(FieldProblem.of("roles", "security.users.last-admin"));
    }
  }

  /** Ends every session of an account. */
  public void endSessions(Id id) {
    access.require(Action.ADMINISTER);
    database.run(
        () -> {
          find(id);
          sessions.closeAll(id);
          record(id, "sessions");
        });
  }

  /** Whether an account has a second factor. */
  public boolean hasFactor(Id id) {
    access.require(Action.ADMINISTER);
    return factors.has(id);
  }

  /**
   * Takes the second factor of somebody who lost it; the person is told, and signed out everywhere.
   */
  public void resetFactor(Id id) {
    access.require(Action.ADMINISTER);
    database.run(
        () -> {
          find(id);
          factors.reset(id);
          sessions.closeAll(id);
        });
  }

  /** Invitations to the secretariat that nobody has accepted yet, newest first. */
  public List<Invitation> invitations() {
    access.require(Action.ADMINISTER);
    return invitations.open(null);
  }

  /**
   * Invites a person to the secretariat.
   *
   * @throws ValidationException naming {@code email}, {@code name} or {@code role}
   */
  public void invite(String email, String name, Set<PlatformRole> roles, String lang) {
    access.require(Action.ADMINISTER);
    Inviting.Guest guest = new Inviting.Guest(email, name, null, roles, lang);
    List<FieldProblem> problems = Inviting.problems(guest);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    database.run(
        () -> {
          store.lockAdmins();
          inviting.invite(null, guest);
        });
  }

  /**
   * One invitation to the secretariat.
   *
   * @throws NotFoundException when there is none
   */
  public Invitation invitation(Id id) {
    access.require(Action.ADMINISTER);
    return invitations
        .find(id)
        .filter(found -> found.organisation() == null)
        .orElseThrow(() -> new NotFoundException(Inviting.TYPE, id));
  }

  /** Invites the same person again: the link of the first letter ends. */
  public void again(Id id) {
    Invitation old = invitation(id);
    if (old.state() != State.ACCEPTED) {
      invite(old.email(), old.name(), old.roles(), old.lang());
    }
  }

  /** Takes an invitation back. */
  public void withdraw(Id id) {
    Invitation invitation = invitation(id);
    database.run(() -> inviting.withdraw(invitation));
  }

  private void record(Id account, String field) {
    changes.record(
        OrganisationService.FEATURE,
        new EntityRef(TYPE, account),
        Change.Verb.UPDATED,
        List.of(field),
        Change.Audience.NONE,
        null);
    database.afterCommit(() -> sessions.refresh(account));
  }
}

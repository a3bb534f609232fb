package org.alliance.portal.security.internal.teams;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.security.internal.AccountRules;
import org.alliance.portal.security.internal.OrganisationService;
import org.alliance.portal.security.internal.Passwords;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.alliance.portal.security.internal.store.TeamStore;
import org.alliance.portal.security.internal.store.UserStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What whoever holds the link of an invitation can do with it. The holder of the mail is trusted.
 */
@Component(service = Accepting.class)
public final class Accepting {
  /** Key of the text for an invitation that was taken back or replaced. */
  public static final String WITHDRAWN = "security.invitation.withdrawn";

  private static final String ACCOUNT = "account";

  private final Access access;
  private final Database database;
  private final Links links;
  private final InvitationStore invitations;
  private final Inviting inviting;
  private final AccountStore accounts;
  private final UserStore users;
  private final TeamStore teams;
  private final Passwords passwords;
  private final Sessions sessions;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Clock clock = Clock.systemUTC();

  /** Who holds the link. */
  public enum Holder {
    /** The address has no account yet. */
    NEW,
    /** The address has an account, and nobody is signed in. */
    SIGNED_OUT,
    /** The account of the address is signed in. */
    OWN,
    /** Somebody else is signed in. */
    FOREIGN
  }

  /**
   * What somebody typed to get an account.
   *
   * @param name as typed
   * @param password as typed
   * @param repeated the password again
   * @param lang ISO 639-1
   */
  public record Entry(String name, String password, String repeated, String lang) {}

  @Activate
  public Accepting(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference Links links,
      @Reference InvitationStore invitations,
      @Reference Inviting inviting,
      @Reference AccountStore accounts,
      @Reference UserStore users,
      @Reference TeamStore teams,
      @Reference Passwords passwords,
      @Reference Sessions sessions,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this.access = access;
    this.database = database;
    this.links = links;
    this.invitations = invitations;
    this.inviting = inviting;
    this.accounts = accounts;
    this.users = users;
    this.teams = teams;
    this.passwords = passwords;
    this.sessions = sessions;
    this.changes = changes;
    this.ids = ids;
  }

  /**
   * The invitation behind a link.
   *
   * @throws NotFoundException when the link is none of ours
   * @throws GoneException when it was accepted, withdrawn or replaced, or is too old
   */
  public Invitation look(String token) {
    access.require(Action.PUBLIC);
    return pending(links.check(Inviting.PURPOSE, token));
  }

  private Invitation pending(Links.Link link) {
    Invitation invitation =
        invitations
            .find(link.subject())
            .orElseThrow(() -> new NotFoundException(Inviting.TYPE, link.subject()));
    switch (invitation.state()) {
      case PENDING -> {}
      case ACCEPTED -> throw new GoneException(Links.USED);
      case WITHDRAWN -> throw new GoneException(WITHDRAWN);
      case EXPIRED -> throw new GoneException(Links.EXPIRED);
    }
    return invitation;
  }

  /** Who holds the link of an invitation. */
  public Holder holder(Invitation invitation) {
    access.require(Action.PUBLIC);
    Optional<Account> account = accounts.byEmail(invitation.email());
    Principal principal = access.principal();
    if (principal.known()) {
      boolean own = account.filter(a -> a.id().equals(principal.id())).isPresent();
      return own ? Holder.OWN : Holder.FOREIGN;
    }
    return account.isPresent() ? Holder.SIGNED_OUT : Holder.NEW;
  }

  /**
   * Accepts with the account that is signed in.
   *
   * @return what was accepted
   * @throws NotFoundException as {@link #look}
   * @throws GoneException as {@link #look}
   * @throws AccessDeniedException when the invitation is for another address
   */
  public Invitation accept(String token) {
    access.require(Action.SIGNED_IN);
    Invitation invitation = look(token);
    if (holder(invitation) != Holder.OWN) {
      throw new AccessDeniedException(Inviting.TYPE);
    }
    Id account = access.principal().id();
    database.run(
        () -> {
          take(token, invitation.organisation(), account);
          enter(invitation, account);
        });
    sessions.refresh(account);
    return invitation;
  }

  /**
   * Accepts with a new account.
   *
   * @return its id
   * @throws NotFoundException as {@link #look}
   * @throws GoneException as {@link #look}
   * @throws ValidationException when the entry is not complete
   * @throws AccessDeniedException when the address has an account, or somebody is signed in
   * @throws org.alliance.portal.security.internal.BusyException when no password can be hashed now
   */
  public Id join(String token, Entry entry) {
    access.require(Action.PUBLIC);
    Invitation invitation = look(token);
    if (holder(invitation) != Holder.NEW) {
      throw new AccessDeniedException(Inviting.TYPE);
    }
    String name = entry.name().strip();
    List<FieldProblem> problems = new ArrayList<>();
    AccountRules.name(name).ifPresent(problems::add);
    problems.addAll(
        AccountRules.password(entry.password(), entry.repeated(), invitation.email(), name));
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    Set<PlatformRole> roles = EnumSet.of(PlatformRole.MEMBER);
    Id id = ids.next();
    Account account =
        new Account(
            id,
            invitation.email(),
            name,
            passwords.hash(entry.password()),
            entry.lang(),
            true,
            roles,
            false);
    Principal person = new Principal(Principal.Kind.ACCOUNT, id, name, roles, Map.of(), Set.of());
    access.as(
        person,
        () -> {
          insert(token, invitation, account);
          return null;
        });
    return id;
  }

  private void insert(String token, Invitation invitation, Account account) {
    Instant now = clock.instant();
    try {
      database.run(
          () -> {
            take(token, invitation.organisation(), account.id());
            accounts.insert(account, now);
            record(account.id(), Change.Verb.CREATED, List.of(), null);
            enter(invitation, account.id());
          });
    } catch (DatabaseException e) {
      if (e.duplicate()) {
        throw new AccessDeniedException(Inviting.TYPE);
      }
      throw e;
    }
  }

  /** Uses the link and the invitation up; of two who try one succeeds. */
  private void take(String token, Id organisation, Id account) {
    if (organisation != null) {
      teams.lock(organisation);
    }
    Invitation invitation = pending(links.use(Inviting.PURPOSE, token));
    if (!invitations.end(invitation.id(), State.ACCEPTED, account)) {
      throw new GoneException(WITHDRAWN);
    }
    inviting.record(invitation, Change.Verb.UPDATED, List.of("state"));
  }

  private void enter(Invitation invitation, Id account) {
    Id organisation = invitation.organisation();
    if (organisation != null) {
      TeamRole before = teams.role(organisation, account).orElse(TeamRole.READER);
      boolean higher = before.compareTo(invitation.role()) > 0;
      accounts.join(organisation, account, higher ? before : invitation.role());
      record(account, Change.Verb.UPDATED, List.of("team"), organisation);
    }
    if (!invitation.roles().isEmpty()) {
      users.addRoles(account, invitation.roles());
      record(account, Change.Verb.UPDATED, List.of("roles"), null);
    }
  }

  private void record(Id account, Change.Verb verb, List<String> fields, Id organisation) {
    changes.record(
        OrganisationService.FEATURE,
        new EntityRef(ACCOUNT, account),
        verb,
        fields,
        Change.Audience.NONE,
        organisation);
  }
}

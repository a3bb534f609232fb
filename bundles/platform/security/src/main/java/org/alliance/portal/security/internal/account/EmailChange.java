package org.alliance.portal.security.internal.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.security.internal.AccountRules;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.Throttle;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.links.Links.Link;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.EmailChangeStore;
import org.alliance.portal.security.internal.store.EmailChangeStore.Waiting;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Another address for an account, once both the new and the old one have agreed: the new one so
 * that a slip of the pen locks nobody out, the old one so that nobody else takes the account away.
 */
@Component(service = EmailChange.class)
public final class EmailChange {
  private static final String NEW = "email-new";
  private static final String OLD = "email-old";
  private static final Duration VALID = Duration.ofHours(24);
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int MOST = 5;
  private static final String TAKEN = "security.email.taken-meanwhile";

  private final Access access;
  private final Database database;
  private final OwnPassword own;
  private final OwnAccountStore accounts;
  private final AccountStore byEmail;
  private final EmailChangeStore store;
  private final Links links;
  private final Sessions sessions;
  private final AccountLetters letters;
  private final Outbox outbox;
  private final PublicAddress address;
  private final AccountLog log;
  private final SignInAudit audit;
  private final IdGenerator ids;
  private final Clock clock;
  private final Throttle asked;

  @Activate
  public EmailChange(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference OwnPassword own,
      @Reference OwnAccountStore accounts,
      @Reference AccountStore byEmail,
      @Reference EmailChangeStore store,
      @Reference Links links,
      @Reference Sessions sessions,
      @Reference AccountLetters letters,
      @Reference Outbox outbox,
      @Reference PublicAddress address,
      @Reference AccountLog log,
      @Reference SignInAudit audit,
      @Reference IdGenerator ids) {
    this.access = access;
    this.database = database;
    this.own = own;
    this.accounts = accounts;
    this.byEmail = byEmail;
    this.store = store;
    this.links = links;
    this.sessions = sessions;
    this.letters = letters;
    this.outbox = outbox;
    this.address = address;
    this.log = log;
    this.audit = audit;
    this.ids = ids;
    this.clock = Clock.systemUTC();
    this.asked = new Throttle(MOST, WINDOW, clock);
  }

  /** The change of the person who is signed in, while it waits. */
  public Optional<Waiting> waiting() {
    Id account = own.own().id();
    return store
        .of(account)
        .filter(change -> clock.instant().isBefore(change.created().plus(VALID)));
  }

  /**
   * Asks both addresses. An address that somebody has gets the same answer, and a letter that says
   * so.
   *
   * @param email as typed
   * @param current the password, as typed
   * @throws ValidationException naming {@code email} or {@code current}
   */
  public void ask(String email, String current) {
    access.require(Action.SIGNED_IN);
    String wanted = AccountRules.normalise(email);
    AccountRules.email(wanted).ifPresent(EmailChange::refuse);
    Own found = own.proven(current);
    if (wanted.equals(found.email())) {
      refuse(FieldProblem.of("email", "security.email.same"));
    }
    if (asked.attempt(found.id().toString()).isPresent()) {
      refuse(FieldProblem.of("email", "security.email.often"));
    }
    Optional<Own> holder = byEmail.byEmail(wanted).flatMap(account -> accounts.find(account.id()));
    database.run(() -> send(found, wanted, holder));
  }

  private static void refuse(FieldProblem problem) {
    throw new ValidationException(problem);
  }

  private void send(Own found, String wanted, Optional<Own> holder) {
    forget(found.id());
    Id id = ids.next();
    store.insert(id, found.id(), wanted, clock.instant());
    String forOld = links.issue(OLD, new Link(found.id(), found.email(), id), VALID);
    String forNew = links.issue(NEW, new Link(found.id(), wanted, id), VALID);
    put(found, found.email(), AccountLetters.EMAIL_OLD, "/email/old/" + forOld, wanted);
    holder.ifPresentOrElse(
        other -> put(other, other.email(), AccountLetters.EMAIL_TAKEN, "/forgotten", wanted),
        () -> put(found, wanted, AccountLetters.EMAIL_NEW, "/email/new/" + forNew, wanted));
  }

  private void put(Own to, String at, String kind, String path, String email) {
    outbox.put(letters.letter(to, at, kind, address.base(), path, Map.of("email", email)));
  }

  /** Gives the change up, as the person who is signed in. */
  public void cancel() {
    Id account = own.own().id();
    database.run(() -> forget(account));
  }

  private void forget(Id account) {
    store.deleteOf(account);
    links.forget(account, NEW);
    links.forget(account, OLD);
  }

  /**
   * What the new address is asked.
   *
   * @throws org.alliance.portal.api.NotFoundException when the link is none of ours
   * @throws GoneException when it was used, is too old, or the change was given up
   */
  public Waiting checkNew(String token) {
    access.require(Action.PUBLIC);
    return find(links.check(NEW, token));
  }

  /**
   * What the old address is asked.
   *
   * @throws org.alliance.portal.api.NotFoundException when the link is none of ours
   * @throws GoneException when it was used, is too old, or the change was given up
   */
  public Waiting checkOld(String token) {
    access.require(Action.PUBLIC);
    return find(links.check(OLD, token));
  }

  private Waiting find(Link link) {
    return store.find(link.subject()).orElseThrow(() -> new GoneException(Links.EXPIRED));
  }

  /**
   * The new address agrees.
   *
   * @return whether the account has it now; else the old address has still to agree
   * @throws GoneException as {@link #checkNew}, or when somebody else has the address by now
   */
  public boolean agreeNew(String token) {
    access.require(Action.PUBLIC);
    return agree(
        () -> {
          Waiting change = find(links.use(NEW, token));
          store.agreeNew(change.id(), clock.instant());
          return change.id();
        });
  }

  /**
   * The old address agrees.
   *
   * @return whether the account has the new one now; else that has still to agree
   * @throws GoneException as {@link #checkOld}, or when somebody else has the address by now
   */
  public boolean agreeOld(String token) {
    access.require(Action.PUBLIC);
    return agree(
        () -> {
          Waiting change = find(links.use(OLD, token));
          store.agreeOld(change.id(), clock.instant());
          return change.id();
        });
  }

  private boolean agree(Supplier<Id> answer) {
    try {
      return database.transaction(
          () -> {
            // Read after the own answer was written: of two at once the second sees both.
            Waiting change =
                store.find(answer.get()).orElseThrow(() -> new GoneException(Links.EXPIRED));
            boolean both = change.oldAgreed() && change.newAgreed();
            if (both) {
              complete(change);
            }
            return both;
          });
    } catch (DatabaseException e) {
      if (e.duplicate()) {
        throw new GoneException(TAKEN);
      }
      throw e;
    }
  }

  private void complete(Waiting change) {
    Own found = accounts.find(change.account()).orElseThrow(() -> new GoneException(Links.EXPIRED));
    accounts.email(found.id(), change.email());
    forget(found.id());
    links.forget(found.id(), PasswordReset.PURPOSE);
    log.changed(found.id(), "email");
    audit.emailChanged(found.id());
    put(found, found.email(), AccountLetters.EMAIL_CHANGED, "/forgotten", change.email());
    put(found, change.email(), AccountLetters.EMAIL_CHANGED, "/forgotten", change.email());
  }

  /**
   * The old address refuses: somebody else is at the account. The change is given up and every
   * session ends, so that the owner can set a new password.
   *
   * @throws GoneException as {@link #checkOld}
   */
  public void refuse(String token) {
    access.require(Action.PUBLIC);
    Id account =
        database.transaction(
            () -> {
              Waiting change = find(links.use(OLD, token));
              links.forgetUnused(change.account());
              store.deleteOf(change.account());
              sessions.closeAll(change.account());
              log.changed(change.account(), "sessions");
              return change.account();
            });
    sessions.refresh(account);
  }
}

package org.alliance.portal.security.internal.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Networks;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.security.internal.AccountRules;
import org.alliance.portal.security.internal.Passwords;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.Throttle;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.links.Links.Link;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new password by letter. Whether there is an account is looked up after the answer was given, so
 * that neither the answer nor its time can tell.
 */
@Component(service = PasswordReset.class)
public final class PasswordReset {
  static final String PURPOSE = "reset";

  private static final Logger LOG = LoggerFactory.getLogger(PasswordReset.class);
  private static final Duration VALID = Duration.ofHours(1);
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int PER_ADDRESS = 3;
  private static final int PER_NETWORK = 30;
  private static final int MOST_WAITING = 500;

  private final Access access;
  private final Database database;
  private final AccountStore byEmail;
  private final OwnAccountStore accounts;
  private final Links links;
  private final Passwords passwords;
  private final OwnPassword own;
  private final Sessions sessions;
  private final AccountLetters letters;
  private final Outbox outbox;
  private final PublicAddress address;
  private final SignInAudit audit;
  private final Executor later;
  private final Throttle perAddress;
  private final Throttle perNetwork;

  @Activate
  public PasswordReset(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference AccountStore byEmail,
      @Reference OwnAccountStore accounts,
      @Reference Links links,
      @Reference Passwords passwords,
      @Reference OwnPassword own,
      @Reference Sessions sessions,
      @Reference AccountLetters letters,
      @Reference Outbox outbox,
      @Reference PublicAddress address,
      @Reference SignInAudit audit) {
    this(
        access,
        database,
        byEmail,
        accounts,
        links,
        passwords,
        own,
        sessions,
        letters,
        outbox,
        address,
        audit,
        oneByOne(),
        Clock.systemUTC());
  }

  /**
   * @param later what does the work that an answer does not wait for
   * @param clock what tells the time
   */
  public PasswordReset(
      Access access,
      Database database,
      AccountStore byEmail,
      OwnAccountStore accounts,
      Links links,
      Passwords passwords,
      OwnPassword own,
      Sessions sessions,
      AccountLetters letters,
      Outbox outbox,
      PublicAddress address,
      SignInAudit audit,
      Executor later,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.byEmail = byEmail;
    this.accounts = accounts;
    this.links = links;
    this.passwords = passwords;
    this.own = own;
    this.sessions = sessions;
    this.letters = letters;
    this.outbox = outbox;
    this.address = address;
    this.audit = audit;
    this.later = later;
    this.perAddress = new Throttle(PER_ADDRESS, WINDOW, clock);
    this.perNetwork = new Throttle(PER_NETWORK, WINDOW, clock);
  }

  /** What does not fit is left out: whoever floods the form gets no more letters for it. */
  private static ExecutorService oneByOne() {
    return new ThreadPoolExecutor(
        0,
        1,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(MOST_WAITING),
        work -> {
          Thread thread = new Thread(work, "portal-password-reset");
          thread.setDaemon(true);
          return thread;
        },
        (work, pool) -> LOG.warn("Too many new passwords are asked for; one letter is left out"));
  }

  /** Ends what works on. */
  @Deactivate
  public void stop() {
    if (later instanceof ExecutorService pool) {
      pool.shutdown();
    }
  }

  /**
   * Sends the letter, if there is an account; not more than a few to one address in an hour.
   *
   * @param email as typed
   * @param network the client's address
   * @return how long to wait, when too many ask from there
   * @throws ValidationException naming {@code email}
   */
  public Optional<Duration> ask(String email, String network) {
    access.require(Action.PUBLIC);
    String normal = AccountRules.normalise(email);
    AccountRules.email(normal)
        .ifPresent(
            problem -> {
              throw new ValidationException(problem);
            });
    Optional<Duration> wait = perNetwork.attempt(Networks.of(network));
    if (wait.isEmpty() && perAddress.attempt(Secrets.hash(normal)).isEmpty()) {
      String base = address.base();
      later.execute(() -> send(normal, base, network));
    }
    return wait;
  }

  private void send(String email, String base, String network) {
    try {
      access.as(
          Principal.SYSTEM,
          () -> {
            Optional<Own> found =
                byEmail.byEmail(email).flatMap(account -> accounts.find(account.id()));
            audit.resetAsked(found.map(Own::id).orElse(null), network);
            found.ifPresent(own -> send(own, base));
            return null;
          });
    } catch (RuntimeException e) {
      LOG.error("A letter for a new password could not be written", e);
    }
  }

  private void send(Own found, String base) {
    database.run(
        () -> {
          String token = links.issue(PURPOSE, new Link(found.id(), found.email(), null), VALID);
          outbox.put(
              letters.letter(
                  found, found.email(), AccountLetters.RESET, base, "/reset/" + token, Map.of()));
        });
  }

  /**
   * Looks whether a link can still be used.
   *
   * @throws NotFoundException when it is none of ours
   * @throws org.alliance.portal.api.GoneException when it was used or is too old
   */
  public void check(String token) {
    access.require(Action.PUBLIC);
    links.check(PURPOSE, token);
  }

  /**
   * Gives the account another password; every session ends and the owner is told. A second factor
   * stays.
   *
   * @param network the client's address
   * @return the account
   * @throws NotFoundException as {@link #check}
   * @throws org.alliance.portal.api.GoneException as {@link #check}
   * @throws ValidationException naming {@code password} or {@code password2}
   * @throws org.alliance.portal.security.internal.BusyException when no password can be hashed now
   */
  public Id reset(String token, String password, String repeated, String network) {
    access.require(Action.PUBLIC);
    Id account = links.check(PURPOSE, token).account();
    Own found = accounts.find(account).orElseThrow(() -> new NotFoundException("account", account));
    List<FieldProblem> problems =
        AccountRules.password(password, repeated, found.email(), found.name());
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    String hash = passwords.hash(password);
    database.run(
        () -> {
          links.use(PURPOSE, token);
          sessions.closeAll(account);
          own.set(found, hash);
          audit.resetDone(account, network);
        });
    sessions.refresh(account);
    return account;
  }
}

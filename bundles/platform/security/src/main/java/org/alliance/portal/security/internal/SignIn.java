package org.alliance.portal.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Networks;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.security.internal.Entrance.Passage;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.audit.SignInAudit.Reason;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in with address and password. Never tells whether an account exists. */
@Component(service = SignIn.class)
public final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_ACCOUNT = 10;
  private static final int PER_NETWORK = 50;

  private final AccountStore accounts;
  private final OwnAccountStore own;
  private final Passwords passwords;
  private final Devices devices;
  private final Entrance entrance;
  private final SignInAudit audit;
  private final Throttle byAccount;
  private final Throttle byNetwork;
  private final Throttle byDevice;

  /** What came of it. */
  public enum Outcome {
    /** The password is right. */
    DONE,
    /** Address or password is wrong. */
    WRONG,
    /** There were too many failures. */
    THROTTLED,
    /** Too many people sign in at this moment. */
    BUSY
  }

  /**
   * What came of it.
   *
   * @param passage how far the person has come; null unless done
   * @param retryAfter how long to wait before the next try; null when there is no need to
   */
  public record Result(Outcome outcome, Passage passage, Duration retryAfter) {}

  @Activate
  public SignIn(
      @Reference AccountStore accounts,
      @Reference OwnAccountStore own,
      @Reference Passwords passwords,
      @Reference Devices devices,
      @Reference Entrance entrance,
      @Reference SignInAudit audit) {
    this(accounts, own, passwords, devices, entrance, audit, Clock.systemUTC());
  }

  SignIn(
      AccountStore accounts,
      OwnAccountStore own,
      Passwords passwords,
      Devices devices,
      Entrance entrance,
      SignInAudit audit,
      Clock clock) {
    this.accounts = accounts;
    this.own = own;
    this.passwords = passwords;
    this.devices = devices;
    this.entrance = entrance;
    this.audit = audit;
    this.byAccount = new Throttle(PER_ACCOUNT, WINDOW, clock);
    this.byNetwork = new Throttle(PER_NETWORK, WINDOW, clock);
    this.byDevice = new Throttle(PER_ACCOUNT, WINDOW, clock);
  }

  /**
   * Tries to sign in. A browser that signed in to the account before has attempts of its own, so
   * whoever guesses elsewhere cannot keep the owner out.
   *
   * @param email as typed
   * @param password as typed
   */
  public Result signIn(String email, String password, Browser browser) {
    String address = Emails.normalise(email);
    Optional<Account> known =
        address.length() > Emails.LONGEST ? Optional.empty() : accounts.byEmail(address);
    Optional<Account> found = known.filter(Account::active);
    Optional<Id> owner = devices.owner(browser.device());
    Attempt attempt =
        owner.isPresent() && owner.equals(found.map(Account::id))
            ? new Attempt(Map.of(byDevice, Secrets.hash(browser.device())))
            : new Attempt(
                Map.of(
                    byNetwork, Networks.of(browser.network()), byAccount, Secrets.hash(address)));
    Optional<Duration> wait = attempt.begin();
    if (wait.isPresent()) {
      failed(known, Reason.THROTTLED, browser);
      return new Result(Outcome.THROTTLED, null, wait.get());
    }
    try {
      if (!passwords.verify(password, found.map(Account::passwordHash).orElse(null))) {
        boolean blocked = known.isPresent() && found.isEmpty();
        failed(known, blocked ? Reason.BLOCKED : Reason.WRONG, browser);
        return new Result(Outcome.WRONG, null, null);
      }
    } catch (BusyException e) {
      attempt.takeBack();
      return new Result(Outcome.BUSY, null, Duration.ofSeconds(5));
    }
    attempt.takeBack();
    byAccount.reset(Secrets.hash(address));
    Account account = found.orElseThrow();
    rehash(account, password);
    return new Result(Outcome.DONE, entrance.enter(account.id(), browser), null);
  }

  private void failed(Optional<Account> account, Reason reason, Browser browser) {
    audit.failed(account.map(Account::id).orElse(null), reason, browser.network());
  }

  /**
   * A hash of another cost is replaced while the password is at hand; the next time will do too.
   */
  private void rehash(Account account, String password) {
    if (passwords.outdated(account.passwordHash())) {
      try {
        own.rehash(account.id(), account.passwordHash(), passwords.hash(password));
      } catch (BusyException e) {
        LOG.debug("No turn to hash a password anew");
      }
    }
  }

  /** One attempt, counted wherever it counts. */
  private record Attempt(Map<Throttle, String> keys) {
    Optional<Duration> begin() {
      return keys.entrySet().stream()
          .map(counted -> counted.getKey().attempt(counted.getValue()))
          .flatMap(Optional::stream)
          .max(Duration::compareTo);
    }

    void takeBack() {
      keys.forEach(Throttle::takeBack);
    }
  }
}

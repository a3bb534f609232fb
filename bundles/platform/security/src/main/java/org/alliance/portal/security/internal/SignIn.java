package org.alliance.portal.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signing in with address and password. Never tells whether an account exists. */
@Component(service = SignIn.class)
public final class SignIn {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_ACCOUNT = 10;
  private static final int PER_NETWORK = 50;

  private final AccountStore accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Throttle byAccount;
  private final Throttle byNetwork;

  /** What came of it. */
  public enum Outcome {
    /** The person is signed in. */
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
   * @param token of the new session; null unless done
   * @param retryAfter how long to wait before the next try; null when there is no need to
   */
  public record Result(Outcome outcome, String token, Duration retryAfter) {}

  @Activate
  public SignIn(
      @Reference AccountStore accounts,
      @Reference Passwords passwords,
      @Reference Sessions sessions) {
    this(accounts, passwords, sessions, Clock.systemUTC());
  }

  SignIn(AccountStore accounts, Passwords passwords, Sessions sessions, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.byAccount = new Throttle(PER_ACCOUNT, WINDOW, clock);
    this.byNetwork = new Throttle(PER_NETWORK, WINDOW, clock);
  }

  /**
   * Tries to sign in.
   *
   * @param email as typed
   * @param password as typed
   * @param remote the client's network address
   */
  public Result signIn(String email, String password, String remote) {
    String address = Emails.normalise(email);
    String account = Secrets.hash(address);
    String network = Networks.of(remote);
    Optional<Duration> wait = byNetwork.attempt(network);
    if (wait.isEmpty()) {
      wait = byAccount.attempt(account);
    }
    if (wait.isPresent()) {
      return new Result(Outcome.THROTTLED, null, wait.get());
    }
    Optional<Account> found =
        address.length() > Emails.LONGEST
            ? Optional.empty()
            : accounts.byEmail(address).filter(Account::active);
    try {
      if (!passwords.verify(password, found.map(Account::passwordHash).orElse(null))) {
        return new Result(Outcome.WRONG, null, null);
      }
    } catch (BusyException e) {
      byNetwork.takeBack(network);
      byAccount.takeBack(account);
      return new Result(Outcome.BUSY, null, Duration.ofSeconds(5));
    }
    byNetwork.takeBack(network);
    byAccount.reset(account);
    return new Result(Outcome.DONE, sessions.open(found.orElseThrow().id()), null);
  }
}

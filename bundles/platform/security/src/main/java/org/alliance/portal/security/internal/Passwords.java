package org.alliance.portal.security.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.alliance.portal.api.Secrets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes and checks passwords, one for each core at a time: each costs 19 MiB and a core, and a
 * flood of sign-ins must not take either from everybody else.
 */
@Component(service = Passwords.class)
public class Passwords {
  /** The longest password that is looked at, in characters. */
  static final int LONGEST = 128;

  private static final long WAIT_MILLIS = 3_000;

  private final Argon2 argon2;
  private final Semaphore turns;
  private final int longestQueue;
  private final String nobodys;

  @Activate
  public Passwords() {
    this(Runtime.getRuntime().availableProcessors(), new Argon2());
  }

  Passwords(int atOnce, Argon2 argon2) {
    this.argon2 = argon2;
    turns = new Semaphore(atOnce, true);
    longestQueue = 16 * atOnce;
    nobodys = argon2.hash(Secrets.next());
  }

  /**
   * Hashes a password.
   *
   * @throws BusyException when no turn comes soon
   */
  public String hash(String password) {
    return inTurn(() -> argon2.hash(password));
  }

  /**
   * Checks a password.
   *
   * @param hash what {@link #hash} returned; null when there is no such account, which takes as
   *     long and is never right
   * @throws BusyException when no turn comes soon
   */
  public boolean verify(String password, String hash) {
    boolean sensible = password.codePointCount(0, password.length()) <= LONGEST;
    boolean possible = hash != null && sensible;
    String looked = sensible ? password : "";
    return inTurn(() -> argon2.verify(looked, possible ? hash : nobodys)) && possible;
  }

  /** Whether a hash should be made anew, now that the password is at hand. */
  boolean outdated(String hash) {
    return argon2.outdated(hash);
  }

  private <T> T inTurn(Supplier<T> work) {
    if (turns.getQueueLength() >= longestQueue) {
      throw new BusyException();
    }
    try {
      if (!turns.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}

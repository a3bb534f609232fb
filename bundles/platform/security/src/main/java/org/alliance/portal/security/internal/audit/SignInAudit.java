package org.alliance.portal.security.internal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Networks;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Notes who signs in, who fails to, and what becomes of the keys to an account. Of a failure it
 * keeps the account when there is one, never what was typed. A flood of failures from one network
 * is counted rather than noted one by one.
 */
@Component(service = {SignInAudit.class, ScheduledTask.class})
public final class SignInAudit implements ScheduledTask {
  private static final String ACCOUNT = "account";
  private static final int MOST_A_MINUTE = 100;
  private static final int MOST_NETWORKS = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final AuditLog audit;
  private final Access access;
  private final Clock clock;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  /** Failures of one network since a time. */
  private record Window(Instant start, int count) {
    int unnoted() {
      return Math.max(0, count - MOST_A_MINUTE);
    }
  }

  /** Why a sign-in failed. */
  public enum Reason {
    /** Address or password is wrong. */
    WRONG,
    /** There were too many failures. */
    THROTTLED,
    /** The account may not sign in. */
    BLOCKED,
    /** The code of the second factor is wrong. */
    CODE
  }

  @Activate
  public SignInAudit(@Reference AuditLog audit, @Reference Access access) {
    this(audit, access, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public SignInAudit(AuditLog audit, Access access, Clock clock) {
    this.audit = audit;
    this.access = access;
    this.clock = clock;
  }

  /** A session was opened. */
  public void signedIn(Id account, String remote) {
    by(account, "security.signed-in", remote);
  }

  /**
   * A sign-in failed.
   *
   * @param account null when there is no such account
   */
  public void failed(Id account, Reason reason, String remote) {
    String network = Networks.around(remote);
    Instant now = clock.instant();
    flush(now);
    if (windows.size() >= MOST_NETWORKS && !windows.containsKey(network)) {
      network = "";
    }
    Window window =
        windows.merge(
            network,
            new Window(now, 1),
            (old, one) -> new Window(old.start(), old.count() + one.count()));
    if (window.unnoted() == 0) {
      audit.note(
          access.principal().actor(),
          "security.sign-in-failed",
          account == null ? null : new EntityRef(ACCOUNT, account),
          null,
          Map.of("reason", reason.name().toLowerCase(Locale.ROOT)),
          network);
    }
  }

  /** Somebody signed out. */
  public void signedOut(Id account, String remote) {
    by(account, "security.signed-out", remote);
  }

  /**
   * Sessions of an account were ended from elsewhere.
   *
   * @param how many
   */
  public void sessionsEnded(Id account, int count) {
    current("security.session-ended", account, Map.of("count", String.valueOf(count)));
  }

  /**
   * Somebody asked for a new password.
   *
   * @param account null when there is no such account
   */
  public void resetAsked(Id account, String remote) {
    audit.note(
        access.principal().actor(),
        "security.reset-asked",
        account == null ? null : new EntityRef(ACCOUNT, account),
        null,
        Map.of(),
        Networks.around(remote));
  }

  /** A new password was set by a link. */
  public void resetDone(Id account, String remote) {
    by(account, "security.reset-done", remote);
  }

  /** The password was changed by its owner. */
  public void passwordChanged(Id account) {
    current("security.password-changed", account, Map.of());
  }

  /** The second factor was switched on or off. */
  public void factor(Id account, boolean on) {
    current(on ? "security.factor-on" : "security.factor-off", account, Map.of());
  }

  /** The account has another address. */
  public void emailChanged(Id account) {
    current("security.email-changed", account, Map.of());
  }

  /** Whoever has just shown who it is, is not yet the current principal. */
  private void by(Id account, String event, String remote) {
    Principal person =
        new Principal(Principal.Kind.ACCOUNT, account, "", Set.of(), Map.of(), Set.of());
    audit.note(
        person.actor(),
        event,
        new EntityRef(ACCOUNT, account),
        null,
        Map.of(),
        Networks.around(remote));
  }

  private void current(String event, Id account, Map<String, String> details) {
    audit.note(event, new EntityRef(ACCOUNT, account), null, details);
  }

  /** Notes how many failures were not noted, once their minute is over. */
  private void flush(Instant now) {
    Map<String, Integer> over = new HashMap<>();
    for (Map.Entry<String, Window> entry : windows.entrySet()) {
      Window window = entry.getValue();
      if (!now.isBefore(window.start().plus(WINDOW)) && windows.remove(entry.getKey(), window)) {
        over.put(entry.getKey(), window.unnoted());
      }
    }
    over.forEach(
        (network, count) -> {
          if (count > 0) {
            audit.note(
                Principal.ANONYMOUS.actor(),
                "security.sign-ins-failed",
                null,
                null,
                Map.of("count", String.valueOf(count)),
                network);
          }
        });
  }

  @Override
  public String id() {
    return "security.sign-in-audit";
  }

  @Override
  public Duration interval() {
    return WINDOW;
  }

  @Override
  public void run() {
    flush(clock.instant());
  }

  @Deactivate
  void close() {
    flush(Instant.MAX);
  }
}

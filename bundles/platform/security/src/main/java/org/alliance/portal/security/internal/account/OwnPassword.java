package org.alliance.portal.security.internal.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.security.internal.AccountRules;
import org.alliance.portal.security.internal.Passwords;
import org.alliance.portal.security.internal.Sessions;
import org.alliance.portal.security.internal.Throttle;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The account of the person who is signed in, and the proof that it is still the same person: a
 * browser may have been left open.
 */
@Component(service = OwnPassword.class)
public final class OwnPassword {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST = 10;

  private final Access access;
  private final Database database;
  private final OwnAccountStore accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Factors factors;
  private final Links links;
  private final AccountLetters letters;
  private final AccountLog log;
  private final SignInAudit audit;
  private final Throttle tries;

  @Activate
  public OwnPassword(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference OwnAccountStore accounts,
      @Reference Passwords passwords,
      @Reference Sessions sessions,
      @Reference Factors factors,
      @Reference Links links,
      @Reference AccountLetters letters,
      @Reference AccountLog log,
      @Reference SignInAudit audit) {
    this.access = access;
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.factors = factors;
    this.links = links;
    this.letters = letters;
    this.log = log;
    this.audit = audit;
    this.tries = new Throttle(MOST, WINDOW, Clock.systemUTC());
  }

  /** The account of the person who is signed in. */
  public Own own() {
    access.require(Action.SIGNED_IN);
    return accounts
        .find(access.principal().id())
        .orElseThrow(() -> new NotFoundException("account", access.principal().id()));
  }

  /**
   * Makes sure of the person by the current password.
   *
   * @param typed as typed, in the field {@code current}
   * @throws ValidationException naming {@code current}
   * @throws org.alliance.portal.security.internal.BusyException when no password can be checked now
   */
  public Own proven(String typed) {
    Own own = own();
    require("current", own, "security.password.wrong", passwordRight(own, typed));
    return own;
  }

  /**
   * Makes sure of the person by the current password and, where there is a second factor, a code.
   *
   * @param typed as typed, in the field {@code current}
   * @param code as typed, in the field {@code code}
   * @throws ValidationException naming {@code current} or {@code code}
   */
  public Own proven(String typed, String code) {
    Own own = proven(typed);
    if (factors.has(own.id())) {
      require("code", own, "security.factor.wrong", () -> factors.check(own.id(), code));
    }
    return own;
  }

  private BooleanSupplier passwordRight(Own own, String typed) {
    return () -> passwords.verify(typed, own.passwordHash());
  }

  private void require(String field, Own own, String key, BooleanSupplier right) {
    Optional<Duration> wait = tries.attempt(own.id().toString());
    if (wait.isPresent()) {
      long minutes = Math.max(1, (wait.get().toSeconds() + 59) / 60);
      throw new ValidationException(
          FieldProblem.of(field, "security.factor.throttled", "minutes", minutes));
    }
    if (!right.getAsBoolean()) {
      throw new ValidationException(FieldProblem.of(field, key));
    }
    tries.takeBack(own.id().toString());
  }

  /**
   * Changes the password and ends every other session.
   *
   * @param current the present one, as typed
   * @param password the new one, as typed
   * @param repeated the new one again
   * @param session token of the session that stays
   * @throws ValidationException naming {@code current}, {@code password} or {@code password2}
   */
  public void change(String current, String password, String repeated, String session) {
    Own own = proven(current);
    List<FieldProblem> problems =
        AccountRules.password(password, repeated, own.email(), own.name());
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    String hash = passwords.hash(password);
    database.run(
        () -> {
          set(own, hash);
          sessions.closeOthers(own.id(), session);
          audit.passwordChanged(own.id());
        });
    sessions.refresh(own.id());
  }

  /** Whatever was sent or begun with the old password is no good any more. */
  void set(Own own, String hash) {
    accounts.password(own.id(), hash);
    links.forgetUnused(own.id());
    log.changed(own.id(), "password");
    letters.tell(own.id(), AccountLetters.PASSWORD_CHANGED);
  }
}

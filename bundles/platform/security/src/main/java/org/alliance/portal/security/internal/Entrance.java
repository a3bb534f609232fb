package org.alliance.portal.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.security.internal.account.AccountLetters;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.audit.SignInAudit.Reason;
import org.alliance.portal.security.internal.factor.FactorPolicy;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.links.Links.Link;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The way from a proven password, or a link that stands for it, to a session. Whoever has a second
 * factor, or must have one, has no session before that; a step's token stands for the password
 * meanwhile.
 */
@Component(service = Entrance.class)
public final class Entrance {
  /** How long the step between password and code may take. */
  public static final Duration STEP = Duration.ofMinutes(10);

  private static final String PURPOSE = "sign-in-step";
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_WINDOW = 10;
  private static final Duration DAY = Duration.ofDays(1);
  private static final int PER_DAY = 50;

  private final Database database;
  private final OwnAccountStore accounts;
  private final Sessions sessions;
  private final Devices devices;
  private final Links links;
  private final Factors factors;
  private final FactorPolicy policy;
  private final AccountLetters letters;
  private final SignInAudit audit;
  private final Throttle perWindow;
  private final Throttle perDay;

  /** What comes next. */
  public enum Next {
    /** Nothing: the person is signed in. */
    HOME,
    /** The code of the second factor. */
    CODE,
    /** A second factor, which the account must have and has not. */
    ENROL
  }

  /**
   * How far somebody has come.
   *
   * @param token of the session when the person is signed in, else of the step
   * @param device token by which the browser is known from now on; null when it is known already,
   *     or not yet
   * @param lang the account's language
   */
  public record Passage(Next next, String token, String device, String lang) {}

  /**
   * What came of a code.
   *
   * @param passage null when the code was wrong or there were too many
   * @param retryAfter how long to wait; null unless there were too many wrong ones
   */
  public record CodeResult(Passage passage, Duration retryAfter) {}

  /**
   * What came of taking a factor.
   *
   * @param codes recovery codes, to be shown this once
   */
  public record Enrolled(Passage passage, Id account, List<String> codes) {}

  @Activate
  public Entrance(
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference OwnAccountStore accounts,
      @Reference Sessions sessions,
      @Reference Devices devices,
      @Reference Links links,
      @Reference Factors factors,
      @Reference FactorPolicy policy,
      @Reference AccountLetters letters,
      @Reference SignInAudit audit) {
    this(
        database,
        accounts,
        sessions,
        devices,
        links,
        factors,
        policy,
        letters,
        audit,
        Clock.systemUTC());
  }

  Entrance(
      Database database,
      OwnAccountStore accounts,
      Sessions sessions,
      Devices devices,
      Links links,
      Factors factors,
      FactorPolicy policy,
      AccountLetters letters,
      SignInAudit audit,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.devices = devices;
    this.links = links;
    this.factors = factors;
    this.policy = policy;
    this.letters = letters;
    this.audit = audit;
    this.perWindow = new Throttle(PER_WINDOW, WINDOW, clock);
    this.perDay = new Throttle(PER_DAY, DAY, clock);
  }

  /**
   * Lets somebody in who has proven to be an account's owner, as far as a password proves it.
   *
   * @throws NotFoundException when the account may not sign in
   */
  public Passage enter(Id account, Browser browser) {
    return enter(own(account), browser);
  }

  private Passage enter(Own own, Browser browser) {
    if (factors.has(own.id())) {
      return step(Next.CODE, own);
    }
    return policy.required(own.roles(), own.sample()) ? step(Next.ENROL, own) : open(own, browser);
  }

  private Passage step(Next next, Own own) {
    String token = links.issue(PURPOSE, new Link(own.id(), own.email(), null), STEP);
    return new Passage(next, token, null, own.lang());
  }

  /**
   * Whose step this is.
   *
   * @param token not trusted
   * @throws NotFoundException when it is none of ours
   * @throws GoneException when it was used or took too long
   */
  public Own check(String token) {
    return own(links.check(PURPOSE, token).account());
  }

  private Own own(Id account) {
    return accounts.find(account).orElseThrow(() -> new NotFoundException("account", account));
  }

  /**
   * The second step, with a code of the app or a recovery code.
   *
   * @param token of the step; not trusted
   * @throws NotFoundException as {@link #check}
   * @throws GoneException as {@link #check}
   */
  public CodeResult code(String token, String typed, Browser browser) {
    Own own = check(token);
    String counted = counted(own, browser);
    Optional<Duration> wait = perWindow.attempt(counted);
    if (wait.isEmpty()) {
      wait = perDay.attempt(counted);
    }
    if (wait.isPresent()) {
      audit.failed(own.id(), Reason.THROTTLED, browser.network());
      return new CodeResult(null, wait.get());
    }
    if (!factors.check(own.id(), typed)) {
      audit.failed(own.id(), Reason.CODE, browser.network());
      return new CodeResult(null, null);
    }
    perWindow.reset(counted);
    perDay.takeBack(counted);
    links.use(PURPOSE, token);
    return new CodeResult(open(own, browser), null);
  }

  /** A known browser has a counter of its own, so that nobody else can use it up. */
  private String counted(Own own, Browser browser) {
    boolean known = devices.owner(browser.device()).filter(own.id()::equals).isPresent();
    return known ? Secrets.hash(browser.device()) : own.id().toString();
  }

  /**
   * The second step of somebody who must have a factor and takes one now.
   *
   * @param token of the step; not trusted
   * @param sealed the offer that the form brought back
   * @param code what the app shows
   * @throws NotFoundException as {@link #check}
   * @throws GoneException as {@link #check}, or when the account has a factor already
   * @throws org.alliance.portal.api.ValidationException naming {@code code}
   */
  public Enrolled enrol(String token, String sealed, String code, Browser browser) {
    Own own = check(token);
    List<String> codes =
        database.transaction(
            () -> {
              links.use(PURPOSE, token);
              return factors.confirm(own.id(), sealed, code);
            });
    return new Enrolled(open(own, browser), own.id(), codes);
  }

  private Passage open(Own own, Browser browser) {
    boolean known = devices.owner(browser.device()).filter(own.id()::equals).isPresent();
    return database.transaction(
        () -> {
          String device = null;
          if (!known) {
            if (devices.any(own.id())) {
              tellOfNewDevice(own, browser);
            }
            device = devices.add(own.id());
          }
          audit.signedIn(own.id(), browser.network());
          return new Passage(Next.HOME, sessions.open(own.id(), browser), device, own.lang());
        });
  }

  private void tellOfNewDevice(Own own, Browser browser) {
    letters.tell(
        own.id(),
        AccountLetters.NEW_DEVICE,
        "/account/sessions",
        Map.of("device", DeviceName.of(browser.agent()).text()));
  }
}

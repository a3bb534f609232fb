package org.alliance.portal.security.internal.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.security.internal.ReadablePasswords;
import org.alliance.portal.security.internal.account.AccountLetters;
import org.alliance.portal.security.internal.account.AccountLog;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.store.FactorStore;
import org.alliance.portal.security.internal.store.FactorStore.Factor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Second factors: an app that shows codes, and ten recovery codes for the day when it is lost.
 * Whose account it is was made sure of by whoever calls.
 */
@Component(service = Factors.class)
public final class Factors {
  /** Key of the text for an offer that is too old or was not made to this account. */
  static final String OFFER_GONE = "security.factor.offer-gone";

  private static final Duration OFFERED = Duration.ofMinutes(30);
  private static final int RECOVERY_CODES = 10;
  private static final int GROUP = 4;
  private static final String ISSUER = "Alliance";
  private static final Pattern DIGITS = Pattern.compile("\\d{6}");

  private final Access access;
  private final Database database;
  private final FactorStore store;
  private final SecretBox box;
  private final AccountLetters letters;
  private final AccountLog log;
  private final SignInAudit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * A secret that an account may take as its factor.
   *
   * @param secret for typing, in groups
   * @param qr for the camera of the app
   * @param sealed the secret as the form brings it back
   */
  public record Offer(String secret, QrCode qr, String sealed) {}

  @Activate
  public Factors(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference FactorStore store,
      @Reference SecretBox box,
      @Reference AccountLetters letters,
      @Reference AccountLog log,
      @Reference SignInAudit audit) {
    this(access, database, store, box, letters, log, audit, Clock.systemUTC());
  }

  /**
   * @param clock what tells the time
   */
  public Factors(
      Access access,
      Database database,
      FactorStore store,
      SecretBox box,
      AccountLetters letters,
      AccountLog log,
      SignInAudit audit,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.box = box;
    this.letters = letters;
    this.log = log;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether an account has a factor. */
  public boolean has(Id account) {
    return store.find(account).isPresent();
  }

  /** Number of recovery codes an account has left. */
  public int codesLeft(Id account) {
    return store.codes(account);
  }

  /**
   * Makes a secret for an account. Nothing is stored: the form carries it, encrypted, so that a
   * page that is only looked at changes nothing.
   *
   * @param email how the app names the account
   */
  public Offer offer(Id account, String email) {
    byte[] secret = new byte[Totp.SECRET_BYTES];
    random.nextBytes(secret);
    return offer(secret, email, sealOffer(account, secret));
  }

  private String sealOffer(Id account, byte[] secret) {
    long until = clock.instant().plus(OFFERED).toEpochMilli();
    return box.seal(
        offerContext(account),
        ByteBuffer.allocate(Long.BYTES + secret.length).putLong(until).put(secret).array());
  }

  /**
   * The offer that a form brought back.
   *
   * @param sealed not trusted
   * @throws GoneException when it is too old, or none for this account
   */
  public Offer offered(Id account, String email, String sealed) {
    return offer(openOffer(account, sealed), email, sealed);
  }

  private byte[] openOffer(Id account, String sealed) {
    byte[] all =
        box.open(offerContext(account), sealed).orElseThrow(() -> new GoneException(OFFER_GONE));
    ByteBuffer read = ByteBuffer.wrap(all);
    if (!clock.instant().isBefore(Instant.ofEpochMilli(read.getLong()))) {
      throw new GoneException(OFFER_GONE);
    }
    byte[] secret = new byte[read.remaining()];
    read.get(secret);
    return secret;
  }

  private static Offer offer(byte[] secret, String email, String sealed) {
    String text = Totp.base32(secret);
    String uri =
        "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(ISSUER, encoded(email), text, ISSUER);
    return new Offer(text.replaceAll("(.{" + GROUP + "})(?=.)", "$1 "), QrCode.of(uri), sealed);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Gives an account the factor that was offered, once a code proves that the app has it.
   *
   * @param code as typed
   * @return the recovery codes, which are shown this once
   * @throws ValidationException naming {@code code}
   * @throws GoneException when the offer is too old, or the account has a factor already
   */
  public List<String> confirm(Id account, String sealed, String code) {
    byte[] secret = openOffer(account, sealed);
    OptionalLong step = Totp.step(secret, digits(code), clock.instant());
    if (step.isEmpty()) {
      throw wrong();
    }
    List<String> codes = newCodes();
    database.run(
        () -> {
          if (has(account)) {
            throw new GoneException("security.factor.already");
          }
          String kept = box.seal(factorContext(account), secret);
          store.insert(account, new Factor(kept, step.getAsLong(), clock.instant()));
          replaceCodes(account, codes);
          log.changed(account, "factor");
          audit.factor(account, true);
          letters.tell(account, AccountLetters.FACTOR_ON);
        });
    return codes;
  }

  private static ValidationException wrong() {
    return new ValidationException(FieldProblem.of("code", "security.factor.wrong"));
  }

  /**
   * Checks a code of the app or a recovery code. Either is good once.
   *
   * @param typed as typed
   */
  public boolean check(Id account, String typed) {
    String code = digits(typed);
    if (DIGITS.matcher(code).matches()) {
      return store
          .find(account)
          .flatMap(factor -> box.open(factorContext(account), factor.secret()))
          .map(secret -> Totp.step(secret, code, clock.instant()))
          .filter(OptionalLong::isPresent)
          .map(step -> store.take(account, step.getAsLong()))
          .orElse(false);
    }
    return store.useCode(account, hash(account, typed));
  }

  /**
   * Makes new recovery codes; the old ones are no good any more.
   *
   * @param code of the app, as typed
   * @throws ValidationException naming {@code code}
   */
  public List<String> renewCodes(Id account, String code) {
    List<String> codes = newCodes();
    database.run(
        () -> {
          if (!check(account, code)) {
            throw wrong();
          }
          replaceCodes(account, codes);
          log.changed(account, "recoveryCodes");
        });
    return codes;
  }

  /** Takes an account's factor away and tells its owner. */
  public void off(Id account) {
    database.run(
        () -> {
          if (store.delete(account)) {
            log.changed(account, "factor");
            audit.factor(account, false);
            letters.tell(account, AccountLetters.FACTOR_OFF);
          }
        });
  }

  /**
   * Takes the factor of somebody who lost the app and the recovery codes.
   *
   * @throws org.alliance.portal.api.access.AccessDeniedException unless an admin asks
   */
  public void reset(Id account) {
    access.require(Action.ADMINISTER);
    off(account);
  }

  private List<String> newCodes() {
    return Stream.generate(ReadablePasswords::next).limit(RECOVERY_CODES).toList();
  }

  private void replaceCodes(Id account, List<String> codes) {
    store.deleteCodes(account);
    store.insertCodes(account, codes.stream().map(code -> hash(account, code)).toList());
  }

  /** Recovery codes as a form carries them from the page that shows them to the file. */
  public String sealCodes(Id account, List<String> codes) {
    return box.seal(
        codesContext(account), String.join("\n", codes).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The recovery codes that a form brought back.
   *
   * @throws GoneException when they are not this account's
   */
  public List<String> openCodes(Id account, String sealed) {
    return box.open(codesContext(account), sealed)
        .map(bytes -> List.of(new String(bytes, StandardCharsets.UTF_8).split("\n")))
        .orElseThrow(() -> new GoneException(OFFER_GONE));
  }

  private static String hash(Id account, String typed) {
    return Secrets.hash(account + ":" + typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
  }

  private static String digits(String typed) {
    return typed.replaceAll("[\\s\u00a0-]", "");
  }

  private static String factorContext(Id account) {
    return "factor:" + account;
  }

  private static String offerContext(Id account) {
    return "factor-offer:" + account;
  }

  private static String codesContext(Id account) {
    return "recovery-codes:" + account;
  }
}

package org.alliance.portal.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.FirstAdminStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one-time link by which whoever installs the portal becomes its first admin. There is a new
 * one at each start until it has been used.
 */
@Component(
    service = FirstAdmin.class,
    immediate = true,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FirstAdmin {
  static final String LINK_FILE = "first-admin-link.txt";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
  private static final Duration VALID = Duration.ofHours(24);
  private static final String THING = "first-admin-link";
  private static final String GONE = "security.first-admin.gone";

  private final Database database;
  private final FirstAdminStore links;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final SecretFiles files;
  private final Clock clock = Clock.systemUTC();

  /**
   * What the first admin typed.
   *
   * @param name as typed
   * @param email as typed
   * @param password as typed
   * @param repeated the password again
   */
  public record Entry(String name, String email, String password, String repeated) {}

  /**
   * Makes the link, where there is no admin.
   *
   * @param samples only once they are gone it is known whether there is an admin
   */
  @Activate
  public FirstAdmin(
      Settings settings,
      @Reference SampleAccounts samples,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference FirstAdminStore links,
      @Reference AccountStore accounts,
      @Reference Passwords passwords,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids,
      @Reference PublicAddress address) {
    this.database = database;
    this.links = links;
    this.accounts = accounts;
    this.passwords = passwords;
    this.changes = changes;
    this.ids = ids;
    this.files = new SecretFiles(settings.data());
    if (SampleAccounts.demo(settings) || accounts.hasAdmin()) {
      links.deleteUnused();
      files.delete(LINK_FILE);
    } else {
      makeLink(address.base());
    }
  }

  private void makeLink(String base) {
    String token = Secrets.next();
    database.run(() -> links.replace(Secrets.hash(token), clock.instant()));
    String address = base + "/en/first-admin/" + token;
    files.write(
        LINK_FILE,
        "There is no administrator yet. Create the first one within 24 hours, once, at\n  "
            + address
            + "\n");
    LOG.info("There is no administrator yet. Create the first one within 24 hours: {}", address);
  }

  /**
   * Looks whether a link can still be used.
   *
   * @throws NotFoundException when it is not one of ours
   * @throws GoneException when it is used or too old
   */
  public void check(String token) {
    if (!Secrets.wellFormed(token)) {
      throw new NotFoundException(THING, "");
    }
    FirstAdminStore.Link link =
        links.find(Secrets.hash(token)).orElseThrow(() -> new NotFoundException(THING, ""));
    boolean old = !clock.instant().isBefore(link.created().plus(VALID));
    if (link.used() || old || accounts.hasAdmin()) {
      throw new GoneException(GONE);
    }
  }

  /**
   * Creates the first admin.
   *
   * @param lang ISO 639-1
   * @return the account
   * @throws NotFoundException as {@link #check}
   * @throws GoneException as {@link #check}
   * @throws ValidationException when the entry is not complete
   * @throws BusyException when no password can be hashed at this moment
   */
  public Id create(String token, Entry entry, String lang) {
    check(token);
    String email = AccountRules.normalise(entry.email());
    String name = entry.name().strip();
    List<FieldProblem> problems = validate(name, email, entry);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    Id id = ids.next();
    Set<PlatformRole> roles = Set.of(PlatformRole.ADMIN, PlatformRole.MEMBER);
    Account account =
        new Account(id, email, name, passwords.hash(entry.password()), lang, true, roles, false);
    insert(token, account);
    files.delete(LINK_FILE);
    LOG.info("The first administrator has been created; the link is used up");
    return id;
  }

  private void insert(String token, Account account) {
    Instant now = clock.instant();
    try {
      database.run(
          () -> {
            if (!links.use(Secrets.hash(token), now)) {
              throw new GoneException(GONE);
            }
            accounts.insert(account, now);
            changes.record(
                OrganisationService.FEATURE,
                new EntityRef("account", account.id()),
                Change.Verb.CREATED,
                List.of(),
                Change.Audience.NONE,
                null);
          });
    } catch (DatabaseException e) {
      if (e.duplicate()) {
        throw new ValidationException(FieldProblem.of("email", "security.first-admin.email-taken"));
      }
      throw e;
    }
  }

  static List<FieldProblem> validate(String name, String email, Entry entry) {
    List<FieldProblem> problems = new ArrayList<>();
    AccountRules.name(name).ifPresent(problems::add);
    AccountRules.email(email).ifPresent(problems::add);
    problems.addAll(AccountRules.password(entry.password(), entry.repeated(), email, name));
    return problems;
  }
}

package org.alliance.portal.security.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.security.internal.clients.SampleClient;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.alliance.portal.security.internal.store.SessionStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invented accounts, their organisation and the invented API client: there at each start of a
 * demonstration, gone at each start without.
 */
@Component(
    service = SampleAccounts.class,
    immediate = true,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SampleAccounts {
  /** Id of the invented organisation. */
  public static final Id ORGANISATION = new Id(1001);

  static final String PASSWORD_FILE = "demo-password";
  static final String KEY_FILE = "demo-api-key";
  static final String SUMMARY_FILE = "sample-accounts.txt";

  private static final Logger LOG = LoggerFactory.getLogger(SampleAccounts.class);
  private static final String ACCOUNT = "account";
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(
              "admin@alliance.example",
              "Sample Admin",
              Set.of(PlatformRole.ADMIN, PlatformRole.MEMBER),
              null,
              "administrator, member"),
          new Sample(
              "moderator@alliance.example",
              "Sample Moderator",
              Set.of(PlatformRole.MODERATOR, PlatformRole.MEMBER),
              null,
              "moderator, member"),
          new Sample(
              "owner@alliance.example",
              "Sample Owner",
              Set.of(PlatformRole.MEMBER),
              TeamRole.OWNER,
              "member, owner of the sample organisation Novi Primer"),
          new Sample(
              "editor@alliance.example",
              "Sample Editor",
              Set.of(PlatformRole.MEMBER),
              TeamRole.EDITOR,
              "member, editor of the sample organisation Novi Primer"),
          new Sample(
              "member@alliance.example",
              "Sample Member",
              Set.of(PlatformRole.MEMBER),
              TeamRole.READER,
              "member, reader of the sample organisation Novi Primer"));

  private final Database database;
  private final AccountStore accounts;
  private final SessionStore sessions;
  private final SampleClient client;
  private final OrganisationStore organisations;
  private final Passwords passwords;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final SecretFiles files;
  private final Clock clock = Clock.systemUTC();

  private record Sample(
      String email, String name, Set<PlatformRole> roles, TeamRole team, String description) {}

  @Activate
  public SampleAccounts(
      Settings settings,
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference AccountStore accounts,
      @Reference SessionStore sessions,
      @Reference SampleClient client,
      @Reference OrganisationStore organisations,
      @Reference Passwords passwords,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.client = client;
    this.organisations = organisations;
    this.passwords = passwords;
    this.changes = changes;
    this.ids = ids;
    this.files = new SecretFiles(settings.data());
    access.as(
        Principal.SYSTEM,
        () -> {
          if (demo(settings)) {
            provide(settings);
          } else {
            remove();
          }
          return null;
        });
  }

  /** Whether this is a demonstration. */
  public static boolean demo(Settings settings) {
    return "true".equalsIgnoreCase(settings.demo().strip());
  }

  /** Addresses of the invented accounts. */
  public static List<String> addresses() {
    return SAMPLES.stream().map(Sample::email).toList();
  }

  private void provide(Settings settings) {
    String password =
        chosenOrKept(settings.demo_password(), PASSWORD_FILE, ReadablePasswords::next);
    String key = chosenOrKept(settings.demo_api_key(), KEY_FILE, Secrets::next);
    Optional<Account> first = accounts.byEmail(SAMPLES.get(0).email());
    String current = first.filter(Account::sample).map(Account::passwordHash).orElse(null);
    boolean same = current != null && passwords.verify(password, current);
    String hash = same ? current : passwords.hash(password);
    Instant now = clock.instant();
    database.run(
        () -> {
          provideOrganisation(now);
          SAMPLES.forEach(sample -> provideAccount(sample, hash, now));
          client.provide(Secrets.hash(key), ORGANISATION, now);
        });
    files.write(SUMMARY_FILE, summary(password, key));
    LOG.info("Sample accounts are provided; {} in the data folder lists them", SUMMARY_FILE);
  }

  private String chosenOrKept(String chosen, String file, Supplier<String> random) {
    if (!chosen.isBlank()) {
      files.delete(file);
      return chosen.strip();
    }
    String kept = files.read(file);
    if (!kept.isEmpty()) {
      return kept;
    }
    String fresh = random.get();
    files.write(file, fresh);
    return fresh;
  }

  private void provideOrganisation(Instant now) {
    if (organisations.find(ORGANISATION).isPresent()) {
      return;
    }
    ByLanguage<String> names =
        new ByLanguage<>(
            "sr",
            Map.of(
                "en", "Novi Primer (sample)",
                "fr", "Novi Primer (exemple)",
                "sr", "Нови Пример (пример)"));
    organisations.insert(
        new Organisation(ORGANISATION, 1, names, "RS", "municipality", Organisation.State.ACTIVE),
        true,
        now);
    changes.record(
        OrganisationService.FEATURE,
        new EntityRef(OrganisationService.TYPE, ORGANISATION),
        Change.Verb.CREATED,
        List.of(),
        Change.Audience.PUBLIC,
        ORGANISATION);
  }

  private void provideAccount(Sample sample, String hash, Instant now) {
    Account known = accounts.byEmail(sample.email()).orElse(null);
    if (known != null && !known.sample()) {
      LOG.warn("A real account has the address of a sample account, which is left out");
      return;
    }
    Id id = known == null ? ids.next() : known.id();
    if (known == null) {
      accounts.insert(
          new Account(id, sample.email(), sample.name(), hash, "en", true, sample.roles(), true),
          now);
      record(id, Change.Verb.CREATED, List.of());
    } else if (!known.passwordHash().equals(hash) || !known.roles().equals(sample.roles())) {
      accounts.update(id, hash, sample.roles());
      record(id, Change.Verb.UPDATED, List.of("password", "roles"));
    }
    if (sample.team() != null) {
      accounts.join(ORGANISATION, id, sample.team());
    }
  }

  private void remove() {
    database.run(
        () -> {
          for (Id id : accounts.samples()) {
            sessions.deleteOf(id);
            accounts.delete(id);
            record(id, Change.Verb.DELETED, List.of());
          }
          client.remove();
        });
    files.delete(PASSWORD_FILE);
    files.delete(KEY_FILE);
    files.delete(SUMMARY_FILE);
  }

  private void record(Id account, Change.Verb verb, List<String> fields) {
    changes.record(
        OrganisationService.FEATURE,
        new EntityRef(ACCOUNT, account),
        verb,
        fields,
        Change.Audience.NONE,
        null);
  }

  private static String summary(String password, String key) {
    StringBuilder text = new StringBuilder("Sample accounts\n");
    for (Sample sample : SAMPLES) {
      text.append("  %-27s %s%n".formatted(sample.email(), sample.description()));
    }
    text.append("  Password: ").append(password).append('\n');
    text.append("Sample API client \"").append(SampleClient.NAME).append("\" (");
    text.append(String.join(", ", SampleClient.SCOPES.stream().sorted().toList())).append(")\n");
    text.append("  Key: ").append(key).append('\n');
    return text.toString();
  }
}

package org.alliance.portal.security.internal;

import io.github.bucket4j.TimeMeter;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.account.AccountLetters;
import org.alliance.portal.security.internal.account.AccountLog;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.alliance.portal.security.internal.audit.AuditLog;
import org.alliance.portal.security.internal.audit.SignInAudit;
import org.alliance.portal.security.internal.clients.ApiKeys;
import org.alliance.portal.security.internal.clients.ClientMeters;
import org.alliance.portal.security.internal.clients.ClientUsage;
import org.alliance.portal.security.internal.clients.SampleClient;
import org.alliance.portal.security.internal.factor.FactorPolicy;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.factor.SecretBox;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.ApiClientStore;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.alliance.portal.security.internal.store.ApiKeyStore.ApiKey;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.alliance.portal.security.internal.store.AuditStore;
import org.alliance.portal.security.internal.store.FactorStore;
import org.alliance.portal.security.internal.store.FirstAdminStore;
import org.alliance.portal.security.internal.store.LinkStore;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.SessionStore;
import org.alliance.portal.testing.RequestFake;

/** The room as a test uses it: real stores on a real database, put together by hand. */
final class Room {
  static final String PASSWORD = "a password of the tests";

  final TestDatabase db;
  final SteppingClock clock = new SteppingClock();
  final AccessService access = new AccessService();
  final AccountStore accounts;
  final SessionStore sessionStore;
  final ApiClientStore clients;
  final ApiKeyStore keys;
  final ApiUsageStore usage;
  final FirstAdminStore links;
  final OrganisationStore organisationStore;

  /** Cheap ones: their cost is tested elsewhere. */
  final Passwords passwords = new Passwords(2, new Argon2(64));

  final OrganisationService organisations;
  final OwnAccountStore own;
  final FactorStore factorStore;
  final LinkStore linkStore;
  final AccountLog log;
  final SignInAudit audit;
  final PublicAddress address = () -> "https://portal.example";
  final AccountLetters letters;
  final List<Letter> sent = new CopyOnWriteArrayList<>();
  final Outbox outbox = sent::add;
  FactorPolicy policy = new FactorPolicy("admin,moderator", true);

  Room(TestDatabase db) {
    this.db = db;
    db.migrate("security", Room.class.getClassLoader());
    access.addPermissions(new SecurityPermissions(), Map.of("service.id", 1L));
    accounts = new AccountStore(db.database());
    sessionStore = new SessionStore(db.database());
    clients = new ApiClientStore(db.database());
    keys = new ApiKeyStore(db.database());
    usage = new ApiUsageStore(db.database());
    links = new FirstAdminStore(db.database());
    organisationStore = new OrganisationStore(db.database());
    own = new OwnAccountStore(db.database());
    factorStore = new FactorStore(db.database());
    linkStore = new LinkStore(db.database());
    log = new AccountLog(db.changes());
    audit =
        new SignInAudit(
            new AuditLog(
                db.database(),
                new AuditStore(db.database()),
                access,
                new RequestFake("/account"),
                db.ids(),
                clock),
            access,
            clock);
    letters = new AccountLetters(own, address, db.ids());
    letters.outbox = outbox;
    organisations =
        new OrganisationService(access, db.database(), organisationStore, db.changes(), db.ids());
  }

  /** Sessions with an empty cache. */
  Sessions sessions() {
    ClientUsage counted = new ClientUsage(usage, clock);
    ClientMeters meters = new ClientMeters(counted, TimeMeter.SYSTEM_NANOTIME, clock);
    return new Sessions(sessionStore, new ApiKeys(keys, meters, counted, clock), policy, clock);
  }

  Links links() {
    return new Links(linkStore, clock);
  }

  Devices devices() {
    return new Devices(links());
  }

  Factors factors() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    SecretBox box = new SecretBox(key);
    return new Factors(access, db.database(), factorStore, box, letters, log, audit, clock);
  }

  Entrance entrance() {
    return new Entrance(
        db.database(),
        own,
        sessions(),
        devices(),
        links(),
        factors(),
        policy,
        letters,
        audit,
        clock);
  }

  SignIn signIn() {
    return signIn(passwords);
  }

  SignIn signIn(Passwords checked) {
    return new SignIn(accounts, own, checked, devices(), entrance(), audit, clock);
  }

  OwnPassword ownPassword(Sessions sessions) {
    return new OwnPassword(
        access, db.database(), own, passwords, sessions, factors(), links(), letters, log, audit);
  }

  /** A browser that was never here. */
  static Browser browser(String network) {
    return new Browser("Mozilla/5.0 (X11; Linux) Firefox/130.0", network, "");
  }

  /** Does something as the person who has an account. */
  void as(Id account, Runnable work) {
    Principal person =
        new Principal(Principal.Kind.ACCOUNT, account, "Name", Set.of(), Map.of(), Set.of());
    access.as(
        person,
        () -> {
          work.run();
          return null;
        });
  }

  /** Begins a session. */
  String open(Id account) {
    return sessions().open(account, browser("192.0.2.1"));
  }

  /** Adds an account with {@link #PASSWORD}. */
  Id account(String email, boolean active, PlatformRole... roles) {
    Id id = db.ids().next();
    accounts.insert(
        new Account(
            id, email, "Name", passwords.hash(PASSWORD), "en", active, Set.of(roles), false),
        Instant.EPOCH);
    return id;
  }

  /** Adds a client with one key. */
  Id client(String name, String key, String... scopes) {
    Id id = db.ids().next();
    Instant now = clock.instant();
    clients.insert(
        new ApiClient(
            id,
            1,
            name,
            null,
            "",
            "",
            Set.of(scopes),
            null,
            ApiClientStore.State.ACTIVE,
            false,
            now,
            null),
        Secrets.hash(key),
        "system");
    keys.insert(new ApiKey(db.ids().next(), id, Secrets.hash(key), "", "", now, null, null, null));
    return id;
  }

  SampleAccounts samples(Settings settings) {
    return new SampleAccounts(
        settings,
        access,
        db.database(),
        accounts,
        sessionStore,
        new SampleClient(clients, keys, usage, db.ids()),
        organisationStore,
        passwords,
        db.changes(),
        db.ids());
  }

  FirstAdmin firstAdmin(Settings settings) {
    return new FirstAdmin(
        settings,
        samples(settings),
        db.database(),
        links,
        accounts,
        passwords,
        db.changes(),
        db.ids(),
        address);
  }

  static Settings settings(Path data, boolean demo, String password, String key) {
    return new Settings() {
      @Override
      public String data() {
        return data.toString();
      }

      @Override
      public String demo() {
        return String.valueOf(demo);
      }

      @Override
      public String demo_password() {
        return password;
      }

      @Override
      public String demo_api_key() {
        return key;
      }

      @Override
      public String audit_retention_days() {
        return "730";
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return Settings.class;
      }
    };
  }
}

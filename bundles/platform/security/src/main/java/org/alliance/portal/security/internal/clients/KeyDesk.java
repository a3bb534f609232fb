package org.alliance.portal.security.internal.clients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.security.internal.store.ApiClientStore;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.alliance.portal.security.internal.store.ApiKeyStore.ApiKey;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.alliance.portal.security.internal.store.ApiUsageStore.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys and figures of API clients, for admins and for the owners of their organisation. */
@Component(service = KeyDesk.class)
public final class KeyDesk {
  /** Days after which the keys before a new one may end; 0 is at once. */
  public static final List<Integer> OVERLAPS = List.of(0, 1, 7, 30, 90);

  /** What is offered first: time for those who run several programs. */
  public static final int USUAL_OVERLAP = 30;

  private static final int SHOWN = 12;
  private static final int MOST_VALID = 10;
  private static final int MOST_ORGANISATIONS = 200;
  private static final int MONTHS = 13;

  private final Access access;
  private final Database database;
  private final ApiClientStore clients;
  private final ApiKeyStore keys;
  private final ApiUsageStore usage;
  private final ApiKeys known;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Clock clock;

  /**
   * A key that nobody has seen yet.
   *
   * @param secret which is kept nowhere
   */
  record Fresh(ApiKey key, String secret) {}

  @Activate
  public KeyDesk(
      @Reference Access access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference ApiClientStore clients,
      @Reference ApiKeyStore keys,
      @Reference ApiUsageStore usage,
      @Reference ApiKeys known,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this(access, database, clients, keys, usage, known, changes, ids, Clock.systemUTC());
  }

  /** As a test makes it. */
  public KeyDesk(
      Access access,
      Database database,
      ApiClientStore clients,
      ApiKeyStore keys,
      ApiUsageStore usage,
      ApiKeys known,
      ChangeLog changes,
      IdGenerator ids,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.clients = clients;
    this.keys = keys;
    this.usage = usage;
    this.known = known;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /** The clients of the organisations that the person who asks owns. */
  public List<ApiClient> mine() {
    access.require(Action.SIGNED_IN);
    Collection<Id> owned =
        access.principal().teams().entrySet().stream()
            .filter(team -> team.getValue() == TeamRole.OWNER)
            .map(Map.Entry::getKey)
            .limit(MOST_ORGANISATIONS)
            .toList();
    return clients.of(owned);
  }

  /** A client, for those who may handle its keys. */
  public ApiClient get(Id id) {
    ApiClient client =
        clients.find(id).orElseThrow(() -> new NotFoundException(ClientLog.TYPE, id));
    access.require(ClientPermissions.KEYS, client.organisation());
    return client;
  }

  /** The newest keys of a client, valid or not. */
  public List<ApiKey> keys(Id client) {
    get(client);
    return keys.of(client);
  }

  /** How often a client asked since the first day of the month a year ago, the newest day first. */
  public List<Usage> usage(Id client) {
    get(client);
    LocalDate today = LocalDate.ofInstant(clock.instant(), access.principal().zone());
    return usage.days(client, today.minusMonths(MONTHS - 1L).withDayOfMonth(1));
  }

  /** The moment at which keys are valid or not. */
  public Instant now() {
    return clock.instant();
  }

  /** A new key for a client; not stored yet. */
  Fresh fresh(Id client, String label, Instant now) {
    String secret = ApiKeys.PREFIX + Secrets.next();
    ApiKey key =
        new ApiKey(
            ids.next(),
            client,
            Secrets.hash(secret),
            secret.substring(0, SHOWN),
            label,
            now,
            null,
            null,
            null);
    return new Fresh(key, secret);
  }

  /**
   * Makes another key; those before go on for a while, so that programs can change over.
   *
   * @param version of the client that the person saw: of two at once the second is refused
   * @param label what people call the key; may be empty
   * @param overlap one of {@link #OVERLAPS}
   * @return the key, which is kept nowhere
   * @throws ConflictException when the client is not at this version any more
   */
  public String renew(Id id, int version, String label, int overlap) {
    ApiClient client = get(id);
    Instant now = clock.instant();
    check(label, overlap);
    Fresh fresh = fresh(id, label.strip(), now);
    List<String> before = new ArrayList<>();
    database.run(
        () -> {
          if (client.version() != version || !clients.touch(id, version)) {
            throw new ConflictException(clients.find(id).orElse(null));
          }
          List<ApiKey> all = keys.of(id);
          if (overlap > 0 && all.stream().filter(key -> key.valid(now)).count() >= MOST_VALID) {
            throw new ValidationException(
                FieldProblem.of("overlap", "security.clients.problem.keys", "max", MOST_VALID));
          }
          before.clear();
          all.forEach(key -> before.add(key.hash()));
          keys.end(id, now.plus(Duration.ofDays(overlap)));
          keys.insert(fresh.key());
          clients.keyHash(id, fresh.key().hash());
          ClientLog.record(changes, client, Change.Verb.UPDATED, List.of("keys"));
        });
    known.forget(before);
    return fresh.secret();
  }

  private static void check(String label, int overlap) {
    List<FieldProblem> problems = new ArrayList<>();
    ClientRules.length("label", label.strip(), ClientRules.LONGEST_LABEL, problems);
    if (!OVERLAPS.contains(overlap)) {
      problems.add(FieldProblem.of("overlap", "portal.problem.unknown-value"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  /** Ends a key at once; nothing happens when it has ended. */
  public void revoke(Id id, Id key) {
    ApiClient client = get(id);
    ApiKey found =
        keys.of(id).stream()
            .filter(one -> one.id().equals(key))
            .findFirst()
            .orElseThrow(() -> new NotFoundException("api-key", key));
    database.run(
        () -> {
          if (keys.revoke(id, key, clock.instant())) {
            clients.withoutKey(id, found.hash());
            ClientLog.record(changes, client, Change.Verb.UPDATED, List.of("keys"));
          }
        });
    known.forget(List.of(found.hash()));
  }
}

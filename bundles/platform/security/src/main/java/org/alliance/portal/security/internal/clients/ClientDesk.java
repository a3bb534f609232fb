package org.alliance.portal.security.internal.clients;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.security.internal.AccessService;
import org.alliance.portal.security.internal.store.ApiClientStore;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.alliance.portal.security.internal.store.ApiKeyStore.ApiKey;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.alliance.portal.security.internal.store.OrganisationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The admin's desk for API clients. What it changes counts at once on this node. */
@Component(service = ClientDesk.class, configurationPid = "org.alliance.portal")
public final class ClientDesk {
  private static final int PAGE = 50;

  private final AccessService access;
  private final Database database;
  private final ApiClientStore clients;
  private final ApiKeyStore keys;
  private final ApiUsageStore usage;
  private final OrganisationStore organisations;
  private final ApiKeys known;
  private final KeyDesk keyDesk;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final int usualRate;

  /**
   * A client that was just made.
   *
   * @param key its first key, which is kept nowhere
   */
  public record Made(ApiClient client, String key) {}

  @Activate
  public ClientDesk(
      ClientSettings settings,
      @Reference AccessService access,
      @Reference(target = "(portal.schema=security)") Database database,
      @Reference ApiClientStore clients,
      @Reference ApiKeyStore keys,
      @Reference ApiUsageStore usage,
      @Reference OrganisationStore organisations,
      @Reference ApiKeys known,
      @Reference KeyDesk keyDesk,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this.access = access;
    this.database = database;
    this.clients = clients;
    this.keys = keys;
    this.usage = usage;
    this.organisations = organisations;
    this.known = known;
    this.keyDesk = keyDesk;
    this.changes = changes;
    this.ids = ids;
    this.usualRate = settings.api_rate();
  }

  /**
   * Clients by name.
   *
   * @param after as the page before said; null for the first
   */
  public Slice<ApiClient> list(String after) {
    access.require(ClientPermissions.MANAGE);
    Cursor cursor = Cursor.parse(after, 2);
    List<ApiClient> found =
        cursor == null
            ? clients.list(null, null, PAGE + 1)
            : clients.list(cursor.keys().get(0), Id.parse(cursor.keys().get(1)), PAGE + 1);
    if (found.size() <= PAGE) {
      return new Slice<>(found, null);
    }
    ApiClient last = found.get(PAGE - 1);
    return new Slice<>(
        found.subList(0, PAGE), new Cursor(List.of(last.name(), last.id().toString())).toString());
  }

  /** One client. */
  public ApiClient get(Id id) {
    access.require(ClientPermissions.MANAGE);
    return find(id);
  }

  private ApiClient find(Id id) {
    return clients.find(id).orElseThrow(() -> new NotFoundException(ClientLog.TYPE, id));
  }

  /** The scopes that are needed for something now, in order. */
  public SortedSet<String> scopes() {
    access.require(ClientPermissions.MANAGE);
    return access.scopes();
  }

  /** Requests per minute that a new client is offered. */
  public int usualRate() {
    access.require(ClientPermissions.MANAGE);
    return usualRate;
  }

  /** The organisations whose program a client can be. */
  public Collection<Organisation> organisations() {
    access.require(ClientPermissions.MANAGE);
    return organisations.active();
  }

  /** An id for a client to be made, so that a form sent twice makes one client. */
  public Id nextId() {
    access.require(ClientPermissions.MANAGE);
    return ids.next();
  }

  /**
   * Makes a client with its first key.
   *
   * @param id from {@link #nextId()}
   * @throws ConflictException when it was made already
   */
  public Made create(Id id, ClientDraft draft) {
    access.require(ClientPermissions.MANAGE);
    Instant now = keyDesk.now();
    ApiClient nothing =
        new ApiClient(
            id, 0, "", null, "", "", Set.of(), null, ApiClientStore.State.ACTIVE, false, now, null);
    ApiClient client = ClientRules.apply(draft, nothing, access.scopes(), this::organisation);
    KeyDesk.Fresh fresh = keyDesk.fresh(id, "", now);
    try {
      database.run(
          () -> {
            clients.insert(client, fresh.key().hash(), access.principal().actor());
            keys.insert(fresh.key());
            ClientLog.record(changes, client, Change.Verb.CREATED, List.of());
          });
    } catch (DatabaseException e) {
      if (e.duplicate()) {
        throw new ConflictException(clients.find(id).orElse(null));
      }
      throw e;
    }
    return new Made(client, fresh.secret());
  }

  private boolean organisation(Id id) {
    return organisations.find(id).isPresent();
  }

  /**
   * Replaces what is said of a client.
   *
   * @throws ConflictException when it is not at this version any more
   */
  public void change(Id id, int version, ClientDraft draft) {
    access.require(ClientPermissions.MANAGE);
    ApiClient before = at(id, version);
    replace(before, ClientRules.apply(draft, before, access.scopes(), this::organisation));
  }

  /** Refuses every key of a client, or lets them count again. */
  public void block(Id id, int version, boolean blocked) {
    access.require(ClientPermissions.MANAGE);
    ApiClient before = at(id, version);
    replace(
        before,
        new ApiClient(
            id,
            version + 1,
            before.name(),
            before.organisation(),
            before.contact(),
            before.note(),
            before.scopes(),
            before.rate(),
            blocked ? ApiClientStore.State.BLOCKED : ApiClientStore.State.ACTIVE,
            before.sample(),
            before.created(),
            before.lastUsed()));
  }

  private ApiClient at(Id id, int version) {
    ApiClient client = find(id);
    if (client.version() != version) {
      throw new ConflictException(client);
    }
    return client;
  }

  private void replace(ApiClient before, ApiClient after) {
    List<String> fields = ClientRules.changed(before, after);
    if (fields.isEmpty()) {
      return;
    }
    database.run(
        () -> {
          if (!clients.update(after)) {
            throw new ConflictException(find(before.id()));
          }
          ClientLog.record(changes, after, Change.Verb.UPDATED, fields);
        });
    forgetKeys(before.id());
  }

  /** Deletes a client with its keys and figures. */
  public void delete(Id id, int version) {
    access.require(ClientPermissions.MANAGE);
    ApiClient client = at(id, version);
    List<String> hashes = hashes(id);
    database.run(
        () -> {
          if (!clients.delete(id, version)) {
            throw new ConflictException(clients.find(id).orElse(null));
          }
          keys.deleteOf(id);
          usage.deleteOf(id);
          ClientLog.record(changes, client, Change.Verb.DELETED, List.of());
        });
    known.forget(hashes);
  }

  private void forgetKeys(Id client) {
    known.forget(hashes(client));
  }

  private List<String> hashes(Id client) {
    return keys.of(client).stream().map(ApiKey::hash).toList();
  }
}

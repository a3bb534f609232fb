package org.alliance.portal.security.internal.clients;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.security.internal.store.ApiClientStore;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.alliance.portal.security.internal.store.ApiKeyStore.ApiKey;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The invented API client. It has no limit, because speed is measured with it. */
@Component(service = SampleClient.class)
public final class SampleClient {
  /** What it is called. */
  public static final String NAME = "Sample partner";

  /** What it may. */
  public static final Set<String> SCOPES =
      Set.of("profiles:read", "profiles:write", "projects:read", "projects:write");

  /** Marks the key that is provided; keys made in the portal begin otherwise. */
  private static final String KEY_PREFIX = "sample";

  private static final String CONTACT = "partner@alliance.example";

  private final ApiClientStore clients;
  private final ApiKeyStore keys;
  private final ApiUsageStore usage;
  private final IdGenerator ids;

  @Activate
  public SampleClient(
      @Reference ApiClientStore clients,
      @Reference ApiKeyStore keys,
      @Reference ApiUsageStore usage,
      @Reference IdGenerator ids) {
    this.clients = clients;
    this.keys = keys;
    this.usage = usage;
    this.ids = ids;
  }

  /**
   * Makes the client and its key, or as they were; within a transaction.
   *
   * @param keyHash of the key, which has any form
   * @param organisation whose program it is
   */
  public void provide(String keyHash, Id organisation, Instant now) {
    Optional<ApiClient> known = clients.sample();
    ApiClient client =
        new ApiClient(
            known.map(ApiClient::id).orElseGet(ids::next),
            known.map(before -> before.version() + 1).orElse(1),
            NAME,
            organisation,
            CONTACT,
            "",
            SCOPES,
            null,
            ApiClientStore.State.ACTIVE,
            true,
            now,
            null);
    if (known.isEmpty()) {
      clients.insert(client, keyHash, Principal.SYSTEM.actor());
    } else {
      clients.update(client);
      clients.keyHash(client.id(), keyHash);
    }
    keys.deleteOthers(client.id(), KEY_PREFIX, keyHash);
    if (!keys.renew(client.id(), keyHash)) {
      keys.insert(
          new ApiKey(
              ids.next(), client.id(), keyHash, KEY_PREFIX, KEY_PREFIX, now, null, null, null));
    }
  }

  /** Deletes the client, if there is one; within a transaction. */
  public void remove() {
    clients
        .sample()
        .ifPresent(
            client -> {
              keys.deleteOf(client.id());
              usage.deleteOf(client.id());
              clients.delete(client.id(), client.version());
            });
  }
}

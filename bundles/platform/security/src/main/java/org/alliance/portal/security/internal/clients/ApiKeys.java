package org.alliance.portal.security.internal.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.security.internal.store.ApiKeyStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who a key belongs to. Only hashes are stored and cached. */
@Component(service = ApiKeys.class)
public final class ApiKeys {
  /** Begins each key, so that a key left in a file or a log is recognised as one. */
  static final String PREFIX = "alc_";

  private static final Duration CACHED = Duration.ofSeconds(5);
  private static final int MOST_CACHED = 10_000;
  private static final int LONGEST = 200;

  private final ApiKeyStore store;
  private final ClientMeters meters;
  private final ClientUsage usage;
  private final Clock clock;
  private final Cache<String, Optional<Principal>> cache =
      Caffeine.newBuilder()
          .maximumSize(MOST_CACHED)
          .expireAfterWrite(CACHED)
          .executor(Runnable::run)
          .build();

  @Activate
  public ApiKeys(
      @Reference ApiKeyStore store, @Reference ClientMeters meters, @Reference ClientUsage usage) {
    this(store, meters, usage, Clock.systemUTC());
  }

  /** As a test makes it. */
  public ApiKeys(ApiKeyStore store, ClientMeters meters, ClientUsage usage, Clock clock) {
    this.store = store;
    this.meters = meters;
    this.usage = usage;
    this.clock = clock;
  }

  /** The client of a key; empty when nobody has it, or not any more. */
  public Optional<Principal> client(String key) {
    return key == null || key.isEmpty() || key.length() > LONGEST
        ? Optional.empty()
        : cache.get(Secrets.hash(key), this::look);
  }

  private Optional<Principal> look(String hash) {
    return store
        .find(hash, clock.instant())
        .map(
            found -> {
              meters.limit(found.client().id(), found.rate());
              usage.used(hash, found.client().id());
              return found.client();
            });
  }

  /**
   * Looks keys up anew from now on. A look-up that is under way is waited for, so what was
   * committed before counts for every request that begins after.
   *
   * @param hashes of the keys, one by one: only so a look-up under way is not missed
   */
  void forget(Collection<String> hashes) {
    hashes.forEach(cache::invalidate);
  }
}

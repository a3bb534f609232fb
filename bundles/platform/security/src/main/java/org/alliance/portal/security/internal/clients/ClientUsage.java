package org.alliance.portal.security.internal.clients;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.security.internal.store.ApiUsageStore;
import org.alliance.portal.security.internal.store.ApiUsageStore.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often API clients ask, counted in memory and added to the database every minute. Each node
 * has figures of its own to add, so this is no task of the cluster. A crash loses a minute at most.
 */
@Component(service = ClientUsage.class)
public final class ClientUsage {
  private static final Logger LOG = LoggerFactory.getLogger(ClientUsage.class);
  private static final int TOO_MANY = 429;
  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private final ApiUsageStore store;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final Map<ClientDay, Counts> counts = new ConcurrentHashMap<>();
  private final Map<String, Instant> keys = new ConcurrentHashMap<>();
  private final Map<Id, Instant> clients = new ConcurrentHashMap<>();

  private record ClientDay(Id client, LocalDate day) {}

  /** What is not in the database yet. */
  private static final class Counts {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong overLimit = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    void add(Usage usage) {
      requests.addAndGet(usage.requests());
      overLimit.addAndGet(usage.overLimit());
      refused.addAndGet(usage.refused());
      failed.addAndGet(usage.failed());
    }

    Usage take(ClientDay of) {
      return new Usage(
          of.client(),
          of.day(),
          requests.getAndSet(0),
          overLimit.getAndSet(0),
          refused.getAndSet(0),
          failed.getAndSet(0));
    }
  }

  @Activate
  public ClientUsage(@Reference ApiUsageStore store) {
    this(store, Clock.systemUTC());
    timer.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.MINUTES);
  }

  /** As a test makes it. */
  public ClientUsage(ApiUsageStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "portal-api-usage");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Notes that a key was looked up to answer a request. */
  void used(String keyHash, Id client) {
    Instant now = clock.instant();
    keys.put(keyHash, now);
    clients.put(client, now);
  }

  /** Notes how a request ended. */
  void answered(Id client, int status) {
    Counts day = counts.computeIfAbsent(new ClientDay(client, today()), key -> new Counts());
    day.requests.incrementAndGet();
    if (status == TOO_MANY) {
      day.overLimit.incrementAndGet();
    } else if (status >= FAILED) {
      day.failed.incrementAndGet();
    } else if (status >= REFUSED) {
      day.refused.incrementAndGet();
    }
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Principal.ALLIANCE_ZONE);
  }

  /** Moves what was counted to the database; what cannot be moved now stays for the next time. */
  public synchronized void flush() {
    try {
      flushUses();
      Map<LocalDate, List<Usage>> days = new HashMap<>();
      counts.forEach((of, counted) -> collect(counted.take(of), days));
      days.forEach(this::flushDay);
      LocalDate today = today();
      // A day that is over is counted no more; what was put back is kept.
      counts.entrySet().removeIf(e -> e.getKey().day().isBefore(today) && nothing(e.getValue()));
    } catch (RuntimeException e) {
      LOG.warn("The usage of API clients waits for the next minute: {}", e.toString());
    }
  }

  private static boolean nothing(Counts counts) {
    return counts.requests.get() == 0;
  }

  private static void collect(Usage usage, Map<LocalDate, List<Usage>> days) {
    if (usage.requests() > 0) {
      days.computeIfAbsent(usage.day(), day -> new ArrayList<>()).add(usage);
    }
  }

  private void flushDay(LocalDate day, List<Usage> usages) {
    try {
      store.add(day, usages);
    } catch (RuntimeException e) {
      usages.forEach(
          usage ->
              counts
                  .computeIfAbsent(new ClientDay(usage.client(), day), key -> new Counts())
                  .add(usage));
      LOG.warn("The usage of API clients waits for the next minute: {}", e.toString());
    }
  }

  /** When a use cannot be noted, the next one will be. */
  private void flushUses() {
    Map<String, Instant> usedKeys = Map.copyOf(keys);
    Map<Id, Instant> usedClients = Map.copyOf(clients);
    keys.keySet().removeAll(usedKeys.keySet());
    clients.keySet().removeAll(usedClients.keySet());
    store.used(usedKeys, usedClients);
  }

  /** Moves the rest when the node stops. */
  @Deactivate
  void stop() {
    timer.shutdown();
    flush();
  }
}

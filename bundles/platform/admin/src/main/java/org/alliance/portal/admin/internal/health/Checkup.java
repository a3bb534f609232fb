package org.alliance.portal.admin.internal.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;

/**
 * Asks every check at the same time, each for a limited time; one that hangs is not asked again.
 */
final class Checkup implements AutoCloseable {
  private final ExecutorService executor;
  private final long limitMillis;
  private final Set<HealthCheck> running = ConcurrentHashMap.newKeySet();

  Checkup(long limitMillis) {
    this.limitMillis = limitMillis;
    this.executor =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(null, work, "portal-health", 0, false);
              thread.setDaemon(true);
              return thread;
            });
  }

  private record Asked(String id, Future<Health> answer) {}

  /** How each part is, by id; of two with the same id the worse. */
  Map<String, Health> run(Collection<HealthCheck> checks) {
    Map<String, Health> parts = new HashMap<>();
    List<Asked> asked = new ArrayList<>();
    for (HealthCheck check : checks) {
      String id = id(check);
      if (running.add(check)) {
        asked.add(
            new Asked(
                id,
                executor.submit(
                    () -> {
                      try {
                        return check.check();
                      } finally {
                        running.remove(check);
                      }
                    })));
      } else {
        put(parts, id, Health.down("Has not answered since it was last asked"));
      }
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    for (Asked one : asked) {
      put(parts, one.id, answer(one.answer, end - System.nanoTime()));
    }
    return parts;
  }

  private static String id(HealthCheck check) {
    try {
      return String.valueOf(check.id());
    } catch (RuntimeException | LinkageError e) {
      return "unknown";
    }
  }

  private static void put(Map<String, Health> parts, String id, Health health) {
    parts.merge(id, health, (a, b) -> a.state().compareTo(b.state()) >= 0 ? a : b);
  }

  private Health answer(Future<Health> answer, long nanos) {
    try {
      Health health = answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return health == null ? Health.down("No answer") : health;
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Health.down("No answer within " + limitMillis + " ms");
    } catch (ExecutionException e) {
      return Health.down("The check failed: " + e.getCause().getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("Interrupted");
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}

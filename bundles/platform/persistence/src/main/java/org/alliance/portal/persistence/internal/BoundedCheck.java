package org.alliance.portal.persistence.internal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.alliance.portal.api.health.Health;

/** Answers within two seconds, whatever the database does. */
final class BoundedCheck implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 1_900;

  private final ScheduledThreadPoolExecutor thread = Threads.passing("portal-health");
  private Future<Health> running;

  synchronized Health check(Supplier<Health> question) {
    if (running != null && !running.isDone()) {
      return Health.down("The database has not yet answered the question before");
    }
    running = thread.submit(question::get);
    try {
      return running.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Health.down("The database does not answer within 2 seconds");
    } catch (ExecutionException e) {
      return Health.down("The database failed: " + e.getCause().getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("Interrupted");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

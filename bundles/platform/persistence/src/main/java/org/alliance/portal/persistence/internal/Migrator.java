package org.alliance.portal.persistence.internal;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.executor.ExecutorService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.persistence.internal.store.SchemaStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a feature's tables to what its changelog says; one at a time in the whole cluster. */
public final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DataSource connections;
  private final SchemaStore store;
  private final String owner = UUID.randomUUID().toString();
  private final ReentrantLock one = new ReentrantLock(true);

  /** Over the same database twice: plain for Liquibase, and for this room's own statements. */
  public Migrator(DataSource connections, SchemaStore store) {
    this.connections = connections;
    this.store = store;
  }

  /**
   * Migrates when the changelog differs from the one applied last.
   *
   * @return whether there was anything to look at
   * @throws RefusedException when the changelog would do what a migration must not
   */
  public boolean migrate(Changelog changelog) {
    String digest = changelog.digest();
    if (isApplied(changelog, digest)) {
      return false;
    }
    one.lock();
    try {
      CountDownLatch done = new CountDownLatch(1);
      lease(done);
      Thread keeper = keepLease(done);
      try {
        if (isApplied(changelog, digest)) {
          return false;
        }
        liquibase(changelog);
        store.applied(changelog.feature(), digest, Instant.now());
        return true;
      } finally {
        done.countDown();
        join(keeper);
        store.release(owner);
      }
    } finally {
      one.unlock();
    }
  }

  private boolean isApplied(Changelog changelog, String digest) {
    return store.digest(changelog.feature()).filter(digest::equals).isPresent();
  }

  private void lease(CountDownLatch done) {
    Instant end = Instant.now().plus(PATIENCE);
    boolean told = false;
    while (!store.lease(owner, Instant.now(), Instant.now().plus(LEASE))) {
      if (!told) {
        LOG.info("Waiting for another node to finish its migration");
        told = true;
      }
      if (Instant.now().isAfter(end) || elapsed(done, Duration.ofMillis(250))) {
        throw new IllegalStateException("Another node has been migrating for 5 minutes");
      }
    }
  }

  /** A crash frees the lease within seconds, so a long migration must prolong it. */
  private Thread keepLease(CountDownLatch done) {
    Thread keeper =
        new Thread(
            () -> {
              while (!elapsed(done, LEASE.dividedBy(3))) {
                try {
                  store.lease(owner, Instant.now(), Instant.now().plus(LEASE));
                } catch (DatabaseException e) {
                  LOG.warn("Could not prolong the migration lease: {}", e.getMessage());
                }
              }
            },
            "portal-migration-lease");
    keeper.setDaemon(true);
    keeper.start();
    return keeper;
  }

  private static boolean elapsed(CountDownLatch done, Duration wait) {
    try {
      return done.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void join(Thread keeper) {
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void liquibase(Changelog changelog) {
    ClassLoader own = Liquibase.class.getClassLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(own);
    try (ResourceAccessor files =
            new CompositeResourceAccessor(
                new MemoryResources(changelog), new ClassLoaderResourceAccessor(own));
        Connection connection = connections.getConnection()) {
      Map<String, Object> scope = new HashMap<>();
      scope.put(Scope.Attr.resourceAccessor.name(), files);
      scope.put(Scope.Attr.classLoader.name(), own);
      scope.put(Scope.Attr.ui.name(), new LoggerUIService());
      scope.put("liquibase.analytics.enabled", false);
      Scope.child(scope, () -> run(changelog, files, connection));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(
          "Migration of '" + changelog.feature() + "' failed: " + firstLine(e), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void run(Changelog changelog, ResourceAccessor files, Connection connection)
      throws Exception {
    liquibase.database.Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    String start = changelog.source() + "/" + Changelog.START;
    Liquibase liquibase = new Liquibase(start, files, database);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    try {
      // This room's lease is held, so whoever left Liquibase's own lock behind is dead.
      LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
      List<String> problems =
          Lint.check(
              changelog.prefixes(),
              liquibase.getDatabaseChangeLog().getChangeSets(),
              liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()));
      if (!problems.isEmpty()) {
        throw new RefusedException(changelog.feature(), problems);
      }
      liquibase.update(new Contexts(), new LabelExpression());
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } finally {
      // These are kept for the whole JVM and hold the connection and what was read.
      ChangeLogHistoryServiceFactory.getInstance().resetAll();
      LockServiceFactory.getInstance().resetAll();
      Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    }
  }

  private static String firstLine(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }
}

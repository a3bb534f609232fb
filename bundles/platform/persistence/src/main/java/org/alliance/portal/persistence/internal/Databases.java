package org.alliance.portal.persistence.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.persistence.internal.store.SchemaStore;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database and gives each bundle with migrations its {@link Database} once they have run.
 * All of it on one thread of its own, in the order of arrival, so that no bundle's start waits.
 */
@Component(service = Databases.class, immediate = true, configurationPid = Settings.PID)
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"org.alliance.portal.api.data.Database\"")
@Capability(
    namespace = "osgi.service",
    attribute =
        "objectClass:List<String>=\"org.alliance.portal.persistence.internal.DatabaseImpl\"")
public final class Databases {
  /** Selects the service for this room's own tables. */
  static final String OWN = "(portal.schema=persistence)";

  private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
  private static final String SCHEMA = "portal.schema";
  private static final int AGAIN_SECONDS = 10;

  private final BundleContext context;
  private final ScheduledThreadPoolExecutor thread = Threads.passing("portal-migrations");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final boolean derby;
  private final String url;
  private final String user;
  private final String password;
  private final Path data;

  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final Set<String> pending = ConcurrentHashMap.newKeySet();
  private volatile String problem = "The database is being opened";
  private volatile Pool pool;
  private DatabaseImpl database;
  private Migrator migrator;
  private volatile ServiceRegistration<?> own;
  private volatile BundleTracker<Feature> tracker;

  /** Starts opening, and returns at once. */
  @Activate
  public Databases(BundleContext context, Settings settings) {
    this.context = context;
    this.url = settings.db_url().trim();
    this.user = settings.db_user().trim();
    this.password = settings.db_password();
    this.derby = url.isEmpty();
    this.data = Path.of(settings.data());
    thread.execute(this::open);
  }

  private void open() {
    boolean told = false;
    if (derby) {
      // The engine booted with its bundle, before anybody could tell it its settings.
      Pool.configureDerby(data.resolve("derby.log"));
      Pool.stopDerby();
    }
    for (int wait = 1; stopped.getCount() > 0; wait = Math.min(wait * 2, AGAIN_SECONDS)) {
      try {
        connect();
        publish();
        return;
      } catch (RuntimeException e) {
        problem = "The database cannot be opened: " + reason(e);
        if (!told) {
          LOG.error("{}; trying again until it can", problem);
          told = true;
        }
        closePool();
        pause(wait);
      }
    }
  }

  private void connect() {
    pool =
        derby
            ? Pool.derby(data.resolve("db").toString())
            : Pool.postgres(url, user, password, null);
    database = new DatabaseImpl(pool.dataSource());
    SchemaStore schema = new SchemaStore(database);
    schema.bootstrap();
    migrator = new Migrator(pool.dataSource(), schema);
    migrator.migrate(Changelog.of(context.getBundle()));
  }

  private void publish() {
    problem = null;
    own =
        context.registerService(
            new String[] {Database.class.getName(), DatabaseImpl.class.getName()},
            database,
            properties("persistence"));
    tracker =
        new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, new BundlesWithTables());
    tracker.open();
  }

  private static Dictionary<String, Object> properties(String feature) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(SCHEMA, feature);
    return properties;
  }

  /** Closes everything that was opened; nobody has a connection afterwards. */
  @Deactivate
  void close() {
    stopped.countDown();
    Threads.stop(thread, Duration.ofSeconds(10));
    if (tracker != null) {
      tracker.close();
    }
    if (own != null) {
      unregister(own);
    }
    closePool();
    if (derby) {
      Pool.stopDerby();
    }
  }

  private void closePool() {
    Pool open = pool;
    pool = null;
    if (open != null) {
      open.close();
    }
  }

  private void pause(int seconds) {
    try {
      stopped.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
      Thread.currentThread().interrupt();
    }
  }

  /** Why there is no database; null when there is. */
  String problem() {
    return problem;
  }

  /** Where connections come from, once the database is open. */
  Optional<DataSource> connections() {
    Pool open = pool;
    return problem == null && open != null ? Optional.of(open.dataSource()) : Optional.empty();
  }

  /** What kind of database it is. */
  String kind() {
    return derby ? "Derby" : "PostgreSQL";
  }

  /** Features without a database, and why. */
  SortedMap<String, String> refused() {
    return new TreeMap<>(refused);
  }

  /** Features whose migration has not yet ended. */
  Set<String> pending() {
    return Set.copyOf(pending);
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String message = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
    return deepest.getClass().getSimpleName() + ": " + message;
  }

  private static void unregister(ServiceRegistration<?> registration) {
    try {
      registration.unregister();
    } catch (IllegalStateException e) {
      LOG.debug("Already unregistered", e);
    }
  }

  /** A bundle with migrations, as long as it is active. */
  private static final class Feature {
    final String name;
    private ServiceRegistration<?> registration;
    private boolean gone;

    Feature(String name) {
      this.name = name;
    }

    synchronized boolean isGone() {
      return gone;
    }

    /** Keeps the registration, unless the bundle has gone meanwhile. */
    synchronized boolean keep(ServiceRegistration<?> made) {
      if (!gone) {
        registration = made;
      }
      return !gone;
    }

    synchronized ServiceRegistration<?> go() {
      gone = true;
      ServiceRegistration<?> made = registration;
      registration = null;
      return made;
    }
  }

  private final class BundlesWithTables implements BundleTrackerCustomizer<Feature> {

    @Override
    public Feature addingBundle(Bundle bundle, BundleEvent event) {
      if (bundle.equals(context.getBundle())
          || bundle.getEntry(Changelog.FOLDER + Changelog.START) == null) {
        return null;
      }
      Feature feature = new Feature(Changelog.feature(bundle.getSymbolicName()));
      pending.add(feature.name);
      thread.execute(() -> migrate(bundle, feature, true));
      return feature;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Feature feature) {}

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Feature feature) {
      ServiceRegistration<?> registration = feature.go();
      if (registration != null) {
        unregister(registration);
      }
      pending.remove(feature.name);
      refused.remove(feature.name);
    }

    private void migrate(Bundle bundle, Feature feature, boolean tell) {
      if (feature.isGone()) {
        return;
      }
      try {
        long start = System.nanoTime();
        if (migrator.migrate(Changelog.of(bundle))) {
          LOG.info(
              "Migrated the tables of '{}' in {} ms",
              feature.name,
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        pending.remove(feature.name);
        refused.remove(feature.name);
        ServiceRegistration<?> made =
            context.registerService(Database.class, database, properties(feature.name));
        if (!feature.keep(made)) {
          unregister(made);
        }
      } catch (RefusedException e) {
        pending.remove(feature.name);
        refuse(feature, e.getMessage(), true);
      } catch (RuntimeException e) {
        refuse(feature, "Migration of '" + feature.name + "' failed: " + reason(e), tell);
        if (!feature.isGone() && stopped.getCount() > 0) {
          thread.schedule(() -> migrate(bundle, feature, false), AGAIN_SECONDS, TimeUnit.SECONDS);
        }
      }
    }

    private void refuse(Feature feature, String why, boolean tell) {
      if (feature.isGone()) {
        return;
      }
      refused.put(feature.name, why);
      if (tell) {
        LOG.error("{}; '{}' gets no database", why, feature.name);
      }
    }
  }
}

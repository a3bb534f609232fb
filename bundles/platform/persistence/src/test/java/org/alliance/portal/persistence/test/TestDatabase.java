package org.alliance.portal.persistence.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.persistence.internal.ChangeLogImpl;
import org.alliance.portal.persistence.internal.Changelog;
import org.alliance.portal.persistence.internal.DatabaseImpl;
import org.alliance.portal.persistence.internal.IdGeneratorImpl;
import org.alliance.portal.persistence.internal.Migrator;
import org.alliance.portal.persistence.internal.Pool;
import org.alliance.portal.persistence.internal.store.ChangeStore;
import org.alliance.portal.persistence.internal.store.SchemaStore;

/**
 * An empty database for store tests, Derby or PostgreSQL, with the platform's own tables. It opens
 * at its first use and is dropped by {@link #close()}, at the latest when the JVM ends.
 *
 * <pre>
 * &#64;RunWith(Parameterized.class)
 * public class XStoreTest {
 *   &#64;Parameters(name = "{0}") public static List&lt;Object[]&gt; both() {
 *     return TestDatabase.both();
 *   }
 *   public XStoreTest(String name, TestDatabase db) {
 *     db.migrate("x", getClass().getClassLoader());
 * </pre>
 */
public final class TestDatabase implements AutoCloseable {
  private static final String URL = "PORTAL_TEST_PG_URL";
  private static final Set<TestDatabase> OPEN = ConcurrentHashMap.newKeySet();
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  static {
    LIQUIBASE.setLevel(Level.WARNING);
    Pool.configureDerby(Path.of("target", "derby.log").toAbsolutePath());
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> List.copyOf(OPEN).forEach(TestDatabase::close)));
  }

  private final boolean derby;
  private final String name = "t_" + UUID.randomUUID().toString().replace("-", "");
  private final IdGenerator ids = new IdGeneratorImpl(0, System::currentTimeMillis);
  private Pool pool;
  private DatabaseImpl database;
  private Migrator migrator;
  private ChangeLog changes;

  private TestDatabase(boolean derby) {
    this.derby = derby;
  }

  /** Rows for JUnit's Parameterized: a name and a database. */
  public static List<Object[]> both() {
    return List.of(
        new Object[] {"Derby", new TestDatabase(true)},
        new Object[] {"PostgreSQL", new TestDatabase(false)});
  }

  /** Whether this is Derby. */
  public boolean isDerby() {
    return derby;
  }

  private synchronized void open() {
    if (pool != null) {
      return;
    }
    if (derby) {
      pool = Pool.derby("memory:" + name);
    } else {
      admin("create schema " + name);
      pool = Pool.postgres(url(), environment("_USER"), environment("_PASSWORD"), name);
    }
    OPEN.add(this);
    database = new DatabaseImpl(pool.dataSource());
    SchemaStore schema = new SchemaStore(database);
    schema.bootstrap();
    migrator = new Migrator(pool.dataSource(), schema);
    migrator.migrate(Changelog.of("org.alliance.portal.persistence", own()));
    changes = new Sequenced(new ChangeStore(database));
  }

  private static String url() {
    String url = System.getenv(URL);
    if (url == null || url.isBlank()) {
      throw new AssertionError(
          "Store tests need PostgreSQL: set "
              + URL
              + " (and "
              + URL.replace("_URL", "_USER")
              + ", _PASSWORD) to an empty database, or run ./portal test, which starts one");
    }
    return url;
  }

  private static String environment(String suffix) {
    String value = System.getenv(URL.replace("_URL", suffix));
    return value == null ? "" : value;
  }

  private static void admin(String sql) {
    try (Connection connection =
            DriverManager.getConnection(url(), environment("_USER"), environment("_PASSWORD"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("PostgreSQL at " + URL + " failed: " + e.getMessage(), e);
    }
  }

  /** The database; the same for every feature. */
  public Database database() {
    open();
    return database;
  }

  /** The pool's connections, which commit by themselves. */
  public DataSource dataSource() {
    open();
    return pool.dataSource();
  }

  /** The change log as actor {@code system}; reading it first moves what was committed there. */
  public ChangeLog changes() {
    open();
    return changes;
  }

  /** Ids of node 0. */
  public IdGenerator ids() {
    return ids;
  }

  /**
   * Brings a feature's tables to what its {@code OSGI-INF/db/changelog.xml} on the class path says,
   * through the code that the portal uses: the lint included.
   *
   * @param feature of several changelogs on the class path, the one that names this one's tables
   */
  public void migrate(String feature, ClassLoader resources) {
    open();
    try {
      for (URL url : Collections.list(resources.getResources(Changelog.FOLDER + Changelog.START))) {
        Map<String, byte[]> files = siblings(url);
        if (files.values().stream()
            .anyMatch(
                f ->
                    new String(f, StandardCharsets.UTF_8)
                        .contains("tableName=\"" + feature + '_'))) {
          migrator.migrate(Changelog.of("org.alliance.portal." + feature, files));
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("No changelog on the class path names tables of " + feature);
  }

  /** Runs a changelog given as files below {@code OSGI-INF/db}; true unless it was skipped. */
  public boolean migrate(String feature, Map<String, byte[]> files) {
    open();
    return migrator.migrate(Changelog.of("org.alliance.portal." + feature, files));
  }

  private static Map<String, byte[]> own() {
    try {
      URI place = Migrator.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      String folder = place.getPath().endsWith(".jar") ? "jar:" + place + "!/" : place.toString();
      return siblings(URI.create(folder + Changelog.FOLDER + Changelog.START).toURL());
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> siblings(URL changelog) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (changelog.openConnection() instanceof JarURLConnection jar) {
      try (JarFile file =
          new JarFile(Path.of(URI.create(jar.getJarFileURL().toString())).toFile())) {
        for (JarEntry entry : Collections.list(file.entries())) {
          if (entry.getName().startsWith(Changelog.FOLDER) && !entry.isDirectory()) {
            try (InputStream in = file.getInputStream(entry)) {
              files.put(entry.getName().substring(Changelog.FOLDER.length()), in.readAllBytes());
            }
          }
        }
      }
      return files;
    }
    Path folder = Path.of(URI.create(changelog.toString())).getParent();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String relative = folder.relativize(path).toString().replace('\\', '/');
        files.put(relative, Files.readAllBytes(path));
      }
    }
    return files;
  }

  /**
   * How the database would run a query, in lower case. Statistics are made new before, and
   * PostgreSQL is told not to scan small tables, so an index is named when it can be used. The
   * tables should hold some hundred rows.
   */
  public String plan(String sql, Object... params) {
    open();
    try (Connection connection = pool.dataSource().getConnection()) {
      return (derby ? derbyPlan(connection, sql, params) : postgresPlan(connection, sql, params))
          .toLowerCase(Locale.ROOT);
    } catch (SQLException e) {
      throw new AssertionError("No plan: " + e.getMessage(), e);
    }
  }

  private static String derbyPlan(Connection connection, String sql, Object... params)
      throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found = connection.getMetaData().getTables(null, "APP", null, null)) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute("call SYSCS_UTIL.SYSCS_UPDATE_STATISTICS('APP', '" + table + "', null)");
      }
      statement.execute("call SYSCS_UTIL.SYSCS_EMPTY_STATEMENT_CACHE()");
      statement.execute("call SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
      run(connection, sql, params);
      try (ResultSet plan =
          statement.executeQuery("values SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")) {
        plan.next();
        return plan.getString(1);
      } finally {
        statement.execute("call SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(0)");
      }
    }
  }

  private static String postgresPlan(Connection connection, String sql, Object... params)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze");
      statement.execute("set enable_seqscan = off");
      try {
        return run(connection, "explain " + sql, params);
      } finally {
        statement.execute("set enable_seqscan = on");
      }
    }
  }

  private static String run(Connection connection, String sql, Object... params)
      throws SQLException {
    StringBuilder lines = new StringBuilder();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < params.length; i++) {
        Object value = params[i];
        statement.setObject(i + 1, value instanceof Id id ? (Object) id.value() : value);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lines.append(rows.getString(1)).append('\n');
        }
      }
    }
    return lines.toString();
  }

  /** Drops the database with everything in it. */
  @Override
  public synchronized void close() {
    if (pool == null) {
      return;
    }
    OPEN.remove(this);
    pool.close();
    pool = null;
    if (derby) {
      try {
        DriverManager.getConnection("jdbc:derby:memory:" + name + ";drop=true").close();
      } catch (SQLException e) {
        // Derby reports success by an exception.
      }
    } else {
      admin("drop schema " + name + " cascade");
    }
  }

  /** Lets a test see at once what it has just committed. */
  private final class Sequenced implements ChangeLog {
    private final ChangeStore store;
    private final ChangeLog log;

    Sequenced(ChangeStore store) {
      this.store = store;
      this.log = new ChangeLogImpl(database, ids, () -> {});
    }

    private void move() {
      if (!database.inTransaction()) {
        while (store.isWaiting()) {
          store.move();
        }
      }
    }

    @Override
    public void record(
        String feature,
        Collection<Named> things,
        Change.Verb verb,
        List<String> fields,
        Change.Audience audience) {
      log.record(feature, things, verb, fields, audience);
    }

    @Override
    public List<Change> read(long after, int limit) {
      move();
      return log.read(after, limit);
    }

    @Override
    public long head() {
      move();
      return log.head();
    }
  }
}

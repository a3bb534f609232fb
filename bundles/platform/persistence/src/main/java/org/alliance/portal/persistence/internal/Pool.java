package org.alliance.portal.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections to the portal's one database. Connections commit by themselves unless a
 * transaction says otherwise: a read outside a transaction then costs one round trip and no commit.
 */
public final class Pool implements AutoCloseable {
  private static final int CONNECTIONS = 20;
  private static final String ENGINE_STOPPED = "XJ015";
  private static final String DATABASE_STOPPED = "08006";

  private final HikariDataSource connections;
  private final String derby;

  private Pool(DataSource driver, String derby) {
    this.derby = derby;
    // The pool would log a stack trace for each try of a database that is not there.
    try {
      driver.getConnection().close();
    } catch (SQLException e) {
      throw Failures.of("The database does not answer", e);
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("portal");
    config.setDataSource(driver);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(4);
    config.setAutoCommit(true);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(2_000);
    connections = new HikariDataSource(config);
  }

  /**
   * Opens a Derby database, created when missing.
   *
   * @param database absolute path, or {@code memory:} and a name
   */
  public static Pool derby(String database) {
    EmbeddedDataSource driver = new DerbyConnections();
    driver.setDatabaseName(database);
    driver.setCreateDatabase("create");
    return new Pool(driver, database);
  }

  /**
   * Opens a PostgreSQL database.
   *
   * @param schema where unqualified names are; null for the user's own
   * @throws RuntimeException when it does not answer
   */
  public static Pool postgres(String url, String user, String password, String schema) {
    PGSimpleDataSource driver = new PGSimpleDataSource();
    driver.setURL(url);
    if (!user.isEmpty()) {
      driver.setUser(user);
      driver.setPassword(password);
    }
    if (schema != null) {
      driver.setCurrentSchema(schema);
    }
    driver.setApplicationName("alliance-portal");
    driver.setConnectTimeout(5);
    driver.setTcpKeepAlive(true);
    driver.setOptions("-c lock_timeout=5000");
    driver.setReWriteBatchedInserts(true);
    // The server's detail repeats the values of the row, which may be personal.
    driver.setLogServerErrorDetail(false);
    return new Pool(driver, null);
  }

  /**
   * Settings of the Derby engine that it reads only when it boots.
   *
   * @param log where it writes its own log
   */
  public static void configureDerby(Path log) {
    setUnlessSet("derby.stream.error.file", log.toString());
    setUnlessSet("derby.locks.waitTimeout", "5");
    setUnlessSet("derby.locks.deadlockTimeout", "3");
    setUnlessSet("derby.storage.pageCacheSize", "4000");
    // Else tables with long texts get pages of 32 KB, of which the cache would fill the memory.
    setUnlessSet("derby.storage.pageSize", "4096");
    setUnlessSet("derby.language.statementCacheSize", "500");
  }

  private static void setUnlessSet(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  /** Stops the Derby engine with all its databases; its driver leaves the driver manager. */
  public static void stopDerby() {
    shutDown("");
  }

  private static void shutDown(String database) {
    EmbeddedDataSource driver = new EmbeddedDataSource();
    driver.setDatabaseName(database);
    driver.setShutdownDatabase("shutdown");
    try {
      driver.getConnection().close();
    } catch (SQLException e) {
      if (!ENGINE_STOPPED.equals(e.getSQLState()) && !DATABASE_STOPPED.equals(e.getSQLState())) {
        throw new IllegalStateException("Derby did not stop: " + e.getSQLState(), e);
      }
    }
  }

  /**
   * A connection keeps its parser, which keeps the stack it was made on, and with it the class
   * loader of whatever feature compiled the connection's first statement. So the first statement is
   * compiled here; a new one each time, as Derby does not parse what it has in its cache.
   */
  private static final class DerbyConnections extends EmbeddedDataSource {
    private static final long serialVersionUID = 1L;
    private final transient AtomicLong made = new AtomicLong();

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("values " + made.incrementAndGet());
      }
      return connection;
    }
  }

  /** Where connections come from. */
  public DataSource dataSource() {
    return connections;
  }

  /** Whether this is Derby. */
  public boolean isDerby() {
    return derby != null;
  }

  /** Closes all connections; a Derby database is shut down, the engine goes on. */
  @Override
  public void close() {
    connections.close();
    if (derby != null) {
      shutDown(derby);
    }
  }
}

package org.alliance.portal.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The database of one portal, and one of the same kind for the floor. */
final class Databases implements AutoCloseable {

  /**
   * How to reach a database.
   *
   * @param url for JDBC
   * @param user empty for Derby
   * @param password empty for Derby
   */
  record Address(String url, String user, String password) {
    Connection connect() throws SQLException {
      Connection connection =
          user.isEmpty()
              ? DriverManager.getConnection(url)
              : DriverManager.getConnection(url, user, password);
      connection.setAutoCommit(false);
      return connection;
    }
  }

  private final Options options;
  private final Path data;
  private final Path floor;
  private final String name;

  private Databases(Options options, Path data, String name) {
    this.options = options;
    this.data = data;
    this.floor = data.resolveSibling(data.getFileName() + "-floor");
    this.name = name;
  }

  /**
   * Makes the databases; Derby's come with the first connection.
   *
   * @param data the portal's data folder
   */
  static Databases create(Options options, Path data) throws SQLException {
    // Two benches may share one server.
    String name = "portal_bench_" + ProcessHandle.current().pid() + "_" + data.getFileName();
    Databases databases = new Databases(options, data, name);
    if (options.postgres()) {
      databases.administer("create database " + name);
      databases.administer("create database " + name + "_floor");
    }
    return databases;
  }

  /** What the portal is told of its database. */
  Map<String, String> environment() {
    if (!options.postgres()) {
      return Map.of("PORTAL_DB_URL", "", "PORTAL_DB_USER", "", "PORTAL_DB_PASSWORD", "");
    }
    return Map.of(
        "PORTAL_DB_URL",
        portal().url(),
        "PORTAL_DB_USER",
        options.databaseUser(),
        "PORTAL_DB_PASSWORD",
        options.databasePassword());
  }

  /** The portal's; to be used while the portal is stopped. */
  Address portal() {
    return options.postgres()
        ? postgres(name)
        : new Address("jdbc:derby:" + data.resolve("db"), "", "");
  }

  /** The floor's, where the floor's process is to find it. */
  Address floor() {
    return options.postgres()
        ? postgres(name + "_floor")
        : new Address("jdbc:derby:" + floor + ";create=true", "", "");
  }

  private Address postgres(String database) {
    String url = options.databaseUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + database + "$1");
    return new Address(url, options.databaseUser(), options.databasePassword());
  }

  /** Whether a commit waits for the disk; PostgreSQL may be told not to. */
  boolean durable() throws SQLException {
    if (!options.postgres()) {
      return !"test".equals(System.getProperty("derby.system.durability"));
    }
    try (Connection connection = portal().connect()) {
      return on(connection, "fsync") && on(connection, "synchronous_commit");
    }
  }

  private static boolean on(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        java.sql.ResultSet row = statement.executeQuery("show " + setting)) {
      return row.next() && !row.getString(1).equals("off");
    }
  }

  /** Lets go of the files, so that another process may open them. */
  void release() {
    if (!options.postgres()) {
      shutDown(data.resolve("db"));
      shutDown(floor);
    }
  }

  private static void shutDown(Path database) {
    try {
      DriverManager.getConnection("jdbc:derby:" + database + ";shutdown=true").close();
    } catch (SQLException e) {
      // Derby reports a clean end as an exception, and the same for what was not open.
      return;
    }
  }

  private void administer(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                options.databaseUrl(), options.databaseUser(), options.databasePassword());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    release();
    if (options.postgres()) {
      administer("drop database if exists " + name + " with (force)");
      administer("drop database if exists " + name + "_floor with (force)");
    }
  }
}

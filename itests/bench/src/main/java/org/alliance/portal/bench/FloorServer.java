package org.alliance.portal.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;

/**
 * What the same work costs at least: {@code /bytes/<name>} answers with bytes from memory, {@code
 * GET /row/<id>} with one row read by its key, {@code POST /row} after one row was written durably,
 * {@code /index?q=} with what a bare query of the portal's index finds. Runs in a process of its
 * own.
 */
final class FloorServer extends AbstractHandler {
  static final String TABLE = "floor_profile";
  private static final String BYTES = "/bytes/";
  private static final String ROW = "/row";
  private final Map<String, byte[]> answers = new HashMap<>();
  private final HikariDataSource database;
  private final BareIndex index;
  private final JsonFactory json = new JsonFactory();
  private final AtomicLong nextId;
  private final Object[] model;
  private final int[] types;
  private final String insert;

  FloorServer(Path folder, BareIndex index, HikariDataSource database)
      throws IOException, SQLException {
    this.index = index;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        answers.put(BYTES + file.getFileName(), Files.readAllBytes(file));
      }
    }
    this.database = database;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + TABLE + " order by id desc")) {
      ResultSetMetaData meta = row.getMetaData();
      row.next();
      nextId = new AtomicLong(row.getLong(1) + 1);
      model = new Object[meta.getColumnCount()];
      types = new int[model.length];
      for (int i = 0; i < model.length; i++) {
        model[i] = row.getObject(i + 1);
        types[i] = meta.getColumnType(i + 1);
      }
      insert = "insert into " + TABLE + " values (?" + ", ?".repeat(model.length - 1) + ")";
    }
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    try {
      byte[] answer = answers.get(target);
      if (answer == null && target.equals("/index")) {
        answer = index.find(request.getParameter("q"));
      } else if (answer == null && target.startsWith(ROW)) {
        answer = request.getMethod().equals("POST") ? write(request) : read(target);
      }
      if (answer == null) {
        response.setStatus(404);
        return;
      }
      response.setContentType("application/json");
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    } catch (SQLException e) {
      System.err.println(e);
      response.setStatus(500);
    }
  }

  private byte[] read(String target) throws SQLException, IOException {
    long id = Long.parseLong(target.substring(ROW.length() + 1));
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select * from " + TABLE + " where id = ?")) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? json(row) : null;
      }
    }
  }

  private byte[] json(ResultSet row) throws SQLException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
    ResultSetMetaData meta = row.getMetaData();
    try (JsonGenerator to = json.createGenerator(out)) {
      to.writeStartObject();
      for (int i = 1; i <= model.length; i++) {
        String value = row.getString(i);
        if (value != null) {
          to.writeStringField(meta.getColumnName(i).toLowerCase(Locale.ROOT), value);
        }
      }
      to.writeEndObject();
    }
    return out.toByteArray();
  }

  private byte[] write(HttpServletRequest request) throws SQLException, IOException {
    byte[] body = request.getInputStream().readAllBytes();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setLong(1, nextId.getAndIncrement());
      for (int i = 1; i < model.length; i++) {
        if (model[i] == null) {
          statement.setNull(i + 1, types[i]);
        } else {
          statement.setObject(i + 1, model[i]);
        }
      }
      statement.executeUpdate();
    }
    return body;
  }

  /**
   * Starts the server.
   *
   * @param args port, folder with the bytes, folder of the index, JDBC address, user, and the
   *     password in the environment as FLOOR_PASSWORD
   */
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[3]);
    if (args.length > 4 && !args[4].isEmpty()) {
      config.setUsername(args[4]);
      config.setPassword(System.getenv("FLOOR_PASSWORD"));
    }
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(4);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(args[0]));
    server.addConnector(connector);
    server.setHandler(
        new FloorServer(
            Path.of(args[1]), new BareIndex(Path.of(args[2])), new HikariDataSource(config)));
    server.setStopAtShutdown(true);
    server.start();
    server.join();
  }
}

package org.alliance.portal.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Loads members straight into the stopped portal's tables: each is a sample member's rows under
 * another id, name and position. The tables' columns are asked of the database, so that a column
 * added later is copied too.
 */
final class Members {
  static final String PROFILES = "profiles_profile";
  private static final int BATCH = 500;

  /** The tables a member has rows in, parents first, and the column that names the member. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("security_organisation", "id");
    TABLES.put("security_organisation_name", "organisation_id");
    TABLES.put(PROFILES, "id");
    TABLES.put("profiles_profile_text", "id");
    TABLES.put("profiles_code", "id");
    TABLES.put("profiles_audience", "id");
    TABLES.put("profiles_figure", "id");
    TABLES.put("content_freshness", "entity_id");
    TABLES.put("content_version", "entity_id");
  }

  /** Those in which every member has a row. */
  private static final Set<String> ALWAYS =
      Set.of("security_organisation", "security_organisation_name", PROFILES);

  /**
   * A member's parts that differ from the one it is made from.
   *
   * @param id its id
   * @param name its name
   * @param place where it is
   */
  private record Member(long id, String name, Places.Place place) {}

  private record Table(
      String name, List<String> columns, int[] types, Map<Long, List<Object[]>> rows) {}

  private final Connection connection;

  Members(Connection connection) {
    this.connection = connection;
  }

  int count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + PROFILES)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Adds members until there are so many. */
  void fill(int target, List<Places.Place> places) throws SQLException {
    int missing = target - count();
    if (missing <= 0) {
      return;
    }
    List<Table> tables = new ArrayList<>();
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      tables.add(read(table.getKey(), table.getValue()));
    }
    List<Long> models =
        tables.get(0).rows.keySet().stream()
            .filter(
                id ->
                    tables.stream()
                        .allMatch(t -> !ALWAYS.contains(t.name) || t.rows.containsKey(id)))
            .sorted()
            .toList();
    if (models.isEmpty()) {
      throw new BenchException("There are no sample members to make others from");
    }
    long next = Collections.max(models) + 1;
    Random random = new Random(2026);
    for (int done = 0; done < missing; done += BATCH) {
      Map<Member, Long> batch = new LinkedHashMap<>();
      for (int i = done; i < Math.min(missing, done + BATCH); i++) {
        Places.Place place = places.get(random.nextInt(places.size()));
        batch.put(
            new Member(next++, Names.next(random), place),
            models.get(random.nextInt(models.size())));
      }
      for (Table table : tables) {
        insert(table, batch);
      }
      connection.commit();
    }
    refreshStatistics();
  }

  private Table read(String name, String key) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select * from "
                    + name
                    + " where "
                    + key
                    + " in (select id from profiles_sample)")) {
      ResultSetMetaData meta = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      int[] types = new int[meta.getColumnCount()];
      for (int i = 1; i <= types.length; i++) {
        columns.add(meta.getColumnName(i).toLowerCase(Locale.ROOT));
        types[i - 1] = meta.getColumnType(i);
      }
      Map<Long, List<Object[]>> byMember = new HashMap<>();
      while (rows.next()) {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
          values[i] = types[i] == Types.CLOB ? rows.getString(i + 1) : rows.getObject(i + 1);
        }
        byMember
            .computeIfAbsent(rows.getLong(columns.indexOf(key) + 1), id -> new ArrayList<>())
            .add(values);
      }
      return new Table(name, columns, types, byMember);
    }
  }

  private void insert(Table table, Map<Member, Long> members) throws SQLException {
    String sql =
        "insert into "
            + table.name
            + " ("
            + String.join(", ", table.columns)
            + ") values (?"
            + ", ?".repeat(table.columns.size() - 1)
            + ")";
    String key = TABLES.get(table.name);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<Member, Long> entry : members.entrySet()) {
        for (Object[] row : table.rows.getOrDefault(entry.getValue(), List.of())) {
          for (int i = 0; i < row.length; i++) {
            Object value = value(table.columns.get(i), key, row[i], entry.getKey());
            if (value == null) {
              statement.setNull(i + 1, table.types[i]);
            } else {
              statement.setObject(i + 1, value);
            }
          }
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static Object value(String column, String key, Object model, Member member) {
    if (column.equals(key) || column.equals("organisation_id")) {
      return member.id;
    }
    return switch (column) {
      case "name" -> model == null ? null : member.name;
      case "sort_name" -> member.name.toUpperCase(Locale.ROOT);
      case "country" -> member.place.country();
      case "latitude" -> member.place.latitude();
      case "longitude" -> member.place.longitude();
      case "sample" -> 0;
      // A region's code would contradict the new country.
      case "nuts_code", "nuts_version", "lau_code", "lau_version" -> null;
      default -> model;
    };
  }

  /** What the databases do by themselves some time after so many changes. */
  private void refreshStatistics() throws SQLException {
    boolean derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES.keySet()) {
        statement.execute(
            derby
                ? "call syscs_util.syscs_update_statistics('APP', '"
                    + table.toUpperCase(Locale.ROOT)
                    + "', null)"
                : "analyze " + table);
      }
    }
    connection.commit();
  }

  /** Ids of some members, spread over all, in no order. */
  List<Long> ids(int limit) throws SQLException {
    List<Long> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from " + PROFILES)) {
      while (rows.next()) {
        all.add(rows.getLong(1));
      }
    }
    Collections.shuffle(all, new Random(7));
    return List.copyOf(all.subList(0, Math.min(limit, all.size())));
  }

  /** Countries that have members of a kind, by country. */
  List<String> countries(String kind) throws SQLException {
    List<String> countries = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select distinct country from " + PROFILES + " where kind = ? order by country")) {
      statement.setString(1, kind);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          countries.add(rows.getString(1));
        }
      }
    }
    return countries;
  }

  /** Copies the profiles' table with its rows and its key for the floor. */
  void copyProfiles(Connection target) throws SQLException {
    try (Statement select = connection.createStatement();
        Statement ddl = target.createStatement()) {
      select.setFetchSize(BATCH);
      try (ResultSet rows = select.executeQuery("select * from " + PROFILES)) {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          columns.add(meta.getColumnName(i) + " " + type(meta, i));
        }
        ddl.execute(
            "create table "
                + FloorServer.TABLE
                + " ("
                + String.join(", ", columns).replaceFirst("(?i)^id bigint", "id bigint not null")
                + ", primary key (id))");
        try (PreparedStatement insert =
            target.prepareStatement(
                "insert into "
                    + FloorServer.TABLE
                    + " values (?"
                    + ", ?".repeat(columns.size() - 1)
                    + ")")) {
          int waiting = 0;
          while (rows.next()) {
            for (int i = 1; i <= columns.size(); i++) {
              Object value = rows.getObject(i);
              if (value == null) {
                insert.setNull(i, meta.getColumnType(i));
              } else {
                insert.setObject(i, value);
              }
            }
            insert.addBatch();
            if (++waiting % BATCH == 0) {
              insert.executeBatch();
              target.commit();
            }
          }
          insert.executeBatch();
          target.commit();
        }
      }
    }
  }

  private static String type(ResultSetMetaData meta, int column) throws SQLException {
    return switch (meta.getColumnType(column)) {
      case Types.BIGINT -> "bigint";
      case Types.INTEGER -> "int";
      case Types.SMALLINT -> "smallint";
      case Types.DOUBLE, Types.FLOAT -> "double precision";
      default -> "varchar(" + Math.max(1, Math.min(meta.getPrecision(column), 4_000)) + ")";
    };
  }
}

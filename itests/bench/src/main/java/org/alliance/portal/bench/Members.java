package org.alliance.portal.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Loads members straight into the stopped portal's tables: each is a sample member's rows under
 * another id, name and position.
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

  private final Connection connection;

  Members(Connection connection) {
    this.connection = connection;
  }

  int count() throws SQLException {
    return Table.count(connection, PROFILES);
  }

  /** Adds members until there are so many. */
  void fill(int target, List<Places.Place> places) throws SQLException {
    int missing = target - count();
    if (missing <= 0) {
      return;
    }
    List<Table> tables = new ArrayList<>();
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      tables.add(
          Table.read(
              connection,
              table.getKey(),
              table.getValue(),
              table.getValue() + " in (select id from profiles_sample)"));
    }
    List<Long> models =
        tables.get(0).rows().keySet().stream()
            .filter(
                id ->
                    tables.stream()
                        .allMatch(t -> !ALWAYS.contains(t.name()) || t.rows().containsKey(id)))
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
    Table.refreshStatistics(connection, TABLES.keySet());
  }

  private void insert(Table table, Map<Member, Long> members) throws SQLException {
    String key = TABLES.get(table.name());
    List<Object[]> rows = new ArrayList<>();
    members.forEach(
        (member, model) -> {
          for (Object[] row : table.of(model)) {
            Object[] copy = new Object[row.length];
            for (int i = 0; i < copy.length; i++) {
              copy[i] = value(table.columns().get(i), key, row[i], member);
            }
            rows.add(copy);
          }
        });
    table.insert(connection, rows);
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
    Table.copy(connection, "select * from " + PROFILES, target);
  }
}

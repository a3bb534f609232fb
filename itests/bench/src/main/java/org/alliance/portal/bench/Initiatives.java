package org.alliance.portal.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Loads initiatives straight into the stopped portal's tables: each is a sample initiative's rows
 * of another sample member, with other titles, themes, dates and money. One in ten adapts another.
 */
final class Initiatives {
  static final String INITIATIVES = "projects_initiative";

  private static final String SAMPLES =
      " in (select id from projects_initiative where sample = 1 and state = 'published')";
  private static final int BATCH = 500;

  /** Away from what the portal's own samples have. */
  private static final long FIRST_ID = 10_000_000;

  /** An adoption's id is that of who adapted, this much higher. */
  private static final long ADOPTIONS = 100_000_000;

  private static final int ADAPTS = 10;

  /** An organisation that may have initiatives. */
  private record Owner(long id, String country) {}

  /** A sample with what is read of it once. */
  private record Model(long id, ObjectNode content, ObjectNode snapshot) {}

  private final Connection connection;
  private final Random random = new Random(2026);
  private Table initiatives;
  private Table titles;
  private Table themes;
  private Table programmes;
  private Table partners;
  private Table adoptions;
  private Table versions;

  Initiatives(Connection connection) {
    this.connection = connection;
  }

  int count() throws SQLException {
    return Table.count(connection, INITIATIVES);
  }

  /** Adds initiatives until there are so many. */
  void fill(int target) throws SQLException {
    int missing = target - count();
    if (missing <= 0) {
      return;
    }
    readSamples();
    List<Model> models = models();
    List<Owner> owners = owners();
    List<String> known = themes();
    if (models.isEmpty() || owners.isEmpty()) {
      throw new BenchException("There are no sample initiatives to make others from");
    }
    for (int done = 0; done < missing; done += BATCH) {
      Batch batch = new Batch();
      for (int i = done; i < Math.min(missing, done + BATCH); i++) {
        batch.add(
            FIRST_ID + i,
            models.get(random.nextInt(models.size())),
            owners.get(Variation.skewed(random, owners.size())),
            Variation.next(random, known, (double) i / missing),
            i % ADAPTS);
      }
      batch.insert();
      connection.commit();
    }
    Table.refreshStatistics(
        connection,
        List.of(
            initiatives.name(),
            titles.name(),
            themes.name(),
            programmes.name(),
            partners.name(),
            adoptions.name(),
            versions.name()));
  }

  private void readSamples() throws SQLException {
    initiatives = Table.read(connection, INITIATIVES, "id", "id" + SAMPLES);
    titles = Table.read(connection, "projects_title", "id", "id" + SAMPLES);
    themes = Table.read(connection, "projects_theme", "id", "id" + SAMPLES);
    programmes = Table.read(connection, "projects_programme", "id", "id" + SAMPLES);
    partners = Table.read(connection, "projects_partner", "id", "id" + SAMPLES);
    adoptions = Table.read(connection, "projects_adoption", "adopter_id", "adopter_id" + SAMPLES);
    versions =
        Table.read(
            connection,
            "content_version",
            "entity_id",
            "entity_type = 'initiative' and entity_id" + SAMPLES);
  }

  private List<Model> models() {
    List<Model> models = new ArrayList<>();
    for (long id : initiatives.rows().keySet().stream().sorted().toList()) {
      Object[] row = initiatives.of(id).get(0);
      List<Object[]> written = versions.of(id);
      if (!written.isEmpty() && !themes.of(id).isEmpty()) {
        models.add(
            new Model(
                id,
                Variation.read((String) initiatives.get(row, "content")),
                Variation.read((String) versions.get(written.get(0), "snapshot"))));
      }
    }
    return models;
  }

  private List<Owner> owners() throws SQLException {
    List<Owner> owners = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select id, country from security_organisation order by id")) {
      while (rows.next()) {
        owners.add(new Owner(rows.getLong(1), rows.getString(2)));
      }
    }
    // The ids go by country, and the first ones have the most initiatives.
    Collections.shuffle(owners, new Random(3));
    return owners;
  }

  /** Those that samples have. */
  private List<String> themes() {
    Set<String> codes = new LinkedHashSet<>();
    themes.rows().keySet().stream()
        .sorted()
        .forEach(id -> themes.of(id).forEach(row -> codes.add((String) themes.get(row, "theme"))));
    return List.copyOf(codes);
  }

  /** Rows that are written together. */
  private final class Batch {
    private final Map<Table, List<Object[]>> rows = new IdentityHashMap<>();
    private Owner last;

    void add(long id, Model model, Owner owner, Variation said, int turn) {
      Map<String, Object> columns = said.columns();
      columns.put("id", id);
      columns.put("entity_id", id);
      columns.put("organisation_id", owner.id);
      columns.put("country", owner.country);
      columns.put("version", 1);
      columns.put("created", said.updated());
      columns.put("written", said.updated());
      columns.put("sample", 0);
      columns.put("adoptions", turn == 0 ? 1 : 0);
      columns.put("content", said.content(model.content));
      columns.put("snapshot", said.snapshot(model.snapshot));
      add(initiatives, initiatives.of(model.id).get(0), columns);
      add(versions, versions.of(model.id).get(0), columns);
      for (Object[] title : titles.of(model.id)) {
        columns.put("title", said.titles().in((String) titles.get(title, "lang")));
        add(titles, title, columns);
      }
      for (String theme : said.themes()) {
        columns.put("theme", theme);
        add(themes, themes.of(model.id).get(0), columns);
      }
      // Who took part stays; an organisation is its column here, not the author's.
      programmes.of(model.id).forEach(row -> add(programmes, row, Map.of("id", id)));
      partners.of(model.id).forEach(row -> add(partners, row, Map.of("id", id)));
      if (turn == 1 && last != null && !adoptions.rows().isEmpty()) {
        adopt(id, last, said.updated());
      }
      last = owner;
    }

    /** Says that an initiative adapted the one before it. */
    private void adopt(long id, Owner source, long time) {
      Map<String, Object> columns = new HashMap<>();
      columns.put("id", ADOPTIONS + id);
      columns.put("source_id", id - 1);
      columns.put("adopter_id", id);
      columns.put("source_organisation", source.id);
      columns.put("state", "confirmed");
      columns.put("said_at", time);
      columns.put("answered_at", time);
      add(adoptions, adoptions.rows().values().iterator().next().get(0), columns);
    }

    private void add(Table table, Object[] row, Map<String, Object> columns) {
      rows.computeIfAbsent(table, t -> new ArrayList<>()).add(table.with(row, columns));
    }

    /** The initiatives first, which the others refer to. */
    void insert() throws SQLException {
      for (Table table :
          List.of(initiatives, titles, themes, programmes, partners, adoptions, versions)) {
        table.insert(connection, rows.getOrDefault(table, List.of()));
      }
    }
  }

  /**
   * An initiative that was loaded, as requests ask for it.
   *
   * @param id its id
   * @param theme its first theme
   */
  record Facts(long id, String theme, String country, String kind, String status) {}

  /** Some of those that were loaded, spread over all, in no order. */
  List<Facts> some(int limit) throws SQLException {
    List<Facts> facts = new ArrayList<>();
    int loaded = (int) (last() - FIRST_ID + 1);
    Set<Long> ids = new LinkedHashSet<>();
    Random choice = new Random(7);
    while (ids.size() < Math.min(limit, loaded)) {
      ids.add(FIRST_ID + choice.nextInt(loaded));
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id, themes, country, kind, status from "
                    + INITIATIVES
                    + " where id in "
                    + list(ids))) {
      while (rows.next()) {
        facts.add(
            new Facts(
                rows.getLong(1),
                rows.getString(2).split(" ")[0],
                rows.getString(3),
                rows.getString(4),
                rows.getString(5)));
      }
    }
    Collections.shuffle(facts, choice);
    return facts;
  }

  private long last() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select max(id) from " + INITIATIVES)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Copies the rows of these with their key for the floor. */
  void copy(List<Facts> some, Connection target) throws SQLException {
    Table.copy(
        connection,
        "select * from "
            + INITIATIVES
            + " where id in "
            + list(some.stream().map(Facts::id).toList()),
        target);
  }

  private static String list(Collection<Long> ids) {
    return "(" + String.join(", ", ids.stream().map(String::valueOf).toList()) + ")";
  }
}

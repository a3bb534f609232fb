package org.alliance.portal.security.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.alliance.portal.api.organisations.NameKey;
import org.alliance.portal.api.organisations.Organisation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Organisations with their names. */
@Component(service = OrganisationStore.class)
public final class OrganisationStore {
  private static final String COLUMNS =
      "select o.id, o.version, o.country, o.kind, o.state, o.original_lang, n.lang, n.name"
          + " from security_organisation o"
          + " join security_organisation_name n on n.organisation_id = o.id";

  private static final String SELECT = COLUMNS + " where o.id in (";

  private static final String LIMIT = ") fetch first 10000 rows only";

  /** Few sizes of the list of ids, so that the database prepares few statements. */
  private static final int[] CHUNKS = {1, 20, 50};

  private final Database database;

  private record NameRow(
      Id id,
      int version,
      String country,
      String kind,
      Organisation.State state,
      String original,
      String lang,
      String name) {}

  @Activate
  public OrganisationStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** One organisation. */
  public Optional<Organisation> find(Id id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  /** Those of these organisations that exist, in the order of the ids. */
  public Map<Id, Organisation> find(Collection<Id> ids) {
    List<Id> all = ids.stream().distinct().toList();
    int largest = CHUNKS[CHUNKS.length - 1];
    Map<Id, Organisation> found = new HashMap<>();
    for (int from = 0; from < all.size(); from += largest) {
      found.putAll(chunk(all.subList(from, Math.min(from + largest, all.size()))));
    }
    Map<Id, Organisation> ordered = new LinkedHashMap<>();
    for (Id id : all) {
      Organisation organisation = found.get(id);
      if (organisation != null) {
        ordered.put(id, organisation);
      }
    }
    return ordered;
  }

  private Map<Id, Organisation> chunk(List<Id> ids) {
    Object[] params = padded(ids);
    return organisations(SELECT + places(params.length) + LIMIT, params);
  }

  private static String places(int size) {
    return "?" + ", ?".repeat(size - 1);
  }

  /** As many as a chunk takes; the last one fills the rest. */
  private static Object[] padded(List<?> values) {
    Object[] params = new Object[size(values.size())];
    for (int i = 0; i < params.length; i++) {
      params[i] = values.get(Math.min(i, values.size() - 1));
    }
    return params;
  }

  private Map<Id, Organisation> organisations(String sql, Object... params) {
    Map<Id, List<NameRow>> rows = new LinkedHashMap<>();
    for (NameRow row : database.list(sql, OrganisationStore::row, params)) {
      rows.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row);
    }
    Map<Id, Organisation> found = new LinkedHashMap<>();
    rows.forEach((id, names) -> found.put(id, organisation(names)));
    return found;
  }

  /** Organisations that take part, to choose from; with 10,000 names among them at most. */
  public Collection<Organisation> active() {
    return organisations(
            COLUMNS + " where o.state = 'active' order by o.id fetch first 10000 rows only")
        .values();
  }

  /**
   * Organisations of a country with a name that has one of these keys, by id; the limit is the
   * caller's to set.
   *
   * @param keys 1 to 50 of {@link NameKey}
   */
  public Collection<Organisation> alike(String country, List<String> keys) {
    Object[] places = padded(keys);
    Object[] params = Arrays.copyOf(places, places.length + 1);
    params[places.length] = country;
    return organisations(alike(places.length), params).values();
  }

  /** The query for that many keys; its plan is tested. */
  public static String alike(int keys) {
    return COLUMNS
        + " where o.id in (select k.organisation_id from security_organisation_name k"
        + " where k.match_key in ("
        + places(keys)
        + ")) and o.country = ? order by o.id fetch first 1000 rows only";
  }

  /**
   * Which organisations are wanted.
   *
   * @param words how a name begins, or what it is but for its kind of authority; empty for all
   * @param country ISO 3166-1 alpha-2; empty for all
   * @param state whether they take part; null for both
   */
  public record Wanted(String words, String country, Organisation.State state) {}

  /**
   * Ids of organisations, newest first.
   *
   * @param before only older ones than this; null for the newest
   */
  public List<Id> list(Wanted wanted, Id before, int limit) {
    List<Object> params = new ArrayList<>();
    String sql = sql(wanted, before, params);
    params.add(limit);
    return database.list(sql, row -> row.id("id"), params.toArray());
  }

  /** The query of {@link #list} with its parameters but the limit; its plans are tested. */
  public static String sql(Wanted wanted, Id before, List<Object> params) {
    StringBuilder sql = new StringBuilder("select a.id from ");
    if (!wanted.words().isEmpty()) {
      String table = "security_organisation_name";
      String start = AccountStore.folded(wanted.words());
      sql.append('(').append(Prefixes.ids(params, table, "organisation_id", "folded", start));
      sql.append(" union select organisation_id from security_organisation_name");
      sql.append(" where match_key = ? and match_key <> '') f join ");
      params.add(NameKey.of(wanted.words()));
    }
    sql.append("security_organisation a ");
    sql.append(wanted.words().isEmpty() ? "where 1 = 1" : "on a.id = f.organisation_id");
    if (before != null) {
      sql.append(" and a.id < ?");
      params.add(before);
    }
    if (!wanted.country().isEmpty()) {
      sql.append(" and a.country = ?");
      params.add(wanted.country());
    }
    if (wanted.state() != null) {
      sql.append(" and a.state = ?");
      params.add(wanted.state());
    }
    return sql.append(" order by a.id desc fetch first ? rows only").toString();
  }

  /** Countries of the organisations there are. */
  public List<String> countries() {
    return database.list(
        "select distinct country from security_organisation order by country"
            + " fetch first 300 rows only",
        row -> row.text("country"));
  }

  /**
   * Gives names that were written before there were keys their keys.
   *
   * @return how many, at most 500; 0 when none is left
   */
  public int fillKeys() {
    List<Object[]> names =
        database.list(
            "select organisation_id, lang, name from security_organisation_name"
                + " where match_key is null fetch first 500 rows only",
            row -> {
              String name = row.text("name");
              return new Object[] {
                NameKey.of(name),
                AccountStore.folded(name),
                row.id("organisation_id"),
                row.text("lang"),
                name
              };
            });
    database.batch(
        "update security_organisation_name set match_key = ?, folded = ?"
            + " where organisation_id = ? and lang = ? and name = ?",
        names);
    return names.size();
  }

  private static int size(int wanted) {
    for (int size : CHUNKS) {
      if (size >= wanted) {
        return size;
      }
    }
    throw new IllegalArgumentException("More than a chunk");
  }

  private static NameRow row(Row row) {
    return new NameRow(
        row.id("id"),
        row.number("version"),
        row.text("country"),
        row.text("kind"),
        row.choice("state", Organisation.State.class),
        row.text("original_lang"),
        row.text("lang"),
        row.text("name"));
  }

  private static Organisation organisation(List<NameRow> rows) {
    Map<String, String> names = new HashMap<>();
    rows.forEach(row -> names.put(row.lang(), row.name()));
    NameRow first = rows.get(0);
    return new Organisation(
        first.id(),
        first.version(),
        new ByLanguage<>(first.original(), names),
        first.country(),
        first.kind(),
        first.state());
  }

  /** Says whether an organisation takes part; within a transaction. */
  public void state(Id id, Organisation.State state) {
    database.update(
        "update security_organisation set version = version + 1, state = ? where id = ?",
        state,
        id);
  }

  /** Adds an organisation; within a transaction. */
  public void insert(Organisation organisation, boolean sample, Instant now) {
    database.update(
        "insert into security_organisation"
            + " (id, version, country, kind, state, original_lang, sample, created_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        organisation.id(),
        organisation.version(),
        organisation.country(),
        organisation.kind(),
        organisation.state(),
        organisation.names().original(),
        sample,
        now);
    insertNames(organisation.id(), organisation.names());
  }

  /**
   * Changes an organisation; within a transaction.
   *
   * @return false when its version is no longer this one; then nothing was written
   */
  public boolean update(Id id, int version, ByLanguage<String> names, String country, String kind) {
    int updated =
        database.update(
            "update security_organisation"
                + " set version = version + 1, country = ?, kind = ?, original_lang = ?"
                + " where id = ? and version = ?",
            country,
            kind,
            names.original(),
            id,
            version);
    if (updated == 0) {
      return false;
    }
    database.update("delete from security_organisation_name where organisation_id = ?", id);
    insertNames(id, names);
    return true;
  }

  private void insertNames(Id id, ByLanguage<String> names) {
    database.batch(
        "insert into security_organisation_name (organisation_id, lang, name, match_key, folded)"
            + " values (?, ?, ?, ?, ?)",
        names.values().entrySet().stream()
            .map(
                name ->
                    new Object[] {
                      id,
                      name.getKey(),
                      name.getValue(),
                      NameKey.of(name.getValue()),
                      AccountStore.folded(name.getValue())
                    })
            .toList());
  }
}

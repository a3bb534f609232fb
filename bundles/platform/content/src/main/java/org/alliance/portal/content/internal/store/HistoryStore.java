package org.alliance.portal.content.internal.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What things said before, in the database. */
@Component(service = HistoryStore.class)
public class HistoryStore {
  /** Versions below a number, newest first; its plan is tested. */
  public static final String PAGE =
      "select version, written, actor, fields from content_version"
          + " where entity_type = ? and entity_id = ? and version < ?"
          // Naming the equal columns too lets Derby see that the index already has this order.
          + " order by entity_type, entity_id, version desc fetch first ? rows only";

  /** One version; its plan is tested. */
  public static final String GET =
      "select version, written, actor, fields, snapshot from content_version"
          + " where entity_type = ? and entity_id = ? and version = ?";

  private final Database database;

  /**
   * A version as it is stored.
   *
   * @param fields separated by commas
   * @param snapshot JSON; null when it was not asked for
   */
  public record Stored(int number, Instant time, String actor, String fields, String snapshot) {}

  @Activate
  public HistoryStore(@Reference(target = "(portal.schema=content)") Database database) {
    this.database = database;
  }

  /** A version of a thing. */
  public record Added(EntityRef ref, Stored version) {}

  /** Adds versions. */
  public void insert(Collection<Added> some) {
    database.batch(
        "insert into content_version (entity_type, entity_id, version, written, actor, fields,"
            + " snapshot) values (?, ?, ?, ?, ?, ?, ?)",
        some.stream().map(HistoryStore::values).toList());
  }

  private static Object[] values(Added one) {
    Stored version = one.version();
    return new Object[] {
      one.ref().type(),
      one.ref().id(),
      version.number(),
      version.time(),
      version.actor(),
      version.fields(),
      version.snapshot()
    };
  }

  /** Versions below a number without their snapshots, newest first. */
  public List<Stored> list(EntityRef ref, int below, int limit) {
    return database.list(PAGE, row -> stored(row, null), ref.type(), ref.id(), below, limit);
  }

  /** One version. */
  public Optional<Stored> get(EntityRef ref, int number) {
    return database.first(
        GET, row -> stored(row, row.text("snapshot")), ref.type(), ref.id(), number);
  }

  /** Removes every version of some things. */
  public void delete(Collection<EntityRef> refs) {
    database.batch(
        "delete from content_version where entity_type = ? and entity_id = ?",
        refs.stream().map(ref -> new Object[] {ref.type(), ref.id()}).toList());
  }

  private static Stored stored(Row row, String snapshot) {
    return new Stored(
        row.number("version"),
        row.instant("written"),
        row.text("actor"),
        row.text("fields"),
        snapshot);
  }
}

package org.alliance.portal.admin.internal.store;

import java.util.List;
import java.util.Optional;
import org.alliance.portal.admin.internal.features.Operation;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What admins did to features. */
@Component(service = OperationStore.class)
public final class OperationStore {
  private static final String COLUMNS =
      "select id, happened_at, actor, feature, version, what, outcome, reason, detail, millis"
          + " from admin_operation";

  private final Database database;

  @Activate
  public OperationStore(@Reference(target = "(portal.schema=admin)") Database database) {
    this.database = database;
  }

  /** Adds an operation and whatever goes with it, in one transaction. */
  public void add(Operation operation, Runnable with) {
    database.run(
        () -> {
          database.update(
              "insert into admin_operation (id, happened_at, actor, feature, version, what,"
                  + " outcome, reason, detail, millis) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              operation.id(),
              operation.at(),
              operation.actor(),
              operation.feature(),
              operation.version(),
              operation.what(),
              operation.outcome(),
              operation.reason(),
              operation.detail(),
              operation.millis());
          with.run();
        });
  }

  /** The newest operations, the newest first. */
  public List<Operation> newest(int limit) {
    return database.list(
        COLUMNS + " order by id desc fetch first ? rows only", OperationStore::map, limit);
  }

  /** One operation. */
  public Optional<Operation> get(Id id) {
    return database.first(COLUMNS + " where id = ?", OperationStore::map, id);
  }

  private static Operation map(Row row) {
    return new Operation(
        row.id("id"),
        row.instant("happened_at"),
        row.text("actor"),
        row.text("feature"),
        row.text("version"),
        row.choice("what", Operation.What.class),
        row.choice("outcome", Operation.Outcome.class),
        row.text("reason"),
        row.text("detail"),
        row.big("millis"));
  }
}

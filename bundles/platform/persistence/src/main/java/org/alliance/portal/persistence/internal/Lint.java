package org.alliance.portal.persistence.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import liquibase.change.AddColumnConfig;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.AddPrimaryKeyChange;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.InsertDataChange;
import liquibase.change.core.LoadDataChange;
import liquibase.changelog.ChangeSet;

/**
 * Refuses what the version before could not live with: migrations only add, so that a feature can
 * be rolled back while its tables stay as they are.
 */
final class Lint {
  private final Set<String> prefixes;
  private final Set<ChangeSet> waiting;
  private final Map<String, ChangeSet> tables = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Lint(Set<String> prefixes, Set<ChangeSet> waiting) {
    this.prefixes = prefixes;
    this.waiting = waiting;
  }

  /**
   * @param prefixes what names of tables may begin with
   * @param all every change set, in order
   * @param waiting those that have not yet run on this database
   * @return what is wrong, as clear sentences; empty when nothing is
   */
  static List<String> check(
      Set<String> prefixes, List<ChangeSet> all, Collection<ChangeSet> waiting) {
    Lint lint = new Lint(prefixes, Set.copyOf(waiting));
    all.forEach(lint::changeSet);
    return lint.problems;
  }

  private void changeSet(ChangeSet set) {
    if (set.isAlwaysRun() || set.isRunOnChange()) {
      refuse(set, "runs more than once; a migration runs once");
    }
    if (!set.getSqlVisitors().isEmpty()) {
      refuse(set, "modifies SQL by modifySql, which runs on one database only");
    }
    set.getChanges().forEach(change -> change(set, change));
  }

  private void change(ChangeSet set, Change change) {
    String kind = change.getSerializedObjectName();
    switch (kind) {
      case "createTable" -> createTable(set, (CreateTableChange) change);
      case "addColumn" -> addColumn(set, (AddColumnChange) change);
      case "createIndex" -> createIndex(set, (CreateIndexChange) change);
      case "addPrimaryKey" -> {
        AddPrimaryKeyChange key = (AddPrimaryKeyChange) change;
        constraint(set, kind, key.getTableName(), key.getConstraintName());
      }
      case "addUniqueConstraint" -> {
        AddUniqueConstraintChange unique = (AddUniqueConstraintChange) change;
        constraint(set, kind, unique.getTableName(), unique.getConstraintName());
      }
      case "addForeignKeyConstraint" -> {
        AddForeignKeyConstraintChange key = (AddForeignKeyConstraintChange) change;
        constraint(set, kind, key.getBaseTableName(), key.getConstraintName());
        name(set, "table", key.getReferencedTableName());
      }
      case "insert" -> name(set, "table", ((InsertDataChange) change).getTableName());
      case "loadData" -> name(set, "table", ((LoadDataChange) change).getTableName());
      default ->
          refuse(
              set,
              "uses "
                  + kind
                  + "; a migration only adds: createTable, createIndex, addColumn, insert, loadData,"
                  + " and keys of new tables");
    }
  }

  private void createTable(ChangeSet set, CreateTableChange change) {
    name(set, "table", change.getTableName());
    tables.put(lower(change.getTableName()), set);
    change.getColumns().forEach(column -> type(set, column));
    change.getColumns().forEach(column -> references(set, column));
  }

  private void addColumn(ChangeSet set, AddColumnChange change) {
    name(set, "table", change.getTableName());
    for (AddColumnConfig column : change.getColumns()) {
      type(set, column);
      references(set, column);
      if (isNew(set, change.getTableName())) {
        continue;
      }
      ConstraintsConfig constraints = column.getConstraints();
      String what = "adds the column " + change.getTableName() + "." + column.getName();
      if (Boolean.TRUE.equals(column.isAutoIncrement())) {
        refuse(set, what + " with autoIncrement to an existing table");
      }
      if (constraints == null) {
        continue;
      }
      if (Boolean.FALSE.equals(constraints.isNullable()) && !column.hasDefaultValue()) {
        refuse(set, what + " as NOT NULL without a default; the version before cannot fill it");
      }
      if (Boolean.TRUE.equals(constraints.isPrimaryKey())
          || Boolean.TRUE.equals(constraints.isUnique())) {
        refuse(set, what + " as a key of an existing table");
      }
    }
  }

  private void createIndex(ChangeSet set, CreateIndexChange change) {
    name(set, "table", change.getTableName());
    name(set, "index", change.getIndexName());
    if (Boolean.TRUE.equals(change.isUnique()) && !isNew(set, change.getTableName())) {
      refuse(set, "makes " + change.getTableName() + ", an existing table, unique by an index");
    }
  }

  private void constraint(ChangeSet set, String kind, String table, String constraint) {
    name(set, "table", table);
    if (constraint != null) {
      name(set, "constraint", constraint);
    }
    if (!isNew(set, table)) {
      refuse(set, "uses " + kind + " on " + table + ", which is not a new table of this changelog");
    }
  }

  /** Liquibase makes an oid of it on PostgreSQL, which is a reference to a file of the server. */
  private void type(ChangeSet set, ColumnConfig column) {
    if (lower(column.getType()).startsWith("blob")) {
      refuse(set, "gives " + column.getName() + " the type BLOB; use LONGVARBINARY");
    }
  }

  private void references(ChangeSet set, ColumnConfig column) {
    ConstraintsConfig constraints = column.getConstraints();
    if (constraints == null) {
      return;
    }
    String table = constraints.getReferencedTableName();
    if (table == null && constraints.getReferences() != null) {
      table = constraints.getReferences().replaceFirst("\\(.*", "").trim();
    }
    if (table != null) {
      name(set, "table", table);
    }
  }

  /**
   * Created in the same file, and not by a version that this database already has: otherwise an
   * update would do what a first installation may.
   */
  private boolean isNew(ChangeSet set, String table) {
    ChangeSet creator = tables.get(lower(table));
    return creator != null
        && creator.getFilePath().equals(set.getFilePath())
        && (waiting.contains(creator) || !waiting.contains(set));
  }

  private void name(ChangeSet set, String what, String name) {
    if (name == null || prefixes.stream().noneMatch(lower(name)::startsWith)) {
      refuse(
          set,
          "names the %s %s; names must begin with %s"
              .formatted(what, name, String.join(" or ", prefixes.stream().sorted().toList())));
    }
  }

  private void refuse(ChangeSet set, String why) {
    problems.add("change set " + set.getId() + " " + why);
  }

  private static String lower(String name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }
}

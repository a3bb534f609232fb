package org.alliance.portal.persistence.internal;

import static org.alliance.portal.persistence.internal.Changelogs.column;
import static org.alliance.portal.persistence.internal.Changelogs.set;
import static org.alliance.portal.persistence.internal.Changelogs.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.persistence.internal.store.SchemaStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class MigrationStoreTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase test;
  private final String feature = "f" + COUNT.incrementAndGet();
  private Database database;

  public MigrationStoreTest(String name, TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() {
    database = test.database();
  }

  private boolean migrate(String... sets) {
    return test.migrate(feature, Changelogs.of(sets));
  }

  private String name(String rest) {
    return feature + "_" + rest;
  }

  private void refuses(String sentence, String... sets) {
    assertThatThrownBy(() -> migrate(sets))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Migration of '" + feature + "' refused")
        .hasMessageContaining(sentence);
  }

  @Test
  public void createsTables_thenSkipsByDigest() {
    String first = set("1", table(name("t")));
    assertThat(migrate(first)).isTrue();
    assertThat(migrate(first)).isFalse();
    database.update("insert into " + name("t") + " (id, word) values (?, ?)", 1L, "a");

    assertThat(migrate(first, set("2", column(name("t"), "<column name=\"n\" type=\"INT\"/>"))))
        .isTrue();
    assertThat(database.first("select id, n from " + name("t"), r -> r.numberOrNull("n") == null))
        .contains(true);
  }

  @Test
  public void theVersionBeforeComesUpAgain_withTheTablesOfTheNewer() {
    String first = set("1", table(name("t")));
    String second = set("2", column(name("t"), "<column name=\"n\" type=\"INT\"/>"));
    migrate(first, second);
    assertThat(migrate(first)).isTrue();
    assertThat(migrate(first)).isFalse();
    database.list("select n from " + name("t"), r -> 1);
    assertThat(migrate(first, second)).isTrue();
  }

  @Test
  public void followsIncludesAndLoadsRows() {
    test.migrate(
        feature,
        Changelogs.bytes(
            Map.of(
                "changelog.xml",
                Changelogs.file(
                    "<include file=\"v1/tables.xml\" relativeToChangelogFile=\"true\"/>"),
                "v1/tables.xml",
                Changelogs.file(
                    set(
                        "1",
                        table(name("t")),
                        "<insert tableName=\"%s\"><column name=\"id\" valueNumeric=\"7\"/></insert>"
                            .formatted(name("t")))))));
    assertThat(database.first("select id from " + name("t"), r -> r.big("id"))).contains(7L);
  }

  @Test
  public void allowsKeysOfNewTablesAndWhatOnlyAdds() {
    migrate(
        set("1", table(name("a")), table(name("b"))),
        set(
            "2",
            "<addUniqueConstraint tableName=\"%s\" columnNames=\"word\" constraintName=\"%s\"/>"
                .formatted(name("a"), name("a_word")),
            "<addForeignKeyConstraint baseTableName=\"%s\" baseColumnNames=\"id\""
                    .formatted(name("b"))
                + " constraintName=\"%s\" referencedTableName=\"%s\" referencedColumnNames=\"id\"/>"
                    .formatted(name("b_a"), name("a")),
            "<createIndex tableName=\"%s\" indexName=\"%s\"><column name=\"word\"/></createIndex>"
                .formatted(name("b"), name("b_word"))),
        set(
            "3",
            column(
                name("a"),
                "<column name=\"n\" type=\"INT\" defaultValueNumeric=\"1\">"
                    + "<constraints nullable=\"false\"/></column>")));
    database.update("insert into " + name("a") + " (id, word) values (1, 'x')");
    assertThat(database.first("select n from " + name("a"), r -> r.number("n"))).contains(1);
  }

  @Test
  public void refusesWhatTakesAway() {
    String first = set("1", table(name("t")));
    migrate(first);
    refuses(
        "change set 2 uses dropTable",
        first,
        set("2", "<dropTable tableName=\"%s\"/>".formatted(name("t"))));
    refuses(
        "uses dropColumn",
        first,
        set("2", "<dropColumn tableName=\"%s\" columnName=\"word\"/>".formatted(name("t"))));
    refuses(
        "uses renameColumn",
        first,
        set(
            "2",
            "<renameColumn tableName=\"%s\" oldColumnName=\"word\" newColumnName=\"w\"/>"
                .formatted(name("t"))));
    refuses(
        "uses modifyDataType",
        first,
        set(
            "2",
            "<modifyDataType tableName=\"%s\" columnName=\"word\" newDataType=\"VARCHAR(5)\"/>"
                .formatted(name("t"))));
    refuses("uses sql", first, set("2", "<sql>update x set y = 1</sql>"));
    refuses(
        "uses addNotNullConstraint",
        first,
        set(
            "2",
            "<addNotNullConstraint tableName=\"%s\" columnName=\"word\"/>".formatted(name("t"))));
    database.list("select word from " + name("t"), r -> 1);
  }

  @Test
  public void refusesWhatTheVersionBeforeCannotFill() {
    String first = set("1", table(name("t")));
    migrate(first);
    refuses(
        "adds the column " + name("t") + ".n as NOT NULL without a default",
        first,
        set(
            "2",
            column(
                name("t"),
                "<column name=\"n\" type=\"INT\"><constraints nullable=\"false\"/></column>")));
    refuses(
        "uses addUniqueConstraint on " + name("t"),
        first,
        set(
            "2",
            "<addUniqueConstraint tableName=\"%s\" columnNames=\"word\" constraintName=\"%s\"/>"
                .formatted(name("t"), name("t_word"))));
    refuses(
        "unique by an index",
        first,
        set(
            "2",
            "<createIndex tableName=\"%s\" indexName=\"%s\" unique=\"true\"><column name=\"word\"/></createIndex>"
                .formatted(name("t"), name("t_word"))));
  }

  @Test
  public void refusesNamesOfOthers() {
    refuses("names must begin with " + feature + "_", set("1", table("security_account")));
    refuses(
        "names the table profiles_profile",
        set(
            "1",
            table(name("t")),
            "<addForeignKeyConstraint baseTableName=\"%s\" baseColumnNames=\"id\""
                    .formatted(name("t"))
                + " constraintName=\"%s\" referencedTableName=\"profiles_profile\""
                    .formatted(name("t_p"))
                + " referencedColumnNames=\"id\"/>"));
    refuses(
        "names the index word_index",
        set(
            "1",
            table(name("t")),
            "<createIndex tableName=\"%s\" indexName=\"word_index\"><column name=\"word\"/></createIndex>"
                .formatted(name("t"))));
  }

  @Test
  public void refusesTheTypeThatPostgresMakesAnOidOf() {
    refuses(
        "use LONGVARBINARY",
        set(
            "1",
            "<createTable tableName=\"%s\"><column name=\"c\" type=\"BLOB\"/></createTable>"
                .formatted(name("t"))));
  }

  @Test
  public void refusesWhatRunsMoreThanOnce() {
    refuses(
        "runs more than once",
        "<changeSet id=\"1\" author=\"t\" runOnChange=\"true\">%s</changeSet>"
            .formatted(table(name("t"))));
  }

  @Test
  public void aChangedChangeSetFails() {
    migrate(set("1", table(name("t"))));
    assertThatThrownBy(() -> migrate(set("1", table(name("t")), table(name("u")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Migration of '" + feature + "' failed");
  }

  @Test
  public void twoNodesMigrateOneAfterTheOther() throws Exception {
    SchemaStore store = new SchemaStore(database);
    Changelog log =
        Changelog.of("org.alliance.portal." + feature, Changelogs.of(set("1", table(name("t")))));
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    Future<Boolean> one = nodes.submit(() -> migrated(store, log, go));
    Future<Boolean> two = nodes.submit(() -> migrated(store, log, go));
    go.countDown();
    assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder(true, false);
    nodes.shutdown();
  }

  private boolean migrated(SchemaStore store, Changelog log, CountDownLatch go) throws Exception {
    Migrator node = new Migrator(test.dataSource(), store);
    go.await();
    return node.migrate(log);
  }

  @Test
  public void aLeaseThatRanOutIsTaken() {
    SchemaStore store = new SchemaStore(database);
    Instant now = Instant.now();
    assertThat(store.lease("crashed", now, now.plusSeconds(10))).isTrue();
    assertThat(store.lease("next", now, now.plusSeconds(10))).isFalse();
    assertThat(store.lease("next", now.plusSeconds(11), now.plusSeconds(20))).isTrue();
    store.release("next");
    assertThat(store.lease("another", now, now.plusSeconds(1))).isTrue();
    store.release("another");
  }

  @Test
  public void bootstrapsTwiceWithoutHarm() {
    SchemaStore store = new SchemaStore(database);
    store.bootstrap();
    assertThat(store.digest("persistence")).isPresent();
  }
}

package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alliance.portal.api.*;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class SmokeStoreTest {
  @Parameterized.Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;

  public SmokeStoreTest(String name, TestDatabase db) {
    this.db = db;
  }

  @Test
  public void works() {
    db.database()
        .run(
            () ->
                db.changes()
                    .record(
                        "x",
                        new EntityRef("x", db.ids().next()),
                        Change.Verb.CREATED,
                        List.of("a", "b"),
                        Change.Audience.PUBLIC,
                        null));
    assertThat(db.changes().read(0, 10)).hasSize(1);
    System.out.println(
        db.plan(
            "select actor from change_log where pos > ? order by pos fetch first ? rows only",
            1L,
            5));
    db.close();
  }
}

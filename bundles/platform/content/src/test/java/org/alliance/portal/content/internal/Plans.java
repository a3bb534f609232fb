package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.alliance.portal.persistence.test.TestDatabase;

/** How databases would run queries. */
public final class Plans {
  private Plans() {}

  /** Fails unless a query is read by an index that already has its order. */
  public static void assertIndex(TestDatabase db, String index, String sql, Object... params) {
    Object[] plain =
        Arrays.stream(params)
            .map(
                p ->
                    p instanceof Enum<?> e
                        ? e.name().toLowerCase(Locale.ROOT)
                        : p instanceof java.time.LocalDate day ? day.toString() : p)
            .toArray();
    assertThat(db.plan(sql, plain))
        .as(sql)
        .containsPattern(index + "[^_a-z]")
        .doesNotContainPattern("(?m)^\\s*(->\\s*)?(incremental )?sort( resultset| \\s*\\(cost)");
  }
}

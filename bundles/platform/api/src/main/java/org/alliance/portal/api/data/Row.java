package org.alliance.portal.api.data;

import java.time.Instant;
import java.time.LocalDate;
import org.alliance.portal.api.Id;

/**
 * The current row of a result. Columns are named in any case, by their label. Valid only while the
 * mapper runs.
 */
public interface Row {

  /** VARCHAR or CLOB; null for NULL. */
  String text(String column);

  /** INT; NULL is refused with {@link DatabaseException}. */
  int number(String column);

  /** INT or SMALLINT; null for NULL. */
  Integer numberOrNull(String column);

  /** BIGINT; NULL is refused with {@link DatabaseException}. */
  long big(String column);

  /** BIGINT; null for NULL. */
  Long bigOrNull(String column);

  /** DOUBLE; null for NULL. */
  Double decimal(String column);

  /** SMALLINT 0 or 1; NULL is false. */
  boolean flag(String column);

  /** BIGINT as id; null for NULL. */
  Id id(String column);

  /** BIGINT epoch milliseconds; null for NULL. */
  Instant instant(String column);

  /** VARCHAR(10), ISO 8601; null for NULL. */
  LocalDate date(String column);

  /** Binary; null for NULL. */
  byte[] bytes(String column);

  /** VARCHAR with an enum's name in lower case; null for NULL. */
  default <E extends Enum<E>> E choice(String column, Class<E> type) {
    String name = text(column);
    return name == null ? null : Enum.valueOf(type, name.toUpperCase(java.util.Locale.ROOT));
  }
}

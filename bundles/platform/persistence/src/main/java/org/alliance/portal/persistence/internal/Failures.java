package org.alliance.portal.persistence.internal;

import java.sql.SQLException;
import java.util.Set;
import org.alliance.portal.api.data.DatabaseException;

/** Tells what a failure of the database means, alike for Derby and PostgreSQL. */
public final class Failures {
  private static final String DUPLICATE = "23505";
  private static final Set<String> DEADLOCK = Set.of("40001", "40P01");
  private static final Set<String> LOCK_WAIT = Set.of("40XL1", "40XL2", "55P03");
  private static final Set<String> NO_TABLE = Set.of("42X05", "42Y07", "42P01");

  private Failures() {}

  static DatabaseException of(String what, SQLException cause) {
    return new DatabaseException(
        what + " [" + cause.getSQLState() + "]", cause, has(cause, Set.of(DUPLICATE)));
  }

  static boolean isDeadlock(Throwable failure) {
    return has(failure, DEADLOCK);
  }

  /** Whether somebody else held a lock for too long. */
  public static boolean isLockWait(Throwable failure) {
    return has(failure, LOCK_WAIT);
  }

  /** Whether the table does not exist. */
  public static boolean isNoTable(Throwable failure) {
    return has(failure, NO_TABLE);
  }

  private static boolean has(Throwable failure, Set<String> states) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof SQLException sql) {
        for (SQLException e = sql; e != null; e = e.getNextException()) {
          if (states.contains(String.valueOf(e.getSQLState()))) {
            return true;
          }
        }
      }
      cause = cause.getCause();
    }
    return false;
  }
}

package org.alliance.portal.content.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.alliance.portal.api.data.Database;

/** Refuses writes that would not be rolled back together with what they belong to. */
final class Transactions {
  private Transactions() {}

  /**
   * Refuses unless this thread is in a transaction.
   *
   * @throws IllegalStateException when it is not
   */
  static void require(Database database) {
    AtomicBoolean atOnce = new AtomicBoolean();
    // Outside a transaction there is no commit to wait for, so this runs at once.
    database.afterCommit(() -> atOnce.set(true));
    if (atOnce.get()) {
      throw new IllegalStateException("This is written in the transaction of what it belongs to");
    }
  }
}

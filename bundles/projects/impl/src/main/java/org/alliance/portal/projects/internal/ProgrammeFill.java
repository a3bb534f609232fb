package org.alliance.portal.projects.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lists the initiatives by their programmes that were there before these had a table: no migration
 * can read what they say. Once it is through it has nothing more to do.
 */
@Component
public class ProgrammeFill implements ScheduledTask {
  /** So few, as each names up to 20: Derby locks a whole table from 5,000 rows on. */
  private static final int BATCH = 200;

  /** Then other tasks of the portal pass. */
  private static final int BATCHES = 50;

  private final Database database;
  private final InitiativeStore store;

  @Activate
  public ProgrammeFill(
      @Reference(target = "(portal.schema=projects)") Database database,
      @Reference InitiativeStore store) {
    this.database = database;
    this.store = store;
  }

  @Override
  public String id() {
    return "projects-programmes";
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    for (int i = 0; i < BATCHES && !Thread.currentThread().isInterrupted(); i++) {
      if (!database.transaction(() -> some(BATCH))) {
        return;
      }
    }
  }

  /** Lists some; false when nothing is left. */
  boolean some(int limit) {
    Optional<Id> filled = store.filled();
    if (filled.isEmpty()) {
      return false;
    }
    List<Id> ids =
        store.after(filled.get(), limit).stream().map(one -> one.initiative().id()).toList();
    // As they are once nobody else changes them.
    Collection<Stored> some = store.lock(ids);
    List<Initiative> published =
        some.stream().filter(Stored::published).map(Stored::initiative).toList();
    store.programmes(published);
    boolean more = ids.size() == limit;
    store.filled(more ? ids.get(limit - 1) : null);
    return more;
  }
}

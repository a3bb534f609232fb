package org.alliance.portal.profiles.internal;

import java.time.Duration;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.store.AudienceStore;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives profiles that are older than history and freshness a first version, a mark, figures and an
 * index of their words. It is at work soon after a start, and finds nothing from then on.
 */
@Component(service = ScheduledTask.class)
public class ProfileUpgrade implements ScheduledTask {
  static final int BATCH = 500;

  private final Database database;
  private final ProfileStore profiles;
  private final AudienceStore audiences;
  private final Trail trail;

  @Activate
  public ProfileUpgrade(
      @Reference(target = "(portal.schema=profiles)") Database database,
      @Reference ProfileStore profiles,
      @Reference AudienceStore audiences,
      @Reference Trail trail) {
    this.database = database;
    this.profiles = profiles;
    this.audiences = audiences;
    this.trail = trail;
  }

  @Override
  public String id() {
    return "profiles-upgrade";
  }

  @Override
  public Duration interval() {
    return Duration.ofHours(6);
  }

  @Override
  public void run() {
    Id after = new Id(0);
    List<Id> ids;
    do {
      Id from = after;
      ids =
          database.transaction(
              () -> {
                List<Id> some = audiences.unknown(from, BATCH);
                List<Profile> old = List.copyOf(profiles.get(some).values());
                profiles.insertCodes(old);
                trail.begun(old);
                return some;
              });
      after = ids.isEmpty() ? after : ids.get(ids.size() - 1);
    } while (ids.size() == BATCH && !Thread.currentThread().isInterrupted());
  }
}

package org.alliance.portal.membership.internal.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Message;
import org.alliance.portal.membership.internal.Trail;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.alliance.portal.membership.internal.store.RetentionStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invented applications: there when this is a demonstration, gone when it is not. What
 * moderators did with them stays as long as they do.
 */
@Component(
    service = SampleApplications.class,
    immediate = true,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public class SampleApplications {
  private static final Logger LOG = LoggerFactory.getLogger(SampleApplications.class);
  private static final int MOST = 500;

  /** What is read of the portal's configuration. */
  public @interface Settings {
    /** Whether there are sample applications, {@code true} or {@code false}. */
    String demo() default "false";
  }

  private final Database database;
  private final ApplicationStore store;
  private final RetentionStore retention;
  private final Trail trail;
  private final IdGenerator ids;
  private final Clock clock = Clock.systemUTC();

  @Activate
  public SampleApplications(
      Settings settings,
      @Reference Access access,
      @Reference(target = "(portal.schema=membership)") Database database,
      @Reference ApplicationStore store,
      @Reference RetentionStore retention,
      @Reference Trail trail,
      @Reference IdGenerator ids) {
    this(database, store, retention, trail, ids);
    boolean demo = "true".equalsIgnoreCase(settings.demo().strip());
    access.as(
        Principal.SYSTEM,
        () -> {
          if (demo) {
            provide();
          } else {
            remove();
          }
          return null;
        });
  }

  SampleApplications(
      Database database,
      ApplicationStore store,
      RetentionStore retention,
      Trail trail,
      IdGenerator ids) {
    this.database = database;
    this.store = store;
    this.retention = retention;
    this.trail = trail;
    this.ids = ids;
  }

  /** Makes them, unless some are there. */
  void provide() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    int made =
        database.transaction(
            () -> {
              if (!retention.samples(1).isEmpty()) {
                return 0;
              }
              SampleApplication.all().forEach(sample -> add(sample, now));
              return SampleApplication.all().size();
            });
    if (made > 0) {
      LOG.info("{} sample applications were added", made);
    }
  }

  private void add(SampleApplication sample, Instant now) {
    Application made = sample.made(ids, now);
    store.insert(made);
    Instant asked = made.times().changed().minus(Duration.ofHours(5));
    if (sample.question() != null) {
      say(
          made,
          "system",
          sample.question(),
          sample.answer() == null ? made.times().changed() : asked);
    }
    if (sample.answer() != null) {
      say(made, Message.APPLICANT, sample.answer(), made.times().changed());
    }
    trail.record(made, Change.Verb.CREATED, List.of());
  }

  private void say(Application about, String actor, String text, Instant at) {
    store.add(new Message(ids.next(), about.id(), actor, text, at));
  }

  /** Deletes them. */
  void remove() {
    int removed =
        database.transaction(
            () -> {
              List<Id> samples = retention.samples(MOST);
              samples.forEach(
                  id ->
                      store
                          .find(id)
                          .ifPresent(it -> trail.record(it, Change.Verb.DELETED, List.of())));
              retention.delete(samples);
              return samples.size();
            });
    if (removed > 0) {
      LOG.info("{} sample applications were removed", removed);
    }
  }
}

package org.alliance.portal.profiles.internal.sample;

import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.store.SampleStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invented members: there when this is a demonstration, gone when it is not. Works beside the
 * start, one member to a transaction, so that it can end at any moment and goes on at the next
 * start.
 */
@Component(
    service = SampleProfiles.class,
    immediate = true,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public class SampleProfiles {
  /** The organisation of the sample accounts. */
  public static final Id ORGANISATION = SampleMember.FIRST;

  private static final Logger LOG = LoggerFactory.getLogger(SampleProfiles.class);
  private static final long LONGEST_STOP_MILLIS = 5_000;

  /** What is read of the portal's configuration. */
  public @interface Settings {
    /** Whether there are sample members, {@code true} or {@code false}. */
    String demo() default "false";
  }

  private final ProfileService profiles;
  private final Access access;
  private final boolean demo;
  private final Thread work;
  private volatile boolean stopped;

  @Activate
  public SampleProfiles(
      Settings settings, @Reference ProfileService profiles, @Reference Access access) {
    this.profiles = profiles;
    this.access = access;
    this.demo = "true".equalsIgnoreCase(settings.demo().strip());
    this.work = new Thread(this::run, "portal-sample-profiles");
    work.setDaemon(true);
    work.start();
  }

  /** Waits for the member under way: its services are still there now. */
  @Deactivate
  void stop() throws InterruptedException {
    stopped = true;
    work.join(LONGEST_STOP_MILLIS);
  }

  private void run() {
    try {
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
    } catch (RuntimeException e) {
      LOG.warn("Sample members are left as they are until the next start: {}", e.toString());
    }
  }

  private void provide() {
    Map<String, SampleStore.Sample> known = profiles.samples();
    int made = 0;
    for (SampleMember member : SampleMember.all()) {
      if (stopped) {
        return;
      }
      SampleStore.Sample before = known.get(member.key());
      if (before == null || !before.made()) {
        Id organisation = before == null ? member.organisation() : before.organisation();
        profiles.createSample(
            member.key(), organisation, member.draft(), member.daysAgo(), member.figures());
        made++;
      }
    }
    if (made > 0) {
      LOG.info("{} sample members were added", made);
    }
  }

  private void remove() {
    int removed = profiles.deleteSamples();
    if (removed > 0) {
      LOG.info("{} sample members were removed", removed);
    }
  }
}

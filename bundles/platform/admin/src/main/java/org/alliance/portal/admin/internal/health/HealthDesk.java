package org.alliance.portal.admin.internal.health;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.alliance.portal.admin.internal.Settings;
import org.alliance.portal.api.health.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Knows how the portal is. Asks at most once a second, however many want to know; who comes while
 * it is asking gets the last answer.
 */
@Component(service = HealthDesk.class, configurationPid = "org.alliance.portal")
public final class HealthDesk {
  private static final long LIMIT_MILLIS = 2_000;
  private static final long FRESH_MILLIS = 1_000;
  private static final long FRESH_WHILE_DOWN_MILLIS = 100;
  private static final long STALE_MILLIS = 10_000;
  private static final long SECOND = 1_000;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<HealthCheck> checks = List.of();

  private final String build;
  private final Checkup checkup = new Checkup(LIMIT_MILLIS);
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Known known;

  private record Known(Report report, long at) {
    long age() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - at);
    }

    boolean fresh() {
      return age() < (report.serving() ? FRESH_MILLIS : FRESH_WHILE_DOWN_MILLIS);
    }
  }

  @Activate
  public HealthDesk(Settings settings) {
    this.build = settings.build_id();
  }

  @Deactivate
  void close() {
    checkup.close();
  }

  /** How the portal is, with details for the operator. */
  public Report report() {
    Known last = known;
    if (last != null && last.fresh()) {
      return last.report;
    }
    if (!asking.tryLock()) {
      if (last != null && last.age() < STALE_MILLIS) {
        return last.report;
      }
      asking.lock();
    }
    try {
      Known meanwhile = known;
      if (meanwhile != null && meanwhile.fresh()) {
        return meanwhile.report;
      }
      long uptime = ManagementFactory.getRuntimeMXBean().getUptime() / SECOND;
      Report report = Report.of(build, uptime, checkup.run(checks));
      known = new Known(report, System.nanoTime());
      return report;
    } finally {
      asking.unlock();
    }
  }

  /** How the portal is, for everybody. */
  public Report publicReport() {
    return report().withoutDetails();
  }
}

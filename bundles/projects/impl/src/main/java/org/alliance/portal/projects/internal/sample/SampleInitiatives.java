package org.alliance.portal.projects.internal.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.internal.InitiativeService;
import org.alliance.portal.projects.internal.SampleWriting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invented initiatives: there when this is a demonstration, gone when it is not. Their members
 * are another feature's samples, which are made beside the start, so it looks for them some times.
 */
@Component(
    service = ScheduledTask.class,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public class SampleInitiatives implements ScheduledTask {
  /** So many times it looks for members that are not there. */
  static final int TRIES = 60;

  private static final Logger LOG = LoggerFactory.getLogger(SampleInitiatives.class);

  /** The organisation of the sample accounts, which security makes. */
  private static final Id FIRST = new Id(1001);

  private static final String FIRST_NAME = "Novi Primer";
  private static final int ADOPTIONS = 30_000;

  /** What is read of the portal's configuration. */
  public @interface Settings {
    /** Whether there are samples, {@code true} or {@code false}. */
    String demo() default "false";
  }

  private final SampleWriting writing;
  private final Organisations organisations;
  private final boolean demo;
  private final Map<String, Id> members = new HashMap<>();
  private int tries;
  private boolean done;

  @Activate
  public SampleInitiatives(
      Settings settings,
      @Reference InitiativeService initiatives,
      @Reference Organisations organisations) {
    this("true".equalsIgnoreCase(settings.demo().strip()), initiatives.samples(), organisations);
  }

  SampleInitiatives(boolean demo, SampleWriting writing, Organisations organisations) {
    this.demo = demo;
    this.writing = writing;
    this.organisations = organisations;
  }

  @Override
  public String id() {
    return "projects-samples";
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(10);
  }

  @Override
  public synchronized void run() {
    if (done) {
      return;
    }
    List<SampleInitiative> all = SampleInitiative.all();
    if (demo) {
      tries++;
      done = provide(all) || tries == TRIES;
    } else {
      remove(all);
      done = true;
    }
  }

  /** Whether all are there. */
  private boolean provide(List<SampleInitiative> all) {
    int made = 0;
    boolean complete = true;
    for (SampleInitiative sample : all) {
      Id member = member(sample);
      if (member == null) {
        complete = false;
      } else if (sample.work() != null) {
        writing.write(
            sample.id(), member, sample.values(), sample.work(), sample.remarks(), sample.note());
      } else if (writing.publish(sample.id(), member, sample.values())) {
        made++;
      }
    }
    all.stream().filter(sample -> sample.adapts() != null).forEach(this::adopt);
    if (made > 0) {
      LOG.info("{} sample initiatives were added", made);
    }
    return complete;
  }

  private void adopt(SampleInitiative sample) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    boolean confirmed = sample.adapts().confirmed();
    writing.adopt(
        new Adoption(
            new Id(ADOPTIONS + sample.number()),
            SampleInitiative.id(sample.adapts().source()),
            sample.id(),
            sample.adapts().changes(),
            confirmed ? Adoption.State.CONFIRMED : Adoption.State.ASKED,
            now,
            confirmed ? now : null));
  }

  /** The member's organisation; null while it is not there. */
  private Id member(SampleInitiative sample) {
    return members.computeIfAbsent(
        sample.country() + "/" + sample.member(),
        key -> {
          if (sample.member().equals(FIRST_NAME)) {
            return organisations.get(List.of(FIRST)).isEmpty() ? null : FIRST;
          }
          return organisations.alike(sample.country(), List.of(sample.member())).stream()
              .filter(one -> one.names().values().containsValue(sample.member()))
              .map(Organisation::id)
              .findFirst()
              .orElse(null);
        });
  }

  private void remove(List<SampleInitiative> all) {
    int removed =
        writing.remove(
            all.stream()
                .filter(sample -> sample.work() != null)
                .map(SampleInitiative::id)
                .toList());
    if (removed > 0) {
      LOG.info("{} sample initiatives were removed", removed);
    }
  }
}

package org.alliance.portal.profiles.internal.contacts;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.profiles.internal.store.SampleStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invented contacts of some of the invented members: there when this is a demonstration, gone when
 * it is not. Works beside the start, and waits for the members, which come one after the other.
 */
@Component(
    service = SampleContacts.class,
    immediate = true,
    configurationPid = "org.alliance.portal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public class SampleContacts {
  private static final Logger LOG = LoggerFactory.getLogger(SampleContacts.class);
  private static final long LONGEST_STOP_MILLIS = 5_000;
  private static final long PAUSE_MILLIS = 500;

  /** Ten minutes: members that were not made by then will not come before the next start. */
  private static final int MOST_ROUNDS = 1_200;

  /** What is read of the portal's configuration. */
  public @interface Settings {
    /** Whether there are sample contacts, {@code true} or {@code false}. */
    String demo() default "false";
  }

  private final ContactService contacts;
  private final SampleStore samples;
  private final Access access;
  private final boolean demo;
  private final Thread work;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Activate
  public SampleContacts(
      Settings settings,
      @Reference ContactService contacts,
      @Reference SampleStore samples,
      @Reference Access access) {
    this(contacts, samples, access, "true".equalsIgnoreCase(settings.demo().strip()));
    work.start();
  }

  SampleContacts(ContactService contacts, SampleStore samples, Access access, boolean demo) {
    this.contacts = contacts;
    this.samples = samples;
    this.access = access;
    this.demo = demo;
    this.work = new Thread(this::run, "portal-sample-contacts");
    work.setDaemon(true);
  }

  /** Waits for the contact under way: its services are still there now. */
  @Deactivate
  void stop() throws InterruptedException {
    stopped.countDown();
    work.join(LONGEST_STOP_MILLIS);
  }

  private void run() {
    try {
      if (!demo) {
        asSystem(contacts::removeSamples);
        return;
      }
      for (int round = 0; round < MOST_ROUNDS && !provided(); round++) {
        if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Sample contacts are left as they are until the next start: {}", e.toString());
    }
  }

  private void asSystem(Runnable task) {
    access.as(
        Principal.SYSTEM,
        () -> {
          task.run();
          return null;
        });
  }

  /** Adds those whose members are there; true when none is left. */
  boolean provided() {
    Map<String, SampleStore.Sample> known = samples.samples();
    List<SampleContact> left =
        SampleContact.all().stream().filter(c -> !made(known, c.key())).toList();
    boolean all = true;
    for (SampleContact contact : left) {
      if (made(known, contact.member())) {
        Id organisation = known.get(contact.member()).organisation();
        asSystem(() -> provide(contact, organisation));
      } else {
        all = false;
      }
    }
    return all;
  }

  private static boolean made(Map<String, SampleStore.Sample> known, String key) {
    SampleStore.Sample sample = known.get(key);
    return sample != null && sample.made();
  }

  private void provide(SampleContact contact, Id organisation) {
    try {
      contacts.addSample(
          organisation, contact.draft(), () -> samples.sampleMade(contact.key(), organisation));
    } catch (ProblemException e) {
      // Somebody removed the member, or filled its contacts: then it goes without.
      samples.sampleMade(contact.key(), organisation);
    }
  }
}

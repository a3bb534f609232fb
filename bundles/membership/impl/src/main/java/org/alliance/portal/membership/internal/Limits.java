package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** How often somebody may do what costs others something. Each node counts by itself. */
@Component(service = Limits.class)
public class Limits {
  /** Applications begun in an hour from one network. */
  public static final int STARTS = 10;

  /** Applications sent in an hour from one network. */
  public static final int SUBMITS = 5;

  /** Letters in a day to one address that is not confirmed to be the sender's. */
  public static final int LETTERS = 3;

  /** Questions for fresh links in an hour from one network. */
  public static final int ASKED = 10;

  private final RateLimit starts;
  private final RateLimit submits;
  private final RateLimit letters;
  private final RateLimit asked;

  @Activate
  public Limits() {
    this(Clock.systemUTC());
  }

  /** With a clock of its own, for tests. */
  public Limits(Clock clock) {
    starts = new RateLimit(STARTS, Duration.ofHours(1), clock);
    submits = new RateLimit(SUBMITS, Duration.ofHours(1), clock);
    letters = new RateLimit(LETTERS, Duration.ofDays(1), clock);
    asked = new RateLimit(ASKED, Duration.ofHours(1), clock);
  }

  void start(Sender sender) {
    count(starts, sender, "started");
  }

  void submit(Sender sender) {
    count(submits, sender, "sent");
  }

  void ask(Sender sender) {
    count(asked, sender, "asked for links");
  }

  private static void count(RateLimit limit, Sender sender, String what) {
    person(sender);
    if (!limit.allow(sender.network())) {
      throw new NotNowException("Too many from one network: " + what);
    }
  }

  /** Refuses what a person could not have sent. */
  static void person(Sender sender) {
    if (sender.trapped()) {
      throw new NotNowException("A hidden field was filled in");
    }
  }

  /** Whether one more letter may go to an address that anybody could have typed. */
  boolean letter(String email) {
    return letters.allow(email);
  }
}

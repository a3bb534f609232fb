package org.alliance.portal.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Many people sign in at the same time, again and again. */
final class SignIns {
  /** How many. */
  static final int PEOPLE = 50;

  /** More than ten at the same time on one account would look like somebody who is guessing. */
  private static final List<String> ACCOUNTS =
      List.of("admin", "moderator", "owner", "editor", "member");

  /** Somebody who is told to come back does not do so at once. */
  private static final long PAUSE_MILLIS = 1_000;

  private static final int UNAVAILABLE = 503;

  private final int port;
  private final List<byte[]> forms = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong busy = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final List<Thread> people = new ArrayList<>();
  private CountDownLatch over;
  private double seconds;

  /** Fills in the forms. */
  SignIns(Portal portal) throws IOException {
    port = portal.port();
    for (String who : ACCOUNTS) {
      forms.add(portal.signInForm(who).request());
    }
  }

  /** What is done while people sign in. */
  interface Work<T> {
    T run() throws InterruptedException;
  }

  /** Does work meanwhile. */
  <T> T during(Work<T> work) throws InterruptedException {
    over = new CountDownLatch(1);
    for (int i = 0; i < PEOPLE; i++) {
      byte[] form = forms.get(i % forms.size());
      Thread person = new Thread(() -> person(form), "person-" + i);
      person.setDaemon(true);
      people.add(person);
      person.start();
    }
    long begun = System.nanoTime();
    try {
      return work.run();
    } finally {
      over.countDown();
      for (Thread person : people) {
        person.join();
      }
      people.clear();
      seconds += (System.nanoTime() - begun) / 1e9;
    }
  }

  private void person(byte[] form) {
    try {
      while (over.getCount() > 0) {
        if (!attempt(form)) {
          over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt(byte[] form) {
    try {
      HttpConnection.Answer answer = HttpConnection.once(port, form);
      if (Portal.signedIn(answer)) {
        done.incrementAndGet();
        return true;
      }
      if (answer.status() == UNAVAILABLE) {
        busy.incrementAndGet();
      } else {
        failed("status " + answer.status() + " for a sign-in");
      }
    } catch (IOException e) {
      failed(e + " for a sign-in");
    }
    return false;
  }

  private void failed(String what) {
    failures.incrementAndGet();
    failure.compareAndSet(null, what);
  }

  /** Sign-ins per second. */
  double perSecond() {
    return done.get() / seconds;
  }

  /** How many were told to come back in a moment. */
  long busy() {
    return busy.get();
  }

  /** How many did not work. */
  long failures() {
    return failures.get();
  }

  /** The first failure, or null. */
  String failure() {
    return failure.get();
  }
}

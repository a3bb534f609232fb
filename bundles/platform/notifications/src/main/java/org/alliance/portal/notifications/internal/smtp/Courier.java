package org.alliance.portal.notifications.internal.smtp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.notifications.internal.store.LetterQueue;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is due to the mail server. Used by one thread at a time. */
final class Courier {
  /** How long letters are claimed: nobody else sends them meanwhile. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int BATCH = 20;

  private final LetterQueue letters;
  private final IdGenerator ids;
  private final Smtp smtp;
  private final Clock clock;
  private final BooleanSupplier stopping;
  private Instant pausedUntil = Instant.MIN;
  private int failures;
  private volatile String trouble;

  Courier(LetterQueue letters, IdGenerator ids, Smtp smtp, Clock clock, BooleanSupplier stopping) {
    this.letters = letters;
    this.ids = ids;
    this.smtp = smtp;
    this.clock = clock;
    this.stopping = stopping;
  }

  /** Why the server takes no letters; null when it does, as far as is known. */
  String trouble() {
    return trouble;
  }

  /** Forgets that the server took no letters: somebody wants to know now. */
  void impatient() {
    pausedUntil = Instant.MIN;
  }

  /** Sends until nothing is due, or the server takes no more. */
  void send() {
    while (!stopping.getAsBoolean() && !clock.instant().isBefore(pausedUntil)) {
      Id claim = ids.next();
      Instant now = clock.instant();
      List<LetterStore.Whole> batch = letters.claim(claim, now, now.plus(LEASE), BATCH);
      if (batch.isEmpty()) {
        return;
      }
      try {
        send(batch, claim, now.plus(LEASE.dividedBy(2)));
      } finally {
        letters.release(claim, clock.instant());
      }
    }
  }

  private void send(List<LetterStore.Whole> batch, Id claim, Instant until) {
    try (Smtp.Connection connection = smtp.connect()) {
      for (LetterStore.Whole letter : batch) {
        if (stopping.getAsBoolean() || clock.instant().isAfter(until)) {
          return;
        }
        Outcome outcome = connection.send(letter);
        note(letter.head(), claim, outcome);
        if (outcome.verdict() == Outcome.Verdict.BROKEN
            || outcome.verdict() == Outcome.Verdict.REFUSED) {
          return;
        }
      }
    } catch (Smtp.AwayException e) {
      pause(e.getMessage());
    }
  }

  private void note(LetterStore.Head letter, Id claim, Outcome outcome) {
    switch (outcome.verdict()) {
      case SENT -> {
        failures = 0;
        trouble = null;
        if (!letters.sent(letter.id(), claim, clock.instant())) {
          LOG.warn("The letter {} was sent after its claim had run out", letter.id());
        }
      }
      case FAILED -> failed(letter, claim, outcome);
      case LATER -> later(letter, claim, outcome);
      case BROKEN -> {
        later(letter, claim, outcome);
        pause("the connection broke off");
      }
      case REFUSED -> pause("the mail server refuses the sender with " + outcome.code());
    }
  }

  private void failed(LetterStore.Head letter, Id claim, Outcome outcome) {
    letters.failed(letter.id(), claim, clock.instant(), outcome.answer());
    LOG.warn("The letter {} ({}) failed with {}", letter.id(), letter.kind(), outcome.code());
  }

  private void later(LetterStore.Head letter, Id claim, Outcome outcome) {
    Optional<Duration> pause = Pauses.letter(letter.attempts() + 1);
    if (pause.isEmpty()) {
      failed(letter, claim, outcome);
      return;
    }
    letters.later(letter.id(), claim, clock.instant().plus(pause.get()), outcome.answer());
    LOG.info(
        "The letter {} ({}) is tried again in {}: {}",
        letter.id(),
        letter.kind(),
        pause.get(),
        outcome.code());
  }

  /** A server that takes nothing would be asked for each letter in vain. */
  private void pause(String why) {
    failures++;
    Duration pause = Pauses.server(failures);
    pausedUntil = clock.instant().plus(pause);
    trouble = why;
    LOG.warn("No letters can be sent for {}: {}", pause, why);
  }
}

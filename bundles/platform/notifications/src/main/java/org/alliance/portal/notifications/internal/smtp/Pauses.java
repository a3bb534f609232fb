package org.alliance.portal.notifications.internal.smtp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before trying again. */
final class Pauses {
  private static final List<Integer> LETTER = List.of(1, 5, 15, 60, 180);
  private static final int LONG = 360;
  private static final int TRIES = 13;
  private static final List<Integer> SERVER = List.of(30, 60, 120, 300);

  private Pauses() {}

  /**
   * How long a letter waits.
   *
   * @param attempts how often it was tried, at least once
   * @return empty when that was often enough, after about two days
   */
  static Optional<Duration> letter(int attempts) {
    if (attempts >= TRIES) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofMinutes(attempts <= LETTER.size() ? LETTER.get(attempts - 1) : LONG));
  }

  /**
   * How long all letters wait for a server that takes none.
   *
   * @param failures how often it took none, at least once
   */
  static Duration server(int failures) {
    return Duration.ofSeconds(SERVER.get(Math.min(failures, SERVER.size()) - 1));
  }
}

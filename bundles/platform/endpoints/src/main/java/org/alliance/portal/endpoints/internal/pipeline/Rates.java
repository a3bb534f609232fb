package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.platform.ClientLimits;
import org.alliance.portal.api.platform.ClientLimits.Standing;

/**
 * Step: how often an API client may ask. Every answer says how the client stands, in the form of
 * draft-ietf-httpapi-ratelimit-headers-10, so that a good program slows down before it is refused.
 */
final class Rates {
  private static final String RETRY = "Retry-After";

  private final ClientLimits limits;
  private final Failures failures;

  Rates(ClientLimits limits, Failures failures) {
    this.limits = limits;
    this.failures = failures;
  }

  /**
   * Counts a request of a client.
   *
   * @return whether it may go on; if not, it is answered
   */
  boolean allow(Call call) throws IOException {
    Optional<Standing> counted =
        call.byHeader() ? limits.count(call.principal()) : Optional.empty();
    if (counted.isEmpty()) {
      return true;
    }
    Standing standing = counted.get();
    Answer answer = call.answer();
    answer.setHeader(
        "RateLimit-Policy", "\"default\";q=" + standing.limit() + ";w=" + standing.window());
    answer.setHeader(
        "RateLimit", "\"default\";r=" + standing.remaining() + ";t=" + standing.resetSeconds());
    if (standing.allowed()) {
      return true;
    }
    refuse(call, Failures.Kind.TOO_MANY, standing.retrySeconds());
    return false;
  }

  /** Answers a request whose key nobody has. */
  void wrongKey(Call call) throws IOException {
    Optional<Duration> wait = limits.wrongKey(call.request().getRemoteAddr());
    if (wait.isPresent()) {
      refuse(call, Failures.Kind.WRONG_KEYS, wait.get().toSeconds());
    } else {
      failures.send(call, failures.tell(call, Failures.Kind.KEY_REFUSED));
    }
  }

  private void refuse(Call call, Failures.Kind kind, long seconds) throws IOException {
    Map<String, String> retry = Map.of(RETRY, Long.toString(Math.max(1, seconds)));
    failures.send(call, failures.tell(call, kind, retry));
  }

  /** Notes how a client's request ended. */
  void answered(Call call) {
    if (call.byHeader()) {
      limits.answered(call.principal(), call.answer().getStatus());
    }
  }
}

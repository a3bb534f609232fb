package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.alliance.portal.endpoints.internal.store.IdempotencyStore;

/**
 * Step: a POST that is sent again with the same {@code Idempotency-Key} gets the first answer
 * again, so a client that lost the answer creates nothing twice.
 */
final class Idempotency {
  /** How long an answer is kept. */
  static final Duration KEPT = Duration.ofHours(24);

  private static final String HEADER = "Idempotency-Key";
  private static final Duration LOST = Duration.ofMinutes(2);
  private static final int LONGEST_KEY = 200;
  private static final int LARGEST_BODY = 64 * 1024;
  private static final int SERVER_ERROR = 500;

  private final IdempotencyStore store;
  private final Clock clock;

  Idempotency(IdempotencyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Work that may fail on the way out. */
  interface Work {
    void run() throws IOException;
  }

  /** Whether a request carries a key. An anonymous one has nobody to whom it belongs. */
  static boolean asked(Call call) {
    return call.rest()
        && "POST".equals(call.method())
        && call.principal().known()
        && call.request().getHeader(HEADER) != null;
  }

  /** Does the work, or answers with what it answered before. */
  void once(Call call, Work work) throws IOException {
    String key = call.request().getHeader(HEADER).strip();
    if (key.isEmpty() || key.length() > LONGEST_KEY || !printable(key)) {
      call.failures().send(call, call.failures().tell(call, Failures.Kind.MALFORMED));
      return;
    }
    String principal = call.principal().actor();
    String fingerprint = fingerprint(call);
    if (!store.begin(principal, key, fingerprint, clock.instant())) {
      if (!again(call, principal, key, fingerprint)) {
        return;
      }
    }
    boolean kept = false;
    try {
      work.run();
      kept = remember(call, principal, key, fingerprint);
    } finally {
      if (!kept) {
        store.forget(principal, key);
      }
    }
  }

  private static boolean printable(String key) {
    return key.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /**
   * Answers a key that is taken.
   *
   * @return whether to do the work after all
   */
  private boolean again(Call call, String principal, String key, String fingerprint)
      throws IOException {
    Optional<IdempotencyStore.Entry> known = store.find(principal, key);
    if (known.isEmpty()) {
      call.failures().send(call, call.failures().tell(call, Failures.Kind.BUSY));
      return false;
    }
    IdempotencyStore.Entry entry = known.get();
    if (!entry.fingerprint().equals(fingerprint)) {
      call.failures().send(call, call.failures().tell(call, Failures.Kind.KEY_REUSED));
      return false;
    }
    if (entry.status() != 0) {
      replay(call, entry);
      return false;
    }
    Instant now = clock.instant();
    if (entry.created().plus(LOST).isBefore(now)
        && store.takeOver(principal, key, fingerprint, entry.created(), now)) {
      return true;
    }
    call.failures().send(call, call.failures().tell(call, Failures.Kind.BUSY));
    return false;
  }

  private static void replay(Call call, IdempotencyStore.Entry entry) throws IOException {
    Answer answer = call.answer();
    byte[] body =
        entry.body() == null ? new byte[0] : entry.body().getBytes(StandardCharsets.UTF_8);
    answer.replace(entry.status(), entry.contentType(), body);
    answer.setHeader("Idempotency-Replayed", "true");
    if (entry.location() != null) {
      answer.setHeader("Location", entry.location());
    }
    if (entry.etag() != null) {
      answer.setHeader("ETag", entry.etag());
    }
  }

  private boolean remember(Call call, String principal, String key, String fingerprint) {
    Answer answer = call.answer();
    int status = answer.getStatus();
    if (status >= SERVER_ERROR || status == 401 || status == 403 || status == 429) {
      return false;
    }
    byte[] body = answer.body(LARGEST_BODY);
    store.end(
        principal,
        key,
        new IdempotencyStore.Entry(
            fingerprint,
            status,
            answer.getHeader("Location"),
            answer.getHeader("ETag"),
            body == null ? null : answer.getContentType(),
            body == null ? null : new String(body, StandardCharsets.UTF_8),
            null));
    return true;
  }

  static String fingerprint(Call call) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String head = call.method() + "\n" + call.path() + "\n" + call.query() + "\n";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      if (call.body() != null) {
        digest.update(call.body());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

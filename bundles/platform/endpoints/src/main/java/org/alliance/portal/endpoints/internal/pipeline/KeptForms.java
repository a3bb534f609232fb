package org.alliance.portal.endpoints.internal.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.endpoints.internal.store.KeptFormStore;

/**
 * Half-written forms whose session had expired. They wait for the sign-in under a random cookie of
 * the same browser and are shown again, never submitted.
 */
final class KeptForms {
  static final String COOKIE = "portal_kept";
  static final int SECONDS = 30 * 60;
  static final int LARGEST = 256 * 1024;

  /** Behind one address there may be the whole office of a city. */
  static final int PER_ADDRESS = 100;

  static final int ALTOGETHER = 500;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int TOKEN = 32;

  private final KeptFormStore store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int altogether;
  private Instant windowEnds = Instant.EPOCH;

  KeptForms(KeptFormStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps the form of a request.
   *
   * @return the cookie's value; empty when it is not kept
   */
  Optional<String> keep(Call call) {
    byte[] body = call.body();
    if (body == null
        || body.length == 0
        || body.length > LARGEST
        || !"POST".equals(call.method())
        || !Forms.urlencoded(call.request().getContentType())
        || !admitted(call.request().getRemoteAddr())) {
      return Optional.empty();
    }
    String fields = Forms.keepable(call.form().values());
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[TOKEN];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    store.add(hash(token), call.path(), fields, clock.instant().plusSeconds(SECONDS));
    return Optional.of(token);
  }

  /** Whether one more form may be kept: somebody may post rubbish all day. */
  synchronized boolean admitted(String address) {
    Instant now = clock.instant();
    if (!now.isBefore(windowEnds)) {
      byAddress.clear();
      altogether = 0;
      windowEnds = now.plus(WINDOW);
    }
    if (altogether >= ALTOGETHER || byAddress.getOrDefault(address, 0) >= PER_ADDRESS) {
      return false;
    }
    altogether++;
    byAddress.merge(address, 1, Integer::sum);
    return true;
  }

  /** The form that waits for this very path. */
  Optional<Form> find(Call call) {
    String token = call.cookie(COOKIE);
    if (token == null || token.isEmpty()) {
      return Optional.empty();
    }
    return store
        .find(hash(token), call.path(), clock.instant())
        .map(fields -> Form.of(Forms.parse(fields.getBytes(StandardCharsets.UTF_8))));
  }

  /** Forgets the form once it has been posted with success. */
  void posted(Call call) {
    String token = call.cookie(COOKIE);
    if (token != null && !token.isEmpty() && store.remove(hash(token), call.path())) {
      call.cookie(COOKIE, "", 0);
    }
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.alliance.portal.security.internal.web.clients;

import java.time.Instant;
import org.alliance.portal.security.internal.store.ApiKeyStore.ApiKey;

/**
 * A key as pages show it.
 *
 * @param prefix its first characters
 * @param label what people call it; may be empty
 * @param end when it ends or ended; null for never
 * @param state {@code valid}, {@code ending}, {@code ended} or {@code revoked}
 * @param lastUsed null when it never was
 */
public record KeyRow(
    String id,
    String prefix,
    String label,
    Instant created,
    Instant end,
    Instant lastUsed,
    String state) {

  static KeyRow of(ApiKey key, Instant now) {
    String state = key.expires() == null ? "valid" : "ending";
    if (key.revoked() != null) {
      state = "revoked";
    } else if (!key.valid(now)) {
      state = "ended";
    }
    return new KeyRow(
        key.id().toString(),
        key.prefix(),
        key.label(),
        key.created(),
        key.revoked() == null ? key.expires() : key.revoked(),
        key.lastUsed(),
        state);
  }

  /** Whether it opens the door. */
  public boolean open() {
    return state.equals("valid") || state.equals("ending");
  }
}

package org.alliance.portal.membership.internal;

import java.time.Instant;
import org.alliance.portal.api.Id;

/**
 * A secret link, by what is stored of it.
 *
 * @param hash digest of its token
 * @param application where it leads
 * @param purpose what it may
 * @param created when it was made
 * @param expires when it ends
 * @param used when it was used; null for a link that was not, or has no single use
 */
public record Link(
    String hash, Id application, Purpose purpose, Instant created, Instant expires, Instant used) {

  /** What a link may. */
  public enum Purpose {
    /** Opens the application: its steps, then its status. */
    OPEN,
    /** Proves, once, that the address is right; opens the status afterwards. */
    CONFIRM
  }

  /** Whether its only use so far is to confirm the address. */
  public boolean confirms() {
    return purpose == Purpose.CONFIRM && used == null;
  }
}

package org.alliance.portal.security.internal.audit;

import java.time.Instant;
import org.alliance.portal.api.Id;

/**
 * Which entries are wanted; null for no matter.
 *
 * @param actor who did it
 * @param organisation whose it is
 * @param event what happened
 * @param type to what kind of thing
 * @param from not before
 * @param to before
 */
public record AuditFilter(
    String actor, Id organisation, String event, String type, Instant from, Instant to) {
  /** Everything. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);
}

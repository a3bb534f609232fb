package org.alliance.portal.security.internal.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;

/**
 * One line of the audit. Immutable.
 *
 * @param id its id; later entries have greater ones
 * @param at when it happened
 * @param source where it comes from
 * @param actor as {@link org.alliance.portal.api.access.Principal#actor()}
 * @param event what happened; of a change {@code <feature>.<type>.<verb>}
 * @param feature which feature or room says so
 * @param ref what it happened to; null for nothing in particular
 * @param organisation whose it is; null for none
 * @param fields names of the changed fields
 * @param details more of it
 * @param request id of the request; null when it is not known
 * @param network where from, coarsely; null but for sign-ins
 * @param position in the change log; null for a note
 */
public record AuditEntry(
    Id id,
    Instant at,
    Source source,
    String actor,
    String event,
    String feature,
    EntityRef ref,
    Id organisation,
    List<String> fields,
    Map<String, String> details,
    String request,
    String network,
    Long position) {

  /** Where an entry comes from. */
  public enum Source {
    /** The change log. */
    CHANGE,
    /** Somebody's note. */
    NOTE
  }

  /** Copies the list; the map is kept in its order. */
  public AuditEntry {
    fields = List.copyOf(fields);
    details = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(details));
  }
}

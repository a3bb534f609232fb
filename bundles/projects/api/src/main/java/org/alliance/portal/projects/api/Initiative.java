package org.alliance.portal.projects.api;

import java.time.Instant;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;

/**
 * A published project, policy or practice. Immutable.
 *
 * @param id its id
 * @param version grows by one with each publication, from 1
 * @param organisation whose it is
 * @param content what it says; complete enough to be published
 * @param evidence what is known of its effect: as its authors say, or {@link
 *     InitiativeDraft.Evidence#REPLICATED} once an adoption was confirmed; null when not known
 * @param adoptions how many others adapted it, confirmed ones only
 * @param created when it was first published
 * @param updated when it was last published
 * @param sample whether it is invented for trying the portal out
 */
public record Initiative(
    Id id,
    int version,
    Id organisation,
    InitiativeDraft content,
    InitiativeDraft.Evidence evidence,
    int adoptions,
    Instant created,
    Instant updated,
    boolean sample) {

  /** Type of initiatives in references. */
  public static final String TYPE = "initiative";

  /** The reference to it. */
  public EntityRef ref() {
    return new EntityRef(TYPE, id);
  }
}

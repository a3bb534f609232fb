package org.alliance.portal.api.access;

import java.util.Set;

/**
 * Something that can be done, and who may.
 *
 * @param id {@code <feature>.<verb>}, such as {@code profiles.edit}
 * @param scope what an API client needs ({@code profiles:write}); null when no API client may
 * @param grants who else may; empty for nobody
 */
public record Action(String id, String scope, Set<Grant> grants) {
  /** Granted to everybody, API clients of any scope included. */
  public static final String PUBLIC = "portal.public";

  /** Granted to everybody who is signed in. */
  public static final String SIGNED_IN = "portal.signed-in";

  /** Granted to moderators and admins: the desks of the secretariat. */
  public static final String MODERATE = "portal.moderate";

  /** Granted to admins. */
  public static final String ADMINISTER = "portal.administer";

  /** Copies the set. */
  public Action {
    grants = Set.copyOf(grants);
  }

  /** An action granted to these sorts of principal. */
  public static Action of(String id, String scope, Grant... grants) {
    return new Action(id, scope, Set.of(grants));
  }
}

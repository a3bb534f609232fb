package org.alliance.portal.projects.internal.exchange;

import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;

/**
 * Does the portal's work in the name of who asked for it, so that history and audit tell who that
 * was. May do nothing else: permissions were asked when it was confirmed.
 */
final class Actors {
  private static final String ACCOUNT = "account:";

  private final Access access;

  Actors(Access access) {
    this.access = access;
  }

  /**
   * Does work.
   *
   * @param actor as {@link Principal#actor()}
   */
  void as(String actor, Runnable work) {
    Principal principal =
        actor.startsWith(ACCOUNT)
            ? new Principal(
                Principal.Kind.ACCOUNT,
                Id.parse(actor.substring(ACCOUNT.length())),
                "",
                Set.of(),
                Map.of(),
                Set.of())
            : Principal.SYSTEM;
    access.as(
        principal,
        () -> {
          work.run();
          return null;
        });
  }
}

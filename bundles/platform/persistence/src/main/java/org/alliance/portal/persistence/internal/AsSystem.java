package org.alliance.portal.persistence.internal;

import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;

/** Runs work as the portal itself, when somebody is there who knows principals. */
final class AsSystem {
  private AsSystem() {}

  static void run(Access access, Runnable work) {
    if (access == null) {
      work.run();
      return;
    }
    access.as(
        Principal.SYSTEM,
        () -> {
          work.run();
          return null;
        });
  }
}

package org.alliance.portal.endpoints.internal.changes;

import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The change log as far as the current principal may know it. */
@Component(service = ChangeFeed.class)
public final class ChangeFeed {
  /** Most entries looked at for one page: a client that may see little must not cost much. */
  static final int SCAN = 5_000;

  private static final int STEP = 1_000;

  /**
   * A page.
   *
   * @param changes what the principal may know
   * @param last position of the last entry looked at
   * @param more whether there are entries after it
   * @param withActor whether the principal may know who did it
   */
  public record Page(List<Change> changes, long last, boolean more, boolean withActor) {}

  private final ChangeLog log;
  private final Access access;

  /** Made by DS. */
  @Activate
  public ChangeFeed(@Reference ChangeLog log, @Reference Access access) {
    this.log = log;
    this.access = access;
  }

  /**
   * Entries after a position.
   *
   * @throws org.alliance.portal.api.GoneException when they are no longer kept
   */
  public Page read(long after, int limit) {
    access.require(EndpointsPermissions.READ);
    Principal principal = access.principal();
    List<Change> found = new ArrayList<>();
    long last = after;
    int scanned = 0;
    boolean end = false;
    while (found.size() < limit && scanned < SCAN && !end) {
      int step = Math.min(STEP, SCAN - scanned);
      List<Change> changes = log.read(last, step);
      end = changes.size() < step;
      for (Change change : changes) {
        if (found.size() == limit) {
          end = false;
          break;
        }
        if (knows(principal, change)) {
          found.add(change);
        }
        last = change.position();
        scanned++;
      }
    }
    return new Page(found, last, !end && last < log.head(), secretariat(principal));
  }

  /** Position of the newest entry; 0 when there is none. */
  public long head() {
    access.require(EndpointsPermissions.READ);
    return log.head();
  }

  static boolean knows(Principal principal, Change change) {
    return switch (change.audience()) {
      case PUBLIC -> true;
      case MEMBERS -> member(principal, change.feature());
      case ORGANISATION ->
          secretariat(principal)
              || change.organisation() != null
                  && principal.teams().containsKey(change.organisation());
      case NONE -> false;
    };
  }

  private static boolean member(Principal principal, String feature) {
    return switch (principal.kind()) {
      case ANONYMOUS -> false;
      case ACCOUNT, SYSTEM -> true;
      case API_CLIENT -> principal.scopes().contains(feature + ":read");
    };
  }

  private static boolean secretariat(Principal principal) {
    return principal.kind() == Principal.Kind.SYSTEM
        || principal.roles().contains(PlatformRole.MODERATOR)
        || principal.roles().contains(PlatformRole.ADMIN);
  }
}

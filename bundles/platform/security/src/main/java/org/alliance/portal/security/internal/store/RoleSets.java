package org.alliance.portal.security.internal.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.access.PlatformRole;

/**
 * The few values that the column of platform roles can have, so that accounts with a role are found
 * by its index.
 */
final class RoleSets {
  private RoleSets() {}

  /** Every value with this role, as literals for {@code in}. */
  static String having(PlatformRole role) {
    return sets().stream()
        .filter(roles -> roles.contains(role))
        .map(roles -> "'" + AccountStore.text(roles) + "'")
        .collect(Collectors.joining(", "));
  }

  private static List<Set<PlatformRole>> sets() {
    PlatformRole[] all = PlatformRole.values();
    List<Set<PlatformRole>> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << all.length; bits++) {
      Set<PlatformRole> set = EnumSet.noneOf(PlatformRole.class);
      for (PlatformRole role : all) {
        if ((bits & 1 << role.ordinal()) != 0) {
          set.add(role);
        }
      }
      sets.add(set);
    }
    return sets;
  }
}

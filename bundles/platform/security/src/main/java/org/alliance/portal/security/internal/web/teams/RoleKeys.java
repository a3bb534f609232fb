package org.alliance.portal.security.internal.web.teams;

import java.util.Locale;
import java.util.Optional;

/** What roles and states are called in forms and texts. */
public final class RoleKeys {
  private static final String ROLE = "security.role.";

  private RoleKeys() {}

  /** The word for a role in forms. */
  public static String word(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Key of the text that names a role. */
  public static String text(Enum<?> role) {
    return ROLE + word(role);
  }

  /** The role that a form names; empty for anything else. */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
    for (E role : type.getEnumConstants()) {
      if (word(role).equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}

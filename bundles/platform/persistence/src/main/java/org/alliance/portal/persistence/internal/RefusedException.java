package org.alliance.portal.persistence.internal;

import java.util.List;

/** A changelog would do what a migration must not. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String feature, List<String> problems) {
    super("Migration of '" + feature + "' refused: " + String.join("; ", problems));
  }
}

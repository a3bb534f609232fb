package org.alliance.portal.security.internal;

/** Too many passwords are being checked at this moment. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BusyException() {
    super("Too many passwords are being checked", null, false, false);
  }
}

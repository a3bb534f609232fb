package org.alliance.portal.notifications.internal;

/** Is told that there may be letters to send. */
public interface Wake {

  /** Returns at once. */
  void wake();
}

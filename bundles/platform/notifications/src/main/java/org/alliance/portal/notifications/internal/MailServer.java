package org.alliance.portal.notifications.internal;

/** The way to the mail server. */
public interface MailServer extends Wake {

  /** Tries at once, also when the server has just taken no letters. */
  void wakeNow();

  /** Whether there is a mail server, however well its settings can be read. */
  boolean known();

  /** What is wrong with the settings; null when nothing is. */
  String problem();

  /** Why the mail server takes no letters; null when it does, as far as is known. */
  String trouble();
}

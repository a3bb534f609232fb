package org.alliance.portal.notifications.internal;

/** What this room reads of the portal's configuration, {@code etc/org.alliance.portal.cfg}. */
public @interface Settings {
  /** Where the configuration is. */
  String PID = "org.alliance.portal";

  /** Address of the mail server, with user and password; empty for none. */
  String smtp_url() default "";

  /** Who the letters are from, {@code Name <address>}. */
  String mail_from() default "";

  /** Where answers go; empty for the sender. */
  String mail_reply_to() default "";

  /** Days after which nothing of a letter is kept. */
  String mail_retention_days() default "180";
}

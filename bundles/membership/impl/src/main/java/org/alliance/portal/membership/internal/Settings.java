package org.alliance.portal.membership.internal;

/** What this feature reads of the portal's configuration, {@code etc/org.alliance.portal.cfg}. */
public @interface Settings {
  /** Where the configuration is. */
  String PID = "org.alliance.portal";

  /** Days after which a decided application names nobody any more. */
  String application_retention_days() default "365";
}

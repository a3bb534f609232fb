package org.alliance.portal.content.internal;

/** What this room reads of the portal's configuration, {@code etc/org.alliance.portal.cfg}. */
public @interface Settings {
  /** Where the configuration is. */
  String PID = "org.alliance.portal";

  /** Days after which the owner is asked whether a thing is still right. */
  String freshness_ask_days() default "335";

  /** Days after which a thing is marked as perhaps out of date. */
  String freshness_stale_days() default "365";
}

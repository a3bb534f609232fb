package org.alliance.portal.files.internal;

/** What this room reads of the portal's configuration, {@code etc/org.alliance.portal.cfg}. */
public @interface Settings {
  /** Where the configuration is. */
  String PID = "org.alliance.portal";

  /** Absolute path of the data folder. */
  String data() default "";

  /** The largest file in megabytes. */
  String file_limit_mb() default "50";
}

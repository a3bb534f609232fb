package org.alliance.portal.security.internal;

/** What this room reads of the portal's configuration, {@code etc/org.alliance.portal.cfg}. */
public @interface Settings {
  /** Absolute path of the data folder. */
  String data() default "";

  /** Whether there are sample accounts, {@code true} or {@code false}. */
  String demo() default "false";

  /** Password of the sample accounts; empty for a random one. */
  String demo_password() default "";

  /** Key of the sample API client; empty for a random one. */
  String demo_api_key() default "";

  /** How long entries of the audit are kept. */
  String audit_retention_days() default "730";
}

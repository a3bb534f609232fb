package org.alliance.portal.persistence.internal;

/** The portal's settings as far as this room needs them. */
@interface Settings {
  /** Where they come from. */
  String PID = "org.alliance.portal";

  /** Absolute path of the data folder. */
  String data() default "";

  /** Address of a PostgreSQL database; empty for Derby in the data folder. */
  String db_url() default "";

  /** Its user. */
  String db_user() default "";

  /** The user's password. */
  String db_password() default "";

  /** Number of this node in the cluster, 0 to 511. */
  String node() default "0";

  /** How long entries of the change log are kept. */
  String change_retention_days() default "730";
}

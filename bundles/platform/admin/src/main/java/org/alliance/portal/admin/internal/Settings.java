package org.alliance.portal.admin.internal;

/** What this room reads of the portal's configuration, {@code etc/org.alliance.portal.cfg}. */
public @interface Settings {
  /** Absolute path of the data folder. */
  String data() default "";

  /** Which build of the portal runs. */
  String build_id() default "";

  /** How long a feature may take to come or to go. */
  int feature_patience_seconds() default 10;
}

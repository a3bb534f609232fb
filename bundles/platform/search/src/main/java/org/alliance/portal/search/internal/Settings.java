package org.alliance.portal.search.internal;

/** The portal's settings as far as this room needs them. */
public @interface Settings {
  /** Where they come from. */
  String PID = "org.alliance.portal";

  /** Absolute path of the data folder. */
  String data() default "";
}

package org.alliance.portal.security.internal.factor;

/** What second factors read of the portal's configuration. */
public @interface FactorSettings {
  /** Absolute path of the data folder. */
  String data() default "";

  /** Whether there are sample accounts, {@code true} or {@code false}. */
  String demo() default "false";

  /** Who must have one: {@code none}, {@code everyone}, or platform roles with commas between. */
  String second_factor() default "admin,moderator";

  /** Key that secrets are stored with, 32 bytes in base 64; empty for one in the data folder. */
  String secrets_key() default "";
}

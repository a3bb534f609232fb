package org.alliance.portal.admin.internal.features;

import java.util.regex.Pattern;

/**
 * How features are named: in Karaf {@code portal-feature-profiles}, among people {@code profiles}.
 */
final class Names {
  static final String PREFIX = "portal-feature-";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.[0-9A-Za-z_-]+){0,3}");
  private static final int LONGEST_VERSION = 50;

  private Names() {}

  /** The name among people. */
  static String brief(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  static boolean feature(String name) {
    return name.startsWith(PREFIX) && NAME.matcher(brief(name)).matches();
  }

  static boolean version(String version) {
    return version.length() <= LONGEST_VERSION && VERSION.matcher(version).matches();
  }
}

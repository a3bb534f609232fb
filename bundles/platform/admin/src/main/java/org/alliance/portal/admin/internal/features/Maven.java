package org.alliance.portal.admin.internal.features;

/** Maven's layout of folders, as far as it is needed. */
final class Maven {
  private static final String SCHEME = "mvn:";
  private static final int GROUP_ARTIFACT_VERSION = 3;

  private Maven() {}

  /**
   * Where an artifact lies in a repository.
   *
   * @param address such as {@code mvn:group/artifact/version/xml/features}
   * @return relative path, or null when the address is none of Maven's
   */
  static String path(String address) {
    int start = address.indexOf(SCHEME);
    if (start < 0) {
      return null;
    }
    String[] parts = address.substring(start + SCHEME.length()).split("[?#$&]", 2)[0].split("/");
    if (parts.length < GROUP_ARTIFACT_VERSION) {
      return null;
    }
    String type = parts.length > 3 ? parts[3] : "jar";
    String classifier = parts.length > 4 ? "-" + parts[4] : "";
    return String.join("/", parts[0].replace('.', '/'), parts[1], parts[2])
        + "/"
        + parts[1]
        + "-"
        + parts[2]
        + classifier
        + "."
        + type;
  }

  /**
   * The address of an artifact.
   *
   * @param path relative path in a repository
   * @return such as {@code mvn:group/artifact/version/xml/features}, or null when the path does not
   *     follow the layout
   */
  static String address(String path) {
    String[] parts = path.split("/");
    int last = parts.length - 1;
    if (last < GROUP_ARTIFACT_VERSION) {
      return null;
    }
    String version = parts[last - 1];
    String artifact = parts[last - 2];
    String start = artifact + "-" + version;
    int dot = parts[last].lastIndexOf('.');
    if (!parts[last].startsWith(start) || dot < start.length()) {
      return null;
    }
    String group = String.join(".", java.util.Arrays.copyOf(parts, last - 2));
    String type = parts[last].substring(dot + 1);
    String rest = parts[last].substring(start.length(), dot);
    if (!rest.isEmpty() && !rest.startsWith("-")) {
      return null;
    }
    String address = SCHEME + group + "/" + artifact + "/" + version;
    if (!rest.isEmpty()) {
      return address + "/" + type + "/" + rest.substring(1);
    }
    return "jar".equals(type) ? address : address + "/" + type;
  }
}

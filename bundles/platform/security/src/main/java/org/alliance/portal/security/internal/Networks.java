package org.alliance.portal.security.internal;

/** Whose network an address is in, so that one household or office counts once. */
final class Networks {
  private static final int GROUPS = 4;

  private Networks() {}

  /** An IPv4 address as it is; of an IPv6 address the first half, which one customer has. */
  static String of(String address) {
    if (address == null) {
      return "";
    }
    if (!address.contains(":") || address.contains(".")) {
      return address;
    }
    String plain = address.replaceAll("[\\[\\]]", "").replaceAll("%.*", "");
    int gap = plain.indexOf("::");
    String head = gap < 0 ? plain : plain.substring(0, gap);
    StringBuilder network = new StringBuilder();
    String[] groups = head.isEmpty() ? new String[0] : head.split(":");
    for (int i = 0; i < GROUPS; i++) {
      String group = i < groups.length ? groups[i].replaceFirst("^0+(?=.)", "") : "0";
      network.append(group).append(':');
    }
    return network.toString();
  }
}

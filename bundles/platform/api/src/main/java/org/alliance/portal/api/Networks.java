package org.alliance.portal.api;

/** Whose network an address is in, so that one household or office counts once. */
public final class Networks {
  private static final int GROUPS = 4;

  private Networks() {}

  /** An IPv4 address as it is; of an IPv6 address the first half, which one customer has. */
  public static String of(String address) {
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

  /**
   * The neighbourhood of an address, too coarse to be anybody's: three bytes of IPv4, three groups
   * of IPv6; empty for none.
   */
  public static String around(String address) {
    String network = of(address);
    if (network.endsWith(":")) {
      String[] groups = network.split(":");
      return String.join(":", groups[0], groups[1], groups[2]) + "::";
    }
    int last = network.lastIndexOf('.');
    return last < 0 ? "" : network.substring(network.lastIndexOf(':') + 1, last) + ".0";
  }
}

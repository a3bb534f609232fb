package org.alliance.portal.membership.internal.web.apply;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.MultivaluedMap;
import org.alliance.portal.membership.internal.Sender;

/** Who sends a form. */
final class Networks {
  /** A field that no person sees. */
  static final String TRAP = "more";

  private static final int HALF = 4;

  private Networks() {}

  static Sender sender(HttpServletRequest request, MultivaluedMap<String, String> sent) {
    String trap = sent.getFirst(TRAP);
    return new Sender(network(request.getRemoteAddr()), trap != null && !trap.isBlank());
  }

  /** An IPv4 address as it is; of an IPv6 address the first half, which one customer has. */
  static String network(String address) {
    if (address == null || !address.contains(":") || address.contains(".")) {
      return address == null ? "" : address;
    }
    String plain = address.replaceAll("[\\[\\]]|%.*", "");
    int gap = plain.indexOf("::");
    String[] head = (gap < 0 ? plain : plain.substring(0, gap)).split(":");
    return Arrays.stream(Arrays.copyOf(head, HALF))
        .map(group -> group == null || group.isEmpty() ? "0" : group.replaceFirst("^0+(?=.)", ""))
        .collect(Collectors.joining(":"));
  }
}

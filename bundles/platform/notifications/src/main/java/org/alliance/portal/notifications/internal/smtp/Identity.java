package org.alliance.portal.notifications.internal.smtp;

import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;

/**
 * Who the portal's letters are from.
 *
 * @param from sender
 * @param replyTo where answers go; null for the sender
 */
public record Identity(InternetAddress from, InternetAddress replyTo) {
  private static final Pattern NAMED = Pattern.compile("\\s*(.*?)\\s*<([^<>]+)>\\s*");

  /**
   * Reads {@code Name <address>} or an address.
   *
   * @param from sender
   * @param replyTo blank for none
   * @throws IllegalArgumentException when one is no address; the message does not repeat it
   */
  public static Identity parse(String from, String replyTo) {
    return new Identity(
        address(from, "PORTAL_MAIL_FROM"),
        replyTo.isBlank() ? null : address(replyTo, "PORTAL_MAIL_REPLY_TO"));
  }

  private static InternetAddress address(String text, String setting) {
    try {
      Matcher named = NAMED.matcher(text);
      return named.matches()
          ? address(named.group(2).strip(), named.group(1), setting)
          : address(text.strip(), "", setting);
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException(setting + " is no address to send from", e);
    }
  }

  private static InternetAddress address(String address, String name, String setting)
      throws AddressException, UnsupportedEncodingException {
    InternetAddress parsed = of(address);
    if (!name.isBlank()) {
      parsed.setPersonal(
          name.replaceAll("^\"(.*)\"$", "$1").replaceAll("\\p{Cntrl}+", " ").strip(),
          StandardCharsets.UTF_8.name());
    }
    return parsed;
  }

  /**
   * An address as mail servers read it.
   *
   * @throws AddressException when no mail server reads it
   */
  static InternetAddress of(String address) throws AddressException {
    int at = address.lastIndexOf('@');
    if (at < 1) {
      throw new AddressException("There is no @");
    }
    String domain;
    try {
      domain = IDN.toASCII(address.substring(at + 1));
    } catch (IllegalArgumentException e) {
      throw new AddressException("What follows the @ is no name of a host");
    }
    String local = address.substring(0, at);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(local)) {
      throw new AddressException("What precedes the @ has letters that few mail servers take");
    }
    return new InternetAddress(local + "@" + domain, true);
  }
}

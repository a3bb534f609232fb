package org.alliance.portal.notifications.internal.smtp;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the mail server is, read from {@code smtp://user:password@host:587}.
 *
 * @param tls whether the connection is encrypted from its start
 * @param host name or address
 * @param port port
 * @param user null for none
 * @param password null for none
 * @param starttls whether a connection that begins in the clear is encrypted then
 */
public record SmtpAddress(
    boolean tls, String host, int port, String user, String password, StartTls starttls) {
  private static final int SMTP = 25;
  private static final int SUBMISSION = 587;
  private static final int SMTPS = 465;
  private static final String QUERY = "starttls=";

  /** When a connection is encrypted after its start. */
  public enum StartTls {
    /** Always; without it nothing is sent. */
    REQUIRED,
    /** When the server offers it. */
    OFFERED,
    /** Never: for a server on the same machine without a certificate that could be verified. */
    OFF
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is none; the message does not repeat it
   */
  public static SmtpAddress parse(String text) {
    URI uri = uri(text);
    boolean tls = "smtps".equals(uri.getScheme());
    if (!tls && !"smtp".equals(uri.getScheme())) {
      throw new IllegalArgumentException("it begins with smtp:// or smtps://");
    }
    if (uri.getHost() == null || uri.getPath() != null && !uri.getPath().matches("/?")) {
      throw new IllegalArgumentException(
          "after user and password follow @, the host's name and the port, such as"
              + " mail.example.org:587");
    }
    String user = null;
    String password = null;
    if (uri.getRawUserInfo() != null) {
      String[] parts = uri.getRawUserInfo().split(":", 2);
      if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new IllegalArgumentException("a user has a password, user:password@host");
      }
      user = decoded(parts[0]);
      password = decoded(parts[1]);
    }
    String host = uri.getHost().replaceAll("^\\[|]$", "");
    int usual = tls ? SMTPS : user == null ? SMTP : SUBMISSION;
    return new SmtpAddress(
        tls,
        host,
        uri.getPort() < 0 ? usual : uri.getPort(),
        user,
        password,
        starttls(uri.getQuery(), user != null));
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "it is no address; other characters than letters and digits in user and password are"
              + " written as %40 and the like");
    }
  }

  private static StartTls starttls(String query, boolean secret) {
    if (query == null || query.isEmpty()) {
      return secret ? StartTls.REQUIRED : StartTls.OFFERED;
    }
    String asked = query.startsWith(QUERY) ? query.substring(QUERY.length()) : "";
    if (asked.equals("required")) {
      return StartTls.REQUIRED;
    }
    if (asked.equals("off") && !secret) {
      return StartTls.OFF;
    }
    throw new IllegalArgumentException(
        secret
            ? "a password is never sent in the clear: starttls=required"
            : "after ? follows starttls=required or starttls=off");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return (tls ? "smtps://" : "smtp://") + host + ":" + port;
  }
}

package org.alliance.portal.notifications.internal.smtp;

import com.sun.mail.smtp.SMTPSSLTransport;
import com.sun.mail.smtp.SMTPTransport;
import com.sun.mail.util.MailConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import javax.mail.Address;
import javax.mail.AuthenticationFailedException;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;
import javax.mail.internet.AddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.alliance.portal.notifications.internal.store.LetterStore;

/** Speaks with the mail server. */
final class Smtp {
  private final SmtpAddress address;
  private final Identity identity;
  private final Form form;
  private final Session session;

  /** The mail server takes no letters now. */
  static final class AwayException extends Exception {
    private static final long serialVersionUID = 1L;

    AwayException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @param patience how long the server may take for each answer
   * @param trust whose certificates are trusted; null for the ones that Java trusts
   */
  Smtp(
      SmtpAddress address,
      Identity identity,
      Form form,
      Duration patience,
      SSLSocketFactory trust) {
    this.address = address;
    this.identity = identity;
    this.form = form;
    this.session = Session.getInstance(properties(address, identity, patience, trust));
  }

  private static Properties properties(
      SmtpAddress address, Identity identity, Duration patience, SSLSocketFactory trust) {
    Properties properties = new Properties();
    String prefix = address.tls() ? "mail.smtps." : "mail.smtp.";
    String millis = Long.toString(patience.toMillis());
    for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty(prefix + timeout, millis);
    }
    properties.setProperty(prefix + "from", identity.from().getAddress());
    properties.setProperty(prefix + "auth", Boolean.toString(address.user() != null));
    properties.setProperty(prefix + "auth.mechanisms", "PLAIN LOGIN");
    properties.setProperty(
        prefix + "starttls.enable",
        Boolean.toString(address.starttls() != SmtpAddress.StartTls.OFF));
    properties.setProperty(
        prefix + "starttls.required",
        Boolean.toString(!address.tls() && address.starttls() == SmtpAddress.StartTls.REQUIRED));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    // Waiting for the last goodbye would only take time.
    properties.setProperty(prefix + "quitwait", "false");
    if (trust != null) {
      properties.put(prefix + "ssl.socketFactory", trust);
    }
    return properties;
  }

  /** An open connection. */
  final class Connection implements AutoCloseable {
    private final SMTPTransport transport;

    private Connection(SMTPTransport transport) {
      this.transport = transport;
    }

    /** Hands a letter over. */
    Outcome send(LetterStore.Whole letter) {
      LetterMessage message;
      try {
        message = LetterMessage.of(session, identity, form, letter, Instant.now());
      } catch (AddressException e) {
        return Outcome.failed(e.getMessage());
      } catch (MessagingException e) {
        return Outcome.failed("The letter cannot be written: " + e.getMessage());
      }
      try {
        Address[] recipients = message.getAllRecipients();
        transport.sendMessage(message, recipients);
        return Outcome.SENT;
      } catch (MessagingException e) {
        return Outcome.of(e);
      } catch (IllegalStateException e) {
        // The library has closed the connection after an earlier failure.
        return Outcome.broken(e);
      }
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException e) {
        // It is closed then.
      }
    }
  }

  /**
   * Opens a connection.
   *
   * @throws AwayException with a reason for the operator, without addresses and secrets
   */
  Connection connect() throws AwayException {
    URLName name =
        new URLName(
            address.tls() ? "smtps" : "smtp", address.host(), address.port(), null, null, null);
    SMTPTransport transport =
        address.tls() ? new SMTPSSLTransport(session, name) : new SMTPTransport(session, name);
    try {
      transport.connect(address.host(), address.port(), address.user(), address.password());
      return new Connection(transport);
    } catch (MessagingException e) {
      throw new AwayException(address + " " + reason(e));
    }
  }

  private static String reason(MessagingException e) {
    if (e instanceof AuthenticationFailedException) {
      return "refuses user and password";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // The library finds a certificate for another host without an exception of its own.
      if (cause instanceof SSLException
          || String.valueOf(cause.getMessage()).contains("verify identity")) {
        return "has no certificate that can be trusted, or speaks no TLS";
      }
      if (cause instanceof SocketTimeoutException) {
        return "does not answer";
      }
    }
    if (e instanceof MailConnectException) {
      return "cannot be reached";
    }
    if (String.valueOf(e.getMessage()).contains("STARTTLS")) {
      return "offers no STARTTLS";
    }
    return "does not take letters";
  }
}

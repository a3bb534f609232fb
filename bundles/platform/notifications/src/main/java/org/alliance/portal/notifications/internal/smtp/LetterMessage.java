package org.alliance.portal.notifications.internal.smtp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.alliance.portal.notifications.internal.store.LetterStore;

/** A letter as a message: text and HTML, with an identifier that stays from try to try. */
final class LetterMessage extends MimeMessage {
  private static final String UTF8 = StandardCharsets.UTF_8.name();
  private final String id;

  private LetterMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * Writes the message.
   *
   * @throws AddressException when it cannot be addressed
   */
  static LetterMessage of(
      Session session, Identity identity, Form form, LetterStore.Whole letter, Instant now)
      throws MessagingException {
    LetterStore.Head head = letter.head();
    LetterMessage message =
        new LetterMessage(session, "<" + head.id() + ".letter@" + host(letter, identity) + ">");
    message.setFrom(identity.from());
    if (identity.replyTo() != null) {
      message.setReplyTo(new InternetAddress[] {identity.replyTo()});
    }
    message.setRecipient(Message.RecipientType.TO, Identity.of(head.to()));
    message.setSubject(head.subject(), UTF8);
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContentLanguage(new String[] {head.lang()});
    Form.Written written = form.write(letter);
    if (written.unsubscribe() != null && written.unsubscribe().startsWith("https://")) {
      message.setHeader("List-Unsubscribe", "<" + written.unsubscribe() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(written.text(), "plain"));
    both.addBodyPart(part(written.html(), "html"));
    message.setContent(both);
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String type) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF8, type);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static String host(LetterStore.Whole letter, Identity identity) {
    try {
      String host = letter.base().isEmpty() ? null : URI.create(letter.base()).getHost();
      if (host != null && host.matches("[A-Za-z0-9.-]+")) {
        return host;
      }
    } catch (IllegalArgumentException e) {
      // Then the sender's.
    }
    String from = identity.from().getAddress();
    return from.substring(from.lastIndexOf('@') + 1);
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}

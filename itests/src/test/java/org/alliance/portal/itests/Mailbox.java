package org.alliance.portal.itests;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.BodyPart;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.internet.MimeMessage;

/** A mail server in the tests' own process, and what the portal sent to it. */
public final class Mailbox {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static Mailbox shared;

  private final GreenMail server;

  private Mailbox(int port) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  /** One server for all test classes of this run. */
  public static synchronized Mailbox shared() {
    if (shared == null) {
      try {
        shared = new Mailbox(RunningPortal.freePort());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared.server::stop));
    }
    return shared;
  }

  /** What makes a portal send its letters here. */
  public Map<String, String> settings() {
    return Map.of(
        "PORTAL_SMTP_URL",
        "smtp://127.0.0.1:" + server.getSmtp().getPort(),
        "PORTAL_MAIL_FROM",
        "Alliance portal <portal@alliance.example>");
  }

  /** One letter, as somebody without pictures and styles reads it. */
  public record Letter(String subject, String text, String html) {
    /** The first address in it. */
    public String link() {
      return link("");
    }

    /** The first address in it that has this part. */
    public String link(String part) {
      Matcher address = ADDRESS.matcher(text);
      while (address.find()) {
        if (address.group().contains(part)) {
          return address.group();
        }
      }
      throw new AssertionError("No address with " + part + " in: " + text);
    }

    /** The path of that address. */
    public String path(String part) {
      return URI.create(link(part)).getRawPath();
    }
  }

  /** The letters that came to somebody so far, the oldest first. */
  public List<Letter> letters(String to) {
    List<Letter> letters = new ArrayList<>();
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        if (message.getRecipients(Message.RecipientType.TO)[0].toString().contains(to)) {
          letters.add(
              new Letter(
                  message.getSubject(), part(message, "text/plain"), part(message, "text/html")));
        }
      }
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
    return letters;
  }

  /** Waits for so many letters to somebody, and gives the last of them. */
  public Letter await(String to, int count) {
    Wait.until("letter " + count + " to " + to, LIMIT, () -> letters(to).size() >= count);
    return letters(to).get(count - 1);
  }

  /** Waits for a letter to somebody whose text has these words. */
  public Letter await(String to, String words) {
    Wait.until(
        "a letter to " + to + " with: " + words,
        LIMIT,
        () -> letters(to).stream().anyMatch(letter -> letter.text().contains(words)));
    return letters(to).stream().filter(l -> l.text().contains(words)).findFirst().orElseThrow();
  }

  private static String part(MimeMessage message, String type)
      throws MessagingException, IOException {
    if (message.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType(type)) {
          return part.getContent().toString();
        }
      }
    }
    return message.isMimeType(type) ? message.getContent().toString() : "";
  }
}

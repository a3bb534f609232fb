package org.alliance.portal.notifications.internal.smtp;

import com.sun.mail.smtp.SMTPAddressFailedException;
import com.sun.mail.smtp.SMTPSendFailedException;
import com.sun.mail.smtp.SMTPSenderFailedException;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import org.alliance.portal.notifications.internal.LetterText;

/**
 * What became of a letter at the mail server.
 *
 * @param verdict what it means
 * @param code the server's answer; 0 for none
 * @param answer what the server said, one line of at most 200 characters; may name the recipient
 */
record Outcome(Verdict verdict, int code, String answer) {
  private static final int LONGEST = 200;
  private static final int CLOSING = 421;
  private static final int PERMANENT = 500;

  /** What an answer means. */
  enum Verdict {
    /** The server has the letter. */
    SENT,
    /** This letter may be taken later. */
    LATER,
    /** This letter will never be taken. */
    FAILED,
    /** The connection is gone. */
    BROKEN,
    /** The server takes no letters from the portal. */
    REFUSED
  }

  static final Outcome SENT = new Outcome(Verdict.SENT, 250, "");

  static Outcome failed(String why) {
    return new Outcome(Verdict.FAILED, 0, line(why));
  }

  static Outcome broken(Exception e) {
    return new Outcome(Verdict.BROKEN, 0, line(e.getClass().getSimpleName()));
  }

  /** Reads what the mail library tells of a failure, in a chain of exceptions. */
  static Outcome of(MessagingException e) {
    List<Exception> chain = new ArrayList<>();
    for (Exception each = e;
        each != null;
        each = each instanceof MessagingException m ? m.getNextException() : null) {
      chain.add(each);
    }
    for (Exception each : chain) {
      if (each instanceof SMTPAddressFailedException recipient) {
        return of(recipient.getReturnCode(), recipient.getMessage(), false);
      }
    }
    for (Exception each : chain) {
      if (each instanceof SMTPSenderFailedException sender) {
        return of(sender.getReturnCode(), sender.getMessage(), true);
      }
    }
    for (Exception each : chain) {
      if (each instanceof SMTPSendFailedException send) {
        String command = send.getCommand() == null ? "" : send.getCommand();
        return of(send.getReturnCode(), send.getMessage(), command.startsWith("MAIL"));
      }
    }
    return broken(chain.get(chain.size() - 1));
  }

  private static Outcome of(int code, String answer, boolean sender) {
    Verdict verdict =
        code <= 0 || code == CLOSING
            ? Verdict.BROKEN
            : sender ? Verdict.REFUSED : code >= PERMANENT ? Verdict.FAILED : Verdict.LATER;
    return new Outcome(verdict, Math.max(code, 0), line(answer));
  }

  private static String line(String text) {
    String clean = text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}\\p{Cs}]+", " ").strip();
    return LetterText.cut(clean, LONGEST);
  }
}

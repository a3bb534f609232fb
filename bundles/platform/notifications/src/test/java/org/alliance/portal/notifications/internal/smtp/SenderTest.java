package org.alliance.portal.notifications.internal.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.mail.BodyPart;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.net.ssl.SSLSocketFactory;
import org.alliance.portal.api.Id;
import org.alliance.portal.notifications.internal.store.LetterQueue;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.alliance.portal.notifications.internal.store.LetterStore.State;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** Sending to servers that are there, and to some that behave badly. */
public class SenderTest {
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final String FROM = "Ålliance \"portal\" <portal@example.org>";
  private static final TestDatabase DB = (TestDatabase) TestDatabase.both().get(0)[1];
  private static Certificate certificate;

  private final LetterStore letters = new LetterStore(DB.database());
  private final LetterQueue queue = new LetterQueue(DB.database());
  private final List<AutoCloseable> open = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-03-04T10:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @BeforeClass
  public static void prepare() throws Exception {
    DB.migrate("notifications", SenderTest.class.getClassLoader());
    certificate = new Certificate("dns:localhost,ip:127.0.0.1");
  }

  @AfterClass
  public static void end() {
    DB.close();
  }

  @Before
  public void empty() {
    DB.database().update("delete from notifications_letter");
  }

  @After
  public void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private Id put(String to, String subject, String body, String unsubscribe) {
    Id id = DB.ids().next();
    letters.put(
        new LetterStore.New(
            id,
            "demo-kind",
            id.toString(),
            null,
            to,
            "en",
            "https://portal.example",
            subject,
            body,
            unsubscribe,
            unsubscribe == null ? null : "hash",
            now));
    return id;
  }

  private Id put(String to) {
    return put(to, "Subject", "Text", null);
  }

  private Sender sender(String url, SSLSocketFactory trust) {
    Form form = new Form((lang, key) -> key.equals("portal.name") ? "The Alliance" : key);
    Sender sender = new Sender(queue, DB.ids(), form, url, FROM, "", PATIENCE, trust, clock);
    open.add(sender::stop);
    return sender;
  }

  private SmtpStub stub(UnaryOperator<String> answers) {
    SmtpStub stub = new SmtpStub(answers);
    open.add(stub);
    return stub;
  }

  private GreenMail greenMail(String protocol) {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(10_000);
    GreenMail mail = new GreenMail(setup);
    mail.start();
    open.add(mail::stop);
    return mail;
  }

  private static String at(int port) {
    return "smtp://127.0.0.1:" + port;
  }

  private LetterStore.Head head(Id id) {
    return letters.find(id).orElseThrow().head();
  }

  private State state(Id id) {
    return head(id).state();
  }

  private static void until(BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String body(MimeMessage message, int part) throws Exception {
    BodyPart body = ((MimeMultipart) message.getContent()).getBodyPart(part);
    assertThat(body.getHeader("Content-Transfer-Encoding")).containsExactly("quoted-printable");
    return ((String) body.getContent()).replace("\r\n", "\n");
  }

  @Test
  public void aLetterIsTextAndHtmlWithTheHeadersOfAMachine() throws Exception {
    GreenMail mail = greenMail("smtp");
    String subject = "Zoë & Żółw " + "long ".repeat(20);
    Id id =
        put(
            "zoe@example.org",
            subject.strip(),
            "Dear <b>Zoë</b>,\nwelcome\n\nhttps://portal.example/en/x?a=1&b=2\n\n"
                + "https://evil.example/en/x\n\nBye",
            "t".repeat(43));
    sender(at(mail.getSmtp().getPort()), null);
    until(() -> state(id) == State.SENT);
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getFrom()).containsExactly(new InternetAddress("portal@example.org"));
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).contains("Ålliance");
    assertThat(message.getHeader("From", null)).isASCII();
    assertThat(message.getSubject()).isEqualTo(subject.strip());
    assertThat(message.getMessageID()).isEqualTo("<" + id + ".letter@portal.example>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getSentDate()).isNotNull();
    String link = "https://portal.example/en/unsubscribe/" + "t".repeat(43);
    assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + link + ">");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(body(message, 0))
        .startsWith("Dear <b>Zoë</b>,\nwelcome\n\nhttps://portal.example/en/x?a=1&b=2\n")
        .contains(link);
    assertThat(body(message, 1))
        .contains("<html lang=\"en\">", "Dear &lt;b&gt;Zoë&lt;/b&gt;,<br>", "The Alliance")
        .contains("<a href=\"https://portal.example/en/x?a=1&amp;b=2\" style=\"display")
        .contains(">https://portal.example/en/x?a=1&amp;b=2</a>")
        .doesNotContain("href=\"https://evil", "<img", "<b>");
    LetterStore.Whole kept = letters.find(id).orElseThrow();
    assertThat(kept.body()).isNull();
    assertThat(kept.unsubscribe()).isNull();
    assertThat(kept.head().subject()).isNull();
    assertThat(kept.head().to()).isEqualTo("zoe@example.org");
  }

  @Test
  public void whatCannotBeSwitchedOffSaysNothingOfIt() throws Exception {
    GreenMail mail = greenMail("smtp");
    Id id = put("zoe@exämple.org");
    sender(at(mail.getSmtp().getPort()), null);
    until(() -> state(id) == State.SENT);
    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getHeader("List-Unsubscribe")).isNull();
    assertThat(message.getAllRecipients()[0]).hasToString("zoe@xn--exmple-cua.org");
    assertThat(body(message, 0)).doesNotContain("unsubscribe");
  }

  @Test
  public void aUserSignsInOverTls() throws Exception {
    try (SmtpStub stub = new SmtpStub(line -> null, certificate.context())) {
      Id id = put("a@example.org");
      sender("smtp://me%40x:p%3Aw@localhost:" + stub.port(), certificate.trusting());
      until(() -> state(id) == State.SENT);
      assertThat(stub.commands.indexOf("(secure)")).isPositive();
      assertThat(stub.commands)
          .filteredOn(line -> line.startsWith("AUTH"))
          .containsExactly(
              "AUTH PLAIN "
                  + java.util.Base64.getEncoder().encodeToString("me@x\0me@x\0p:w".getBytes()));
      assertThat(stub.commands.indexOf("(secure)"))
          .isLessThan(
              stub.commands.indexOf(
                  stub.commands.stream().filter(l -> l.startsWith("AUTH")).findFirst().get()));
    }
  }

  @Test
  public void aPasswordIsNeverSentInTheClear() {
    SmtpStub stub = stub(line -> null);
    Id id = put("a@example.org");
    Sender sender = sender("smtp://me:secret@localhost:" + stub.port(), null);
    until(() -> sender.trouble() != null);
    assertThat(sender.trouble()).contains("offers no STARTTLS").doesNotContain("secret", "me:");
    assertThat(stub.commands).noneMatch(line -> line.startsWith("AUTH"));
    assertThat(state(id)).isEqualTo(State.WAITING);
    assertThat(head(id).attempts()).isZero();
  }

  @Test
  public void aCertificateIsTrustedAndForTheHost() throws Exception {
    Certificate elsewhere = new Certificate("dns:elsewhere.example");
    for (boolean trusted : new boolean[] {true, false}) {
      Certificate used = trusted ? elsewhere : certificate;
      SSLSocketFactory trust = trusted ? elsewhere.trusting() : null;
      try (SmtpStub stub = new SmtpStub(line -> null, used.context())) {
        Id id = put("a@example.org");
        Sender sender = sender("smtp://localhost:" + stub.port(), trust);
        until(() -> sender.trouble() != null);
        assertThat(sender.trouble()).contains("no certificate that can be trusted");
        assertThat(stub.messages).isEmpty();
        assertThat(state(id)).isEqualTo(State.WAITING);
        sender.stop();
      }
    }
  }

  @Test
  public void aServerMayBeSecureFromTheStart() {
    System.setProperty("greenmail.tls.keystore.file", certificate.store.toString());
    System.setProperty("greenmail.tls.keystore.password", Certificate.PASSWORD);
    GreenMail mail = greenMail("smtps");
    mail.setUser("me@example.org", "me", "secret");
    Id id = put("a@example.org");
    sender("smtps://me:secret@localhost:" + mail.getSmtps().getPort(), certificate.trusting());
    until(() -> state(id) == State.SENT);
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  public void aRefusedUserMakesAllLettersWait() {
    System.setProperty("greenmail.tls.keystore.file", certificate.store.toString());
    System.setProperty("greenmail.tls.keystore.password", Certificate.PASSWORD);
    GreenMail mail = greenMail("smtps");
    mail.setUser("me@example.org", "me", "secret");
    Id id = put("a@example.org");
    Sender sender =
        sender("smtps://me:wrong@localhost:" + mail.getSmtps().getPort(), certificate.trusting());
    until(() -> sender.trouble() != null);
    assertThat(sender.trouble()).contains("refuses user and password").doesNotContain("wrong");
    assertThat(state(id)).isEqualTo(State.WAITING);
    assertThat(head(id).attempts()).isZero();
  }

  @Test
  public void whileTheServerIsAwayNobodyKnocks() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Id id = put("a@example.org");
    Sender sender = sender(at(port), null);
    until(() -> sender.trouble() != null);
    assertThat(sender.trouble()).contains("cannot be reached");
    assertThat(head(id).attempts()).isZero();
    sender.stop();

    SmtpStub stub = stub(line -> line.equals(SmtpStub.GREETING) ? "554 not now" : null);
    for (int i = 0; i < 60; i++) {
      put("a" + i + "@example.org");
    }
    Sender other = sender(at(stub.port()), null);
    until(() -> other.trouble() != null);
    for (int i = 0; i < 20; i++) {
      other.wake();
      Thread.sleep(5);
    }
    assertThat(stub.connections).isEqualTo(1);
    assertThat(letters.count(State.WAITING)).isEqualTo(61);
    // It has come back.
    stub.answers = line -> null;
    now = now.plus(Duration.ofSeconds(31));
    other.wake();
    until(() -> letters.count(State.WAITING) == 0);
    assertThat(stub.connections).as("a few at a time").isBetween(4, 6);
    assertThat(other.trouble()).isNull();
  }

  @Test
  public void oneRefusedRecipientHoldsUpNobodyElse() {
    SmtpStub stub =
        stub(
            line ->
                line.contains("nobody@")
                    ? "550 5.1.1 no such\tperson " + "x".repeat(300)
                    : line.contains("later@") ? "450 4.2.0 greylisted" : null);
    Id first = put("a@example.org");
    Id nobody = put("nobody@example.org");
    Id later = put("later@example.org");
    Id last = put("b@example.org");
    Sender sender = sender(at(stub.port()), null);
    until(() -> state(last) == State.SENT);
    assertThat(state(first)).isEqualTo(State.SENT);
    assertThat(state(nobody)).isEqualTo(State.FAILED);
    assertThat(head(nobody).answer()).startsWith("550 5.1.1 no such person").hasSize(200);
    assertThat(state(later)).isEqualTo(State.WAITING);
    assertThat(head(later).attempts()).isEqualTo(1);
    assertThat(head(later).answer()).isEqualTo("450 4.2.0 greylisted");
    assertThat(head(later).due()).isEqualTo(now.plus(Duration.ofMinutes(1)));
    assertThat(stub.connections).isEqualTo(1);
    assertThat(sender.trouble()).isNull();
    stub.answers = line -> null;
    now = now.plus(Duration.ofSeconds(61));
    sender.wake();
    until(() -> state(later) == State.SENT);
    assertThat(stub.messages).hasSize(3);
  }

  @Test
  public void aRefusedTextFailsAndARefusedSenderWaits() {
    SmtpStub stub = stub(line -> line.equals(SmtpStub.END) ? "554 5.7.1 spam" : null);
    Id id = put("a@example.org");
    Sender first = sender(at(stub.port()), null);
    until(() -> state(id) == State.FAILED);
    first.stop();
    assertThat(head(id).answer()).isEqualTo("554 5.7.1 spam");
    SmtpStub other = stub(line -> line.startsWith("MAIL") ? "553 5.7.1 not you" : null);
    Id waiting = put("a@example.org");
    Sender refused = sender(at(other.port()), null);
    until(() -> refused.trouble() != null);
    assertThat(refused.trouble()).contains("refuses the sender with 553");
    assertThat(state(waiting)).isEqualTo(State.WAITING);
    assertThat(head(waiting).attempts()).isZero();
  }

  @Test
  public void aServerThatStallsIsLeftAlone() {
    SmtpStub stub = stub(line -> SmtpStub.STALL);
    Id id = put("a@example.org");
    long start = System.nanoTime();
    Sender sender = sender(at(stub.port()), null);
    until(() -> sender.trouble() != null);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(sender.trouble()).contains("does not answer");
    assertThat(state(id)).isEqualTo(State.WAITING);
    assertThat(head(id).attempts()).isZero();
  }

  @Test
  public void aLetterInWhichTheConnectionEndsIsSentAgainAsTheSame() {
    for (String end : new String[] {SmtpStub.STALL, SmtpStub.CLOSE}) {
      for (String at : new String[] {SmtpStub.END, "DATA", "RCPT"}) {
        empty();
        SmtpStub stub = stub(line -> line.startsWith(at) ? end : null);
        Id id = put("a@example.org");
        Id next = put("b@example.org");
        Sender sender = sender(at(stub.port()), null);
        until(() -> sender.trouble() != null && !head(next).claimed());
        assertThat(state(id)).isEqualTo(State.WAITING);
        assertThat(head(id).attempts()).isEqualTo(1);
        assertThat(head(next).attempts()).isZero();
        stub.answers = line -> null;
        now = now.plus(Duration.ofSeconds(61));
        sender.wake();
        until(() -> state(id) == State.SENT && state(next) == State.SENT);
        assertThat(stub.messages.stream().filter(m -> m.contains("<" + id + ".letter@")).count())
            .isEqualTo(at.equals(SmtpStub.END) ? 2 : 1);
        assertThat(stub.connections).isEqualTo(2);
        sender.stop();
      }
    }
  }

  @Test
  public void aServerThatClosesForMaintenanceIsNotTheLettersFault() {
    SmtpStub stub = stub(line -> line.startsWith("RCPT") ? "421 4.3.2 closing" : null);
    Id id = put("a@example.org");
    Sender sender = sender(at(stub.port()), null);
    until(() -> sender.trouble() != null);
    assertThat(state(id)).isEqualTo(State.WAITING);
  }

  @Test
  public void twoNodesSendEachLetterOnce() {
    SmtpStub stub = stub(line -> null);
    List<Id> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(put("a" + i + "@example.org"));
    }
    sender(at(stub.port()), null);
    sender(at(stub.port()), null);
    until(() -> letters.count(State.SENT) == 100);
    assertThat(stub.messages).hasSize(100);
  }

  @Test
  public void addressesThatNoServerReadsFailAtOnce() {
    SmtpStub stub = stub(line -> null);
    Id id = put("zoë@example.org");
    Id next = put("b@example.org");
    sender(at(stub.port()), null);
    until(() -> state(next) == State.SENT);
    assertThat(state(id)).isEqualTo(State.FAILED);
    assertThat(head(id).answer()).contains("letters that few mail servers take");
  }

  @Test
  public void wrongSettingsSaySoAndNothingIsSent() {
    Form form = new Form((lang, key) -> key);
    for (String[] wrong :
        new String[][] {
          {"http://x", FROM, "", "PORTAL_SMTP_URL cannot be read"},
          {"smtp://localhost", "", "", "PORTAL_MAIL_FROM is missing"},
          {"smtp://localhost", "nobody", "", "PORTAL_MAIL_FROM is no address"},
          {"smtp://localhost", FROM, "a b", "PORTAL_MAIL_REPLY_TO is no address"}
        }) {
      Sender sender =
          new Sender(queue, DB.ids(), form, wrong[0], wrong[1], wrong[2], PATIENCE, null, clock);
      assertThat(sender.known()).isTrue();
      assertThat(sender.problem()).contains(wrong[3]).doesNotContain("nobody");
      sender.wake();
      sender.stop();
    }
    Sender none = new Sender(queue, DB.ids(), form, " ", "", "", PATIENCE, null, clock);
    assertThat(none.known()).isFalse();
    assertThat(none.problem()).isNull();
    none.wakeNow();
    none.stop();
  }
}

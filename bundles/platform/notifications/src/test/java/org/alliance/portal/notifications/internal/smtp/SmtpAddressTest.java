package org.alliance.portal.notifications.internal.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.alliance.portal.notifications.internal.smtp.SmtpAddress.StartTls;
import org.junit.Test;

public class SmtpAddressTest {

  @Test
  public void readsHostsPortsAndSecrets() {
    assertThat(SmtpAddress.parse("smtp://mail.example.org"))
        .isEqualTo(address(false, "mail.example.org", 25, null, null, StartTls.OFFERED));
    assertThat(SmtpAddress.parse(" smtp://a%40b:p%25%3A%2Fé+@mail.example.org/ "))
        .isEqualTo(address(false, "mail.example.org", 587, "a@b", "p%:/é+", StartTls.REQUIRED));
    assertThat(SmtpAddress.parse("smtps://u:p@[::1]:4650"))
        .isEqualTo(address(true, "::1", 4650, "u", "p", StartTls.REQUIRED));
    assertThat(SmtpAddress.parse("smtps://mail.example.org").port()).isEqualTo(465);
    assertThat(SmtpAddress.parse("smtp://h:1?starttls=required").starttls())
        .isEqualTo(StartTls.REQUIRED);
    assertThat(SmtpAddress.parse("smtp://h:1?starttls=off").starttls()).isEqualTo(StartTls.OFF);
    assertThat(SmtpAddress.parse("smtp://u:p@h:1").toString()).isEqualTo("smtp://h:1");
  }

  private static SmtpAddress address(
      boolean tls, String host, int port, String user, String password, StartTls starttls) {
    return new SmtpAddress(tls, host, port, user, password, starttls);
  }

  @Test
  public void whatIsWrongIsSaidWithoutTheSecret() {
    for (String wrong :
        new String[] {
          "mail.example.org",
          "http://h",
          "smtp://",
          "smtp://secret@h",
          "smtp://:secret@h",
          "smtp://u:sec ret@h",
          "smtp://u:secret@h?starttls=off",
          "smtp://h?secret",
          "smtp://u:sec/ret@h",
          "smtp://u:secret%zz@h",
          "smtp://h/secret"
        }) {
      assertThatThrownBy(() -> SmtpAddress.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret")
          .hasMessageNotContaining("sec ret");
    }
  }

  @Test
  public void aLetterIsTriedForAboutTwoDays() {
    Duration whole = Duration.ZERO;
    int attempts = 1;
    Duration last = Duration.ZERO;
    for (Optional<Duration> pause = Pauses.letter(attempts);
        pause.isPresent();
        pause = Pauses.letter(++attempts)) {
      assertThat(pause.get()).isGreaterThanOrEqualTo(last);
      last = pause.get();
      whole = whole.plus(last);
    }
    assertThat(Pauses.letter(1)).contains(Duration.ofMinutes(1));
    assertThat(whole).isBetween(Duration.ofHours(40), Duration.ofHours(50));
    assertThat(Pauses.server(1)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Pauses.server(100)).isEqualTo(Duration.ofMinutes(5));
  }
}

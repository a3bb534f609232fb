package org.alliance.portal.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.People;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** The process is killed while letters wait: afterwards each is sent, and none twice. */
public class LettersCrashLongIT {
  private static final int LETTERS = 30;
  private static final String TEAM = "/en/teams/" + new Id(1001);

  @Test
  public void whatWaitedIsSentOnce() throws Exception {
    Path data = RunningPortal.freshFolder("letters-crash");
    Mailbox mailbox = Mailbox.shared();
    List<String> guests = new ArrayList<>();
    Map<String, String> nowhere =
        Map.of(
            "PORTAL_SMTP_URL",
            "smtp://127.0.0.1:" + RunningPortal.freePort(),
            "PORTAL_MAIL_FROM",
            mailbox.settings().get("PORTAL_MAIL_FROM"));
    try (RunningPortal portal = RunningPortal.start(data, nowhere)) {
      Client owner = new Client(portal.address()).signIn("owner");
      String csrf = owner.csrf(TEAM);
      for (int i = 0; i < LETTERS; i++) {
        String guest = People.address();
        Map<String, String> form =
            Map.of("email", guest, "name", "", "role", "reader", "language", "en");
        assertThat(owner.post(TEAM, csrf, form).statusCode()).isEqualTo(303);
        guests.add(guest);
      }
      portal.kill();
    }
    try (RunningPortal portal = RunningPortal.start(data, mailbox.settings())) {
      long took =
          Wait.until(
              "each letter came",
              Duration.ofSeconds(90),
              () -> guests.stream().noneMatch(guest -> mailbox.letters(guest).isEmpty()));
      Figures.print(LETTERS + " letters after a crash: sent " + took + " ms after the start");
      assertThat(portal.stop()).isZero();
    }
    for (String guest : guests) {
      assertThat(mailbox.letters(guest)).as(guest).hasSize(1);
    }
  }
}

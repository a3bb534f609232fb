package org.alliance.portal.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.After;
import org.junit.Test;

public class MailHealthTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private final TestDatabase db = (TestDatabase) TestDatabase.both().get(0)[1];
  private final MailServerFake server = new MailServerFake();

  @After
  public void close() {
    db.close();
  }

  @Test
  public void saysWhatTheOperatorShouldKnow() {
    db.migrate("notifications", getClass().getClassLoader());
    LetterStore letters = new LetterStore(db.database());
    server.known = false;
    assertThat(check(letters, NOW))
        .isEqualTo(Health.up("no mail server: 0 letters wait in the admin's mailbox"));
    letters.put(
        new LetterStore.New(
            new Id(1),
            "demo-kind",
            "k",
            null,
            "a@example.org",
            "en",
            "",
            "S",
            "B",
            null,
            null,
            NOW));
    assertThat(check(letters, NOW.plusSeconds(3_600)))
        .isEqualTo(Health.up("no mail server: 1 letter waits in the admin's mailbox"));
    assertThat(check(letters, NOW.plusSeconds(3_601)).state()).isEqualTo(Health.State.DEGRADED);
    server.known = true;
    assertThat(check(letters, NOW)).isEqualTo(Health.up("1 letter waits"));
    server.trouble = "smtp://mail:25 does not answer";
    assertThat(check(letters, NOW))
        .isEqualTo(Health.degraded("smtp://mail:25 does not answer; 1 letter waits"));
    server.problem = "PORTAL_MAIL_FROM is missing";
    assertThat(check(letters, NOW))
        .isEqualTo(Health.degraded("PORTAL_MAIL_FROM is missing; 1 letter waits"));
  }

  private Health check(LetterStore letters, Instant now) {
    return new MailHealth(letters, server, Clock.fixed(now, ZoneOffset.UTC)).check();
  }
}

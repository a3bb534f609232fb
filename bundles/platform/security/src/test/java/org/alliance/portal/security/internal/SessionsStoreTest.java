package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.factor.FactorPolicy;
import org.alliance.portal.security.internal.store.AccountStore;
import org.alliance.portal.security.internal.store.FactorStore;
import org.alliance.portal.security.internal.store.SessionStore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SessionsStoreTest {
  private final Room room;

  public SessionsStoreTest(String name, TestDatabase db) {
    room = new Room(db);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private Id organisation() {
    return room.access.as(
        Principal.SYSTEM,
        () -> room.organisations.create(ByLanguage.of("en", "Town"), "FR", "region"));
  }

  private Instant lastSeen(String token) {
    return room.db
        .database()
        .first(
            "select last_seen from security_session where token_hash = ?",
            row -> row.instant("last_seen"),
            Secrets.hash(token))
        .orElse(null);
  }

  @Test
  public void aSessionGivesTheAccountWithRolesAndTeams() {
    Id account = room.account("roles@town.example", true, PlatformRole.MEMBER, PlatformRole.ADMIN);
    room.policy = new FactorPolicy("none", false);
    Id first = organisation();
    Id second = organisation();
    room.accounts.join(first, account, TeamRole.READER);
    room.accounts.join(second, account, TeamRole.OWNER);
    room.accounts.join(first, account, TeamRole.EDITOR);
    String token = room.sessions().open(account, Room.browser("192.0.2.1"));
    Principal principal = room.sessions().bySession(token).orElseThrow();
    assertThat(principal)
        .isEqualTo(
            new Principal(
                Principal.Kind.ACCOUNT,
                account,
                "Name",
                Set.of(PlatformRole.MEMBER, PlatformRole.ADMIN),
                Map.of(first, TeamRole.EDITOR, second, TeamRole.OWNER),
                Set.of()));
  }

  @Test
  public void onlyTheHashIsStored() {
    Id account = room.account("hash@town.example", true);
    String token = room.sessions().open(account, Room.browser("192.0.2.1"));
    assertThat(room.sessionStore.find(token, Instant.EPOCH, Instant.EPOCH)).isEmpty();
    assertThat(lastSeen(token)).isEqualTo(room.clock.instant());
  }

  @Test
  public void aSessionEndsWhenItIsNotUsed() {
    String token =
        room.sessions().open(room.account("idle@town.example", true), Room.browser("192.0.2.1"));
    room.clock.advance(Duration.ofHours(11));
    assertThat(room.sessions().bySession(token)).isPresent();
    room.clock.advance(Duration.ofHours(11));
    assertThat(room.sessions().bySession(token)).isPresent();
    room.clock.advance(Duration.ofHours(12));
    assertThat(room.sessions().bySession(token)).isEmpty();
  }

  @Test
  public void aSessionEndsAfterThirtyDaysHoweverMuchItIsUsed() {
    String token =
        room.sessions().open(room.account("long@town.example", true), Room.browser("192.0.2.1"));
    for (int hours = 0; hours < 30 * 24 - 10; hours += 10) {
      assertThat(room.sessions().bySession(token)).as("after %s h", hours).isPresent();
      room.clock.advance(Duration.ofHours(10));
    }
    room.clock.advance(Duration.ofHours(10));
    assertThat(room.sessions().bySession(token)).isEmpty();
  }

  @Test
  public void itsUseIsNotedEveryFiveMinutesAtMost() {
    String token =
        room.sessions().open(room.account("seen@town.example", true), Room.browser("192.0.2.1"));
    Instant opened = room.clock.instant();
    room.clock.advance(Duration.ofMinutes(4));
    room.sessions().bySession(token);
    assertThat(lastSeen(token)).isEqualTo(opened);
    room.clock.advance(Duration.ofMinutes(1));
    room.sessions().bySession(token);
    assertThat(lastSeen(token)).isEqualTo(opened.plus(Duration.ofMinutes(5)));
  }

  @Test
  public void signingOutTakesEffectAtOnce() {
    Id account = room.account("out@town.example", true);
    Sessions sessions = room.sessions();
    String token = sessions.open(account, Room.browser("192.0.2.1"));
    String other = sessions.open(account, Room.browser("192.0.2.1"));
    assertThat(sessions.bySession(token)).isPresent();
    assertThat(sessions.list(account)).hasSize(2);
    sessions.close(token);
    assertThat(sessions.bySession(token)).isEmpty();
    assertThat(sessions.bySession(other)).isPresent();
    assertThat(sessions.list(account)).hasSize(1);
    sessions.close("rubbish");
  }

  @Test
  public void lookUpsAreCached() {
    Id account = room.account("cached@town.example", true);
    Sessions sessions = room.sessions();
    String token = sessions.open(account, Room.browser("192.0.2.1"));
    assertThat(sessions.bySession(token)).isPresent();
    room.sessionStore.deleteOf(account);
    assertThat(sessions.bySession(token)).isPresent();
    assertThat(room.sessions().bySession(token)).isEmpty();
  }

  @Test
  public void aBlockedAccountHasNoSession() {
    String token =
        room.sessions()
            .open(room.account("blocked@town.example", false), Room.browser("192.0.2.1"));
    assertThat(room.sessions().bySession(token)).isEmpty();
  }

  @Test
  public void aClientIsKnownByItsKey() {
    Id id = room.client("Partner", "a key", "x:read", "x:write");
    assertThat(room.sessions().byKey("a key"))
        .contains(
            new Principal(
                Principal.Kind.API_CLIENT,
                id,
                "Partner",
                Set.of(),
                Map.of(),
                Set.of("x:read", "x:write")));
    assertThat(room.sessions().byKey("another key")).isEmpty();
    assertThat(room.sessions().byKey("")).isEmpty();
    assertThat(room.sessions().byKey(null)).isEmpty();
    assertThat(room.sessions().byKey("x".repeat(5_000))).isEmpty();
  }

  @Test
  public void expiredSessionsAreDeleted() {
    Id account = room.account("many@town.example", true);
    Sessions sessions = room.sessions();
    for (int i = 0; i < 510; i++) {
      sessions.open(account, Room.browser("192.0.2.1"));
    }
    room.clock.advance(Sessions.IDLE);
    String fresh = sessions.open(account, Room.browser("192.0.2.1"));
    sessions.deleteExpired();
    Optional<Integer> left =
        room.db
            .database()
            .first(
                "select count(*) as total from security_session where account_id = ?",
                row -> row.number("total"),
                account);
    assertThat(left).contains(1);
    assertThat(sessions.bySession(fresh)).isPresent();
  }

  @Test
  public void aRoleThatNeedsAFactorDoesNotCountWithoutOne() {
    Id admin = room.account("bare@town.example", true, PlatformRole.MEMBER, PlatformRole.ADMIN);
    String token = room.open(admin);
    assertThat(room.sessions().bySession(token).orElseThrow().roles())
        .containsExactly(PlatformRole.MEMBER);
    room.factorStore.insert(admin, new FactorStore.Factor("sealed", 1, Instant.EPOCH));
    assertThat(room.sessions().bySession(token).orElseThrow().roles())
        .containsExactlyInAnyOrder(PlatformRole.MEMBER, PlatformRole.ADMIN);
  }

  @Test
  public void theChosenZoneComesWithThePrincipal() {
    Id account = room.account("zone@town.example", true);
    String token = room.open(account);
    assertThat(room.sessions().bySession(token).orElseThrow().zone())
        .isEqualTo(Principal.ALLIANCE_ZONE);
    room.own.details(account, "Name", "fr", "Europe/Helsinki");
    assertThat(room.sessions().bySession(token).orElseThrow().zone().getId())
        .isEqualTo("Europe/Helsinki");
  }

  @Test
  public void aSessionGoesOnUnderAnotherTokenAndTheOldOneIsDead() {
    Id account = room.account("renewed@town.example", true);
    Sessions sessions = room.sessions();
    String token = room.open(account);
    assertThat(sessions.bySession(token)).isPresent();
    String fresh = sessions.renew(token).orElseThrow();
    assertThat(sessions.bySession(token)).isEmpty();
    assertThat(sessions.bySession(fresh)).isPresent();
    assertThat(sessions.renew(token)).isEmpty();
    assertThat(sessions.renew("guess")).isEmpty();
  }

  @Test
  public void sessionsAreListedWithDeviceAndNeighbourhoodAndEndFromElsewhere() {
    Id account = room.account("listed@town.example", true);
    Id other = room.account("else@town.example", true);
    Sessions sessions = room.sessions();
    String kept = room.open(account);
    String ended = sessions.open(account, new Browser("x".repeat(500), "2001:db8:1:2::3", ""));
    String foreign = room.open(other);
    assertThat(sessions.list(account))
        .extracting(SessionStore.Listed::network)
        .containsExactlyInAnyOrder("192.0.2.0", "2001:db8:1::");
    assertThat(sessions.list(account))
        .extracting(listed -> listed.userAgent().length())
        .contains(200);
    assertThat(sessions.close(account, Secrets.hash(foreign))).isZero();
    assertThat(sessions.bySession(foreign)).isPresent();
    assertThat(sessions.bySession(ended)).isPresent();
    assertThat(sessions.closeOthers(account, kept)).isEqualTo(1);
    assertThat(sessions.bySession(ended)).isEmpty();
    assertThat(sessions.bySession(kept)).isPresent();
    sessions.closeAll(account);
    assertThat(sessions.bySession(kept)).isEmpty();
  }

  @Test
  public void findingASessionUsesItsKey() {
    Id account = room.account("plan@town.example", true);
    String token = "";
    for (int i = 0; i < 300; i++) {
      token = room.sessions().open(account, Room.browser("192.0.2.1"));
      room.accounts.insert(
          new AccountStore.Account(
              room.db.ids().next(),
              "plan" + i + "@town.example",
              "Name",
              "none",
              "en",
              true,
              Set.of(),
              false),
          Instant.EPOCH);
    }
    String plan = room.db.plan(SessionStore.FIND, Secrets.hash(token), 0L, 0L);
    assertThat(plan).contains("security_session_pk").contains("security_account_pk");
  }
}

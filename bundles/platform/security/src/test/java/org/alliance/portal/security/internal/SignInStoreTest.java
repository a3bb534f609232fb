package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.SignIn.Outcome;
import org.alliance.portal.security.internal.SignIn.Result;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SignInStoreTest {
  private static final Browser REMOTE = Room.browser("192.0.2.1");

  private final Room room;
  private final SignIn signIn;

  public SignInStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    signIn = room.signIn();
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private Outcome outcome(String email, String password) {
    return signIn.signIn(email, password, REMOTE).outcome();
  }

  @Test
  public void eachSignInHasItsOwnSession() {
    room.account("right@town.example", true);
    Result first = signIn.signIn(" Right@Town.example ", Room.PASSWORD, REMOTE);
    Result second = signIn.signIn("right@town.example", Room.PASSWORD, REMOTE);
    assertThat(first.outcome()).isEqualTo(Outcome.DONE);
    assertThat(room.sessions().bySession(first.passage().token())).isPresent();
    assertThat(second.passage().token()).isNotEqualTo(first.passage().token());
  }

  @Test
  public void whateverIsWrongTheAnswerIsTheSame() {
    room.account("wrong@town.example", true);
    room.account("left@town.example", false);
    Result expected = new Result(Outcome.WRONG, null, null);
    assertThat(signIn.signIn("wrong@town.example", "not it", REMOTE)).isEqualTo(expected);
    assertThat(signIn.signIn("left@town.example", Room.PASSWORD, REMOTE)).isEqualTo(expected);
    assertThat(signIn.signIn("nobody@town.example", "not it", REMOTE)).isEqualTo(expected);
    assertThat(signIn.signIn("x".repeat(5_000), "not it", REMOTE)).isEqualTo(expected);
  }

  @Test
  public void tenFailuresStopAnAccountForAWhile() {
    room.account("ten@town.example", true);
    for (int i = 0; i < 10; i++) {
      assertThat(outcome("ten@town.example", "not it")).isEqualTo(Outcome.WRONG);
    }
    room.clock.advance(Duration.ofMinutes(1));
    assertThat(signIn.signIn("TEN@town.example", Room.PASSWORD, REMOTE))
        .isEqualTo(new Result(Outcome.THROTTLED, null, Duration.ofMinutes(14)));
    room.clock.advance(Duration.ofMinutes(14));
    assertThat(outcome("ten@town.example", Room.PASSWORD)).isEqualTo(Outcome.DONE);
  }

  @Test
  public void anUnknownAddressIsStoppedJustTheSame() {
    for (int i = 0; i < 10; i++) {
      outcome("unknown@town.example", "not it");
    }
    assertThat(outcome("unknown@town.example", "not it")).isEqualTo(Outcome.THROTTLED);
  }

  @Test
  public void successForgivesEarlierFailures() {
    room.account("forgiven@town.example", true);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 9; i++) {
        assertThat(outcome("forgiven@town.example", "not it")).isEqualTo(Outcome.WRONG);
      }
      assertThat(outcome("forgiven@town.example", Room.PASSWORD)).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  public void fiftyFailuresStopANetworkForAWhile() {
    room.account("network@town.example", true);
    for (int i = 0; i < 50; i++) {
      assertThat(outcome("guess" + i + "@town.example", "not it")).isEqualTo(Outcome.WRONG);
    }
    assertThat(outcome("network@town.example", Room.PASSWORD)).isEqualTo(Outcome.THROTTLED);
    assertThat(
            signIn
                .signIn("network@town.example", Room.PASSWORD, Room.browser("192.0.2.2"))
                .outcome())
        .isEqualTo(Outcome.DONE);
  }

  private Browser known(String email) {
    Result first = signIn.signIn(email, Room.PASSWORD, REMOTE);
    return new Browser(null, "198.51.100.7", first.passage().device());
  }

  @Test
  public void whoGuessesFromManyNetworksDoesNotKeepTheOwnerOut() {
    room.account("owner@town.example", true);
    Browser owners = known("owner@town.example");
    for (int i = 0; i < 300; i++) {
      signIn.signIn("owner@town.example", "guess " + i, Room.browser("203.0.113." + i % 250));
    }
    assertThat(outcome("owner@town.example", Room.PASSWORD)).isEqualTo(Outcome.THROTTLED);
    assertThat(signIn.signIn("owner@town.example", Room.PASSWORD, owners).outcome())
        .isEqualTo(Outcome.DONE);
  }

  @Test
  public void aKnownBrowserHasNoMoreThanItsOwnAttempts() {
    room.account("lost@town.example", true);
    room.account("other@town.example", true);
    Browser stolen = known("lost@town.example");
    for (int i = 0; i < 10; i++) {
      assertThat(signIn.signIn("lost@town.example", "guess", stolen).outcome())
          .isEqualTo(Outcome.WRONG);
    }
    assertThat(signIn.signIn("lost@town.example", Room.PASSWORD, stolen).outcome())
        .isEqualTo(Outcome.THROTTLED);
    for (int i = 0; i < 10; i++) {
      signIn.signIn("other@town.example", "guess", stolen);
    }
    assertThat(signIn.signIn("other@town.example", Room.PASSWORD, stolen).outcome())
        .as("it is known to one account only")
        .isEqualTo(Outcome.THROTTLED);
  }

  @Test
  public void everyTryIsOneCheckOfAPasswordWhoeverItIs() {
    room.account("known@town.example", true);
    room.account("gone@town.example", false);
    int[] checks = new int[1];
    Passwords counting =
        new Passwords(2, new Argon2(64)) {
          @Override
          public boolean verify(String password, String hash) {
            checks[0]++;
            return super.verify(password, hash);
          }
        };
    SignIn counted = room.signIn(counting);
    for (String email :
        List.of("known@town.example", "gone@town.example", "never@town.example", "rubbish")) {
      checks[0] = 0;
      counted.signIn(email, "not it", REMOTE);
      assertThat(checks[0]).as(email).isEqualTo(1);
    }
  }

  @Test
  public void aHashOfAnotherCostIsMadeAnew() {
    Id account = room.account("old@town.example", true);
    room.own.password(account, new Argon2(128).hash(Room.PASSWORD));
    assertThat(outcome("old@town.example", Room.PASSWORD)).isEqualTo(Outcome.DONE);
    String hash = room.own.find(account).orElseThrow().passwordHash();
    assertThat(hash).contains("m=64,");
    assertThat(outcome("old@town.example", Room.PASSWORD)).isEqualTo(Outcome.DONE);
    assertThat(room.own.find(account).orElseThrow().passwordHash()).isEqualTo(hash);
  }

  @Test
  public void onlyAnotherNewBrowserIsTold() {
    room.account("told@town.example", true);
    Browser first = known("told@town.example");
    signIn.signIn("told@town.example", Room.PASSWORD, first);
    assertThat(room.sent).isEmpty();
    signIn.signIn("told@town.example", Room.PASSWORD, REMOTE);
    assertThat(room.sent)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.kind()).isEqualTo("security-new-device");
              assertThat(letter.values()).containsEntry("device", "Firefox, Linux");
            });
  }
}

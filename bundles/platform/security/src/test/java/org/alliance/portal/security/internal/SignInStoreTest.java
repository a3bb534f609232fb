package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.SignIn.Outcome;
import org.alliance.portal.security.internal.SignIn.Result;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SignInStoreTest {
  private static final String REMOTE = "192.0.2.1";

  private final Room room;
  private final SignIn signIn;

  public SignInStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    signIn = new SignIn(room.accounts, room.passwords, room.sessions(), room.clock);
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
    assertThat(room.sessions().bySession(first.token())).isPresent();
    assertThat(second.token()).isNotEqualTo(first.token());
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
    assertThat(signIn.signIn("network@town.example", Room.PASSWORD, "192.0.2.2").outcome())
        .isEqualTo(Outcome.DONE);
  }
}

package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class PasswordsTest {
  private final Passwords passwords = new Passwords(1, new Argon2(64));

  @Test
  public void nobodysPasswordIsNeverRight() {
    assertThat(passwords.verify("anything at all", null)).isFalse();
    assertThat(passwords.verify("", null)).isFalse();
  }

  @Test
  public void aPasswordTooLongToBeOneIsWrong() {
    String hash = passwords.hash("");
    assertThat(passwords.verify("x".repeat(Passwords.LONGEST + 1), hash)).isFalse();
  }

  @Test
  public void withoutATurnNobodyWaitsForEver() {
    Passwords busy = new Passwords(0, new Argon2(64));
    assertThatThrownBy(() -> busy.verify("any", null)).isInstanceOf(BusyException.class);
    assertThatThrownBy(() -> busy.hash("any")).isInstanceOf(BusyException.class);
  }
}

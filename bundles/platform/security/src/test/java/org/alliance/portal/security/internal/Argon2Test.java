package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class Argon2Test {
  /** Salt and hash of the reference implementation's own test: m=256 KiB, t=2, p=1. */
  private static final String REFERENCE =
      "$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private final Argon2 argon2 = new Argon2();

  @Test
  public void recognisesThePasswordAndNoOther() {
    String hash = argon2.hash("correct horse battery");
    assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
    assertThat(argon2.verify("correct horse battery", hash)).isTrue();
    assertThat(argon2.verify("correct horse batterz", hash)).isFalse();
    assertThat(argon2.verify("", hash)).isFalse();
    assertThat(argon2.hash("correct horse battery")).isNotEqualTo(hash);
  }

  @Test
  public void readsHashesOfAnotherCost() {
    String reference = "$argon2id$v=19$m=256,t=2,p=1" + REFERENCE;
    assertThat(argon2.verify("password", reference)).isTrue();
    assertThat(argon2.verify("Password", reference)).isFalse();
  }

  @Test
  public void lettersTypedInTwoWaysAreTheSame() {
    assertThat(argon2.verify("e\u0301te\u0301", argon2.hash("\u00e9t\u00e9"))).isTrue();
  }

  @Test
  public void refusesWhatIsNoHash() {
    for (String rubbish :
        new String[] {
          "",
          "password",
          "$argon2i$v=19$m=256,t=2,p=1" + REFERENCE,
          "$argon2id$v=19$m=9999999,t=2,p=1" + REFERENCE,
          "$argon2id$v=19$m=256,t=0,p=1" + REFERENCE,
          "$argon2id$v=19$m=256,t=2,p=1$$"
        }) {
      assertThat(argon2.verify("password", rubbish)).as(rubbish).isFalse();
    }
  }
}

package org.alliance.portal.profiles.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.Test;

public class TokensTest {
  @Test
  public void noTwoAreAlikeAndAllFitIntoAnAddress() {
    Tokens tokens = new Tokens();
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String token = tokens.next();
      assertThat(Tokens.wellFormed(token)).isTrue();
      made.add(token);
    }
    assertThat(made).hasSize(1_000);
  }

  @Test
  public void rubbishIsNoToken() {
    for (String word : new String[] {null, "", "x", "a".repeat(44), "a".repeat(42) + "/"}) {
      assertThat(Tokens.wellFormed(word)).isFalse();
    }
  }

  @Test
  public void theHashIsSha256() {
    assertThat(Tokens.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}

package org.alliance.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.Test;

public class SecretsTest {
  @Test
  public void noTwoAreAlikeAndAllFitIntoAnAddress() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String secret = Secrets.next();
      assertThat(secret).hasSize(43);
      assertThat(Secrets.wellFormed(secret)).isTrue();
      made.add(secret);
    }
    assertThat(made).hasSize(1_000);
  }

  @Test
  public void rubbishIsNone() {
    String slash = "a".repeat(42) + "/";
    for (String word : new String[] {null, "", "x", "a".repeat(44), slash, "=".repeat(43)}) {
      assertThat(Secrets.wellFormed(word)).isFalse();
    }
  }

  @Test
  public void whatIsStoredIsSha256() {
    assertThat(Secrets.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}

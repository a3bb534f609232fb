package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class SecretsTest {
  private final Secrets secrets = new Secrets();

  @Test
  public void tokensAreLongAndDifferent() {
    assertThat(secrets.next()).hasSize(43).isNotEqualTo(secrets.next());
    assertThat(Secrets.wellFormed(secrets.next())).isTrue();
    assertThat(Secrets.wellFormed(null)).isFalse();
    assertThat(Secrets.wellFormed("short")).isFalse();
    assertThat(Secrets.wellFormed("=".repeat(43))).isFalse();
  }

  @Test
  public void onlyTheHashIsStored() {
    assertThat(Secrets.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  public void passwordsCanBeReadOut() {
    assertThat(secrets.nextPassword()).matches("([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}");
  }
}

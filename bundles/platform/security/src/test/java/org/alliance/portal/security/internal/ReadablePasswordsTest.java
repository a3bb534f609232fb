package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ReadablePasswordsTest {
  @Test
  public void passwordsCanBeReadOut() {
    assertThat(ReadablePasswords.next()).matches("([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}");
  }
}

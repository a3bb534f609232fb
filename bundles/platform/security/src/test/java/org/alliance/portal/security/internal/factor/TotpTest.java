package org.alliance.portal.security.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.Test;

public class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private static String at(long second) {
    return Totp.code(SECRET, second / 30);
  }

  @Test
  public void theVectorsOfRfc6238() {
    assertThat(at(59L)).isEqualTo("287082");
    assertThat(at(1_111_111_109L)).isEqualTo("081804");
    assertThat(at(1_111_111_111L)).isEqualTo("050471");
    assertThat(at(1_234_567_890L)).isEqualTo("005924");
    assertThat(at(2_000_000_000L)).isEqualTo("279037");
    assertThat(at(20_000_000_000L)).isEqualTo("353130");
  }

  @Test
  public void oneStepOnEitherSideIsAllowed() {
    Instant now = Instant.ofEpochSecond(1_111_111_109L);
    long step = now.getEpochSecond() / 30;
    for (long near = step - 1; near <= step + 1; near++) {
      assertThat(Totp.step(SECRET, Totp.code(SECRET, near), now)).hasValue(near);
    }
    assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    assertThat(Totp.step(SECRET, "", now)).isEmpty();
  }

  @Test
  public void theVectorsOfRfc4648() {
    assertThat(base32("f")).isEqualTo("MY");
    assertThat(base32("fo")).isEqualTo("MZXQ");
    assertThat(base32("foo")).isEqualTo("MZXW6");
    assertThat(base32("foob")).isEqualTo("MZXW6YQ");
    assertThat(base32("fooba")).isEqualTo("MZXW6YTB");
    assertThat(base32("foobar")).isEqualTo("MZXW6YTBOI");
  }

  private static String base32(String text) {
    return Totp.base32(text.getBytes(StandardCharsets.US_ASCII));
  }
}

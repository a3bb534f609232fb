package org.alliance.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.Test;

public class IdTest {

  @Test
  public void readsWhatItWrites() {
    for (long value : new long[] {0, 1, 31, 32, 1L << 40, Long.MAX_VALUE}) {
      Id id = new Id(value);
      assertThat(id.toString()).hasSize(13);
      assertThat(Id.parse(id.toString())).isEqualTo(id);
    }
  }

  @Test
  public void textOrderIsNumberOrder() {
    assertThat(new Id(31).toString()).isLessThan(new Id(32).toString());
    assertThat(new Id(1L << 40).toString()).isGreaterThan(new Id((1L << 40) - 1).toString());
  }

  @Test
  public void readsLowerCaseAndLookalikes() {
    assertThat(Id.parse("000000000000l")).isEqualTo(new Id(1));
    assertThat(Id.parse("00000000000OI")).isEqualTo(new Id(1));
    assertThat(Id.parse("000000000000a")).isEqualTo(new Id(10));
  }

  @Test
  public void refusesEverythingElse() {
    for (String text :
        new String[] {
          null, "", "1", "8000000000000", "00000000000U0", "0000000000000 ", "é000000000000"
        }) {
      assertThatThrownBy(() -> Id.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Id(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}

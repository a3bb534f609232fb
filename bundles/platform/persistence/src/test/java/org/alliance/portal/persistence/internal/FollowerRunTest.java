package org.alliance.portal.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Test;

public class FollowerRunTest {

  @Test
  public void pausesDoubleUpToHalfAMinute() {
    assertThat(FollowerRun.pause(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(FollowerRun.pause(2)).isEqualTo(Duration.ofMillis(200));
    assertThat(FollowerRun.pause(9)).isEqualTo(Duration.ofMillis(25_600));
    assertThat(FollowerRun.pause(10)).isEqualTo(Duration.ofSeconds(30));
    assertThat(FollowerRun.pause(100)).isEqualTo(Duration.ofSeconds(30));
  }
}

package org.alliance.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class NetworksTest {
  @Test
  public void ofAnIpv6AddressTheFirstHalfCounts() {
    assertThat(Networks.of("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2:");
    assertThat(Networks.of("[2001:0db8:0001:0002::1]")).isEqualTo("2001:db8:1:2:");
    assertThat(Networks.of("2001:db8::7")).isEqualTo("2001:db8:0:0:");
    assertThat(Networks.of("fe80::1%eth0")).isEqualTo("fe80:0:0:0:");
  }

  @Test
  public void anIpv4AddressCountsByItself() {
    assertThat(Networks.of("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(Networks.of("::ffff:192.0.2.7")).isNotEqualTo(Networks.of("::ffff:192.0.2.8"));
    assertThat(Networks.of(null)).isEmpty();
  }

  @Test
  public void theNeighbourhoodIsNobodys() {
    assertThat(Networks.around("192.0.2.7")).isEqualTo("192.0.2.0");
    assertThat(Networks.around("2001:db8:1:2::7")).isEqualTo("2001:db8:1::");
    assertThat(Networks.around(null)).isEmpty();
  }
}

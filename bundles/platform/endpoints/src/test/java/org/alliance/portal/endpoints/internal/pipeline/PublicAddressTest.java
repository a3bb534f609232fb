package org.alliance.portal.endpoints.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.testing.RequestFake;
import org.junit.Test;

public class PublicAddressTest {
  private static final CurrentRequest NONE = new CurrentRequestImpl();
  private static final CurrentRequest SOME = new RequestFake("/home");

  private static String base(String chosen, boolean demo, CurrentRequest current) {
    return new PublicAddressImpl(chosen, " 8217 ", demo, current).base();
  }

  @Test
  public void whatIsSetCounts() {
    assertThat(base(" https://members.example/ ", true, SOME)).isEqualTo("https://members.example");
    assertThat(base("https://members.example//", false, NONE)).isEqualTo("https://members.example");
  }

  @Test
  public void onlyADemonstrationBelievesTheRequest() {
    assertThat(base("", true, SOME)).isEqualTo("https://portal.example");
    assertThat(base(" ", false, SOME)).isEqualTo("http://localhost:8217");
  }

  @Test
  public void outsideARequestItIsNear() {
    assertThat(base("", true, NONE)).isEqualTo("http://localhost:8217");
    assertThat(new PublicAddressImpl("", "8217", true, NONE).of("fr", "/home"))
        .isEqualTo("http://localhost:8217/fr/home");
  }
}

package org.alliance.portal.admin.internal.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class ExplanationTest {
  @Test
  public void namesTheInnermostMissingRequirement() {
    Exception karaf =
        new Exception(
            "Unable to resolve root: missing requirement [root] osgi.identity; "
                + "osgi.identity=portal-feature-x [caused by: Unable to resolve x/1.0.0: missing "
                + "requirement [x/1.0.0] osgi.wiring.package; "
                + "filter:=\"(osgi.wiring.package=org.nowhere)\"]");
    assertThat(KarafContainer.explain(karaf))
        .endsWith("(osgi.wiring.package=org.nowhere)\"")
        .doesNotContain("root")
        .doesNotContain("caused by");
  }

  @Test
  public void elseTheInnermostMessage() {
    assertThat(KarafContainer.explain(new Exception("a", new Exception("b")))).isEqualTo("b");
    assertThat(KarafContainer.explain(new NullPointerException()))
        .isEqualTo("NullPointerException");
  }
}

package org.alliance.portal.vocabulary.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.alliance.portal.testing.Baseline;
import org.alliance.portal.testing.OpenApi;
import org.junit.Test;

/** The description that partners have built upon: more may come, nothing of it may go. */
public class OpenApiBaselineTest {
  @Test
  public void nothingThatClientsUseHasGone() throws IOException {
    assertThat(Baseline.breaks(OpenApi.baseline(), OpenApi.now())).isEmpty();
  }
}

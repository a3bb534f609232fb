package org.alliance.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alliance.portal.api.web.View;
import org.junit.Test;

public class ViewTest {

  @Test
  public void doesNotTakeWhatThePortalGivesToEveryPage() {
    for (String name : View.RESERVED) {
      assertThatThrownBy(() -> View.of("page").with(name, "x"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(View.of("page").with("title", null).model()).containsKey("title");
  }
}

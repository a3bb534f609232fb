package org.alliance.portal.web.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.Test;

public class MarkdownFunctionTest {

  private static String shown(String text) {
    Map<String, Object> model = new HashMap<>();
    model.put("story", text);
    return ContributorTest.render("{{ markdown(story) }}", model);
  }

  @Test
  public void theRoomForContentDecidesWhenItIsThere() {
    assertThat(shown("known *a*")).isEqualTo("<p>known</p>");
  }

  @Test
  public void withoutItLinesAndParagraphsStay() {
    assertThat(shown("One <b>\r\nTwo & \"x\"\n \n\nThree"))
        .isEqualTo(
            "<p class=\"govuk-body\">One &lt;b&gt;<br>\nTwo &amp; &quot;x&quot;</p>\n"
                + "<p class=\"govuk-body\">Three</p>\n");
    assertThat(shown(null)).isEmpty();
    assertThat(shown(" ")).isEmpty();
  }
}

package org.alliance.portal.web.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alliance.portal.web.internal.Folder;
import org.junit.Test;

public class BrokenTextTest {

  @Test
  public void aBrokenTextCostsNoPage() {
    Texts texts =
        new Texts(
            new Folder(
                Map.of("OSGI-INF/l10n/texts_en.properties", "a = {n, plural\nb = {n, number}")));
    assertThat(texts.text("en", "a", Map.of())).isEqualTo("{n, plural");
    assertThat(texts.text("en", "b", Map.of("n", "many"))).contains("n, number");
  }
}

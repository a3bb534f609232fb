package org.alliance.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.Test;

public class ByLanguageTest {

  @Test
  public void fallsBackFromAskedToEnglishToFrenchToOriginal() {
    assertThat(new ByLanguage<>("sr", Map.of("sr", "s", "en", "e", "fr", "f")).in("sr").value())
        .isEqualTo("s");
    assertThat(new ByLanguage<>("sr", Map.of("sr", "s", "en", "e", "fr", "f")).in("de").lang())
        .isEqualTo("en");
    assertThat(new ByLanguage<>("sr", Map.of("sr", "s", "fr", "f")).in("de").lang())
        .isEqualTo("fr");
    assertThat(ByLanguage.of("sr", "s").in("en").lang()).isEqualTo("sr");
  }

  @Test
  public void theOriginalHasContent() {
    assertThatThrownBy(() -> new ByLanguage<>("en", Map.of("fr", "f")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

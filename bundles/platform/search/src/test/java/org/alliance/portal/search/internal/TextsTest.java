package org.alliance.portal.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class TextsTest {
  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Texts.bothLanguagesSayTheSame();
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = Texts.keys("search");
    used.remove(SearchService.USE);
    assertThat(used).isNotEmpty();
    assertThat(Texts.in("en").stringPropertyNames()).containsAll(used);
  }
}

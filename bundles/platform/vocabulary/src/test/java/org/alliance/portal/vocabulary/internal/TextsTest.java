package org.alliance.portal.vocabulary.internal;

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
    Set<String> used = Texts.keys("vocabulary");
    Schemes.ALL.forEach(scheme -> used.add("vocabulary.scheme." + scheme));
    used.remove("vocabulary.edit");
    assertThat(used).hasSizeGreaterThan(40);
    assertThat(Texts.in("en").stringPropertyNames()).containsAll(used);
  }
}

package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.Test;

public class TextsTest {
  private static Properties texts(String lang) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            TextsTest.class.getResourceAsStream("/OSGI-INF/l10n/texts_" + lang + ".properties"),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  @Test
  public void bothLanguagesSayTheSameThings() throws IOException {
    assertThat(texts("fr").stringPropertyNames())
        .isEqualTo(texts("en").stringPropertyNames())
        .allMatch(key -> key.matches("(audit|letters?|security)[.].*"));
  }
}

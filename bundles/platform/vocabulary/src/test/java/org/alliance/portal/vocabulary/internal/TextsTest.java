package org.alliance.portal.vocabulary.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

public class TextsTest {
  /** A whole key in quotes; one that ends in a dot is only its beginning. */
  private static final Pattern KEY =
      Pattern.compile("[\"'](vocabulary\\.[A-Za-z.-]*[A-Za-z])[\"']");

  private static Properties texts(String lang) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            Path.of("src/main/resources/OSGI-INF/l10n/texts_" + lang + ".properties"),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    assertThat(texts("fr").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    assertThat(texts("fr").values()).noneMatch(v -> v.toString().contains("'"));
    assertThat(texts("en").values()).noneMatch(v -> v.toString().contains("'"));
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String folder : new String[] {"src/main/java", "src/main/resources/templates"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher keys = KEY.matcher(Files.readString(file));
          while (keys.find()) {
            used.add(keys.group(1));
          }
        }
      }
    }
    Schemes.ALL.forEach(scheme -> used.add("vocabulary.scheme." + scheme));
    used.remove("vocabulary.edit");
    assertThat(used).hasSizeGreaterThan(40);
    assertThat(texts("en").stringPropertyNames()).containsAll(used);
  }
}

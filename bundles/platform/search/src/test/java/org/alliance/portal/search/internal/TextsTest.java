package org.alliance.portal.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
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
  private static final Pattern KEY = Pattern.compile("\"(search\\.[A-Za-z.-]*[A-Za-z])\"");

  private static Properties texts(String lang) throws IOException {
    Properties texts = new Properties();
    Path file = Path.of("src/main/resources/OSGI-INF/l10n/texts_" + lang + ".properties");
    try (Reader in = Files.newBufferedReader(file)) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Properties en = texts("en");
    Properties fr = texts("fr");
    assertThat(fr.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    assertThat(fr.values()).noneMatch(v -> v.toString().contains("'"));
    assertThat(en.values()).noneMatch(v -> v.toString().contains("'"));
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
    used.remove(SearchService.USE);
    assertThat(texts("en").stringPropertyNames()).containsAll(used);
  }
}

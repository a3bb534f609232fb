package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
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
import org.alliance.portal.profiles.internal.web.ProfileForm;
import org.junit.Test;

public class TextsTest {
  /** A whole key in quotes; one that ends in a dot is only its beginning. */
  private static final Pattern KEY = Pattern.compile("\"(profiles\\.[A-Za-z.-]*[A-Za-z])\"");

  private static final Set<String> NOT_TEXTS =
      Set.of(
          "profiles.read",
          "profiles.edit",
          "profiles.create",
          "profiles.delete",
          "profiles.participants");

  private static Properties texts(String lang) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            TextsTest.class.getResourceAsStream("/OSGI-INF/l10n/texts_" + lang + ".properties"),
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
    ProfileForm.values(Drafts.full()).keySet().forEach(name -> used.add("profiles.field." + name));
    used.removeAll(NOT_TEXTS);
    assertThat(texts("en").stringPropertyNames()).containsAll(used);
  }
}

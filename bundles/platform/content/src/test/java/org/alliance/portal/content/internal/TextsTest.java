package org.alliance.portal.content.internal;

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
import org.alliance.portal.api.content.PersonalData;
import org.junit.Test;

public class TextsTest {
  /** A whole key in quotes; one that ends in a dot is only its beginning. */
  private static final Pattern KEY = Pattern.compile("\"(content\\.[A-Za-z.-]*[A-Za-z])\"");

  private static final Pattern CSV =
      Pattern.compile("CsvProblems\\.(?:of|at)\\((?:line, )?\"([a-z-]+)\"");

  private static final Set<String> NOT_TEXTS = Set.of("content.old-drafts", "content.freshness");

  private static Properties texts(String folder, String lang) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Files.newInputStream(Path.of(folder, "OSGI-INF/l10n/texts_" + lang + ".properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  private static Set<String> used(String folder, Pattern pattern) throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher keys = pattern.matcher(Files.readString(file));
        while (keys.find()) {
          used.add(keys.group(1));
        }
      }
    }
    return used;
  }

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Properties en = texts("src/main/resources", "en");
    Properties fr = texts("src/main/resources", "fr");
    assertThat(fr.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    assertThat(fr.values()).noneMatch(v -> v.toString().contains("'"));
    assertThat(en.values()).noneMatch(v -> v.toString().contains("'"));
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = used("src/main/java", KEY);
    used.addAll(used("src/main/resources/templates", KEY));
    for (PersonalData.Reason reason : PersonalData.Reason.values()) {
      used.add("content.persons." + reason);
    }
    used.add("content.freshness.state.asked");
    used.add("content.freshness.state.stale");
    used.removeAll(NOT_TEXTS);
    assertThat(texts("src/main/resources", "en").stringPropertyNames()).containsAll(used);
  }

  @Test
  public void everyProblemOfAFileHasATextOfThePlatform() throws IOException {
    Set<String> used = used("src/main/java/org/alliance/portal/content/internal/csv", CSV);
    assertThat(used).hasSizeGreaterThan(8);
    for (String lang : new String[] {"en", "fr"}) {
      Set<String> known = texts("../web/src/main/resources", lang).stringPropertyNames();
      assertThat(used).allMatch(what -> known.contains("portal.problem.csv." + what));
    }
  }
}

package org.alliance.portal.admin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

public class TextsTest {
  private static final Pattern REFUSED = Pattern.compile("new Refused\\(\\s*\"([a-z-]+)\"");
  private static final Pattern TERNARY =
      Pattern.compile("\\? \"([a-z-]+)\" : \"([a-z-]+)\", problem");

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            Path.of("src/main/resources/OSGI-INF/l10n/texts_" + language + ".properties"))) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  public void bothLanguagesSayTheSameThings() throws IOException {
    assertThat(texts("fr").keySet()).isEqualTo(texts("en").keySet());
  }

  @Test
  public void everyRefusalHasASentence() throws IOException {
    TreeSet<String> reasons = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        String code = Files.readString(source);
        REFUSED.matcher(code).results().forEach(found -> reasons.add(found.group(1)));
        TERNARY
            .matcher(code)
            .results()
            .forEach(
                found -> {
                  reasons.add(found.group(1));
                  reasons.add(found.group(2));
                });
      }
    }
    reasons.add("failed");
    reasons.add("unresolved");
    assertThat(reasons).hasSizeGreaterThan(25).contains("probe", "probe-update");
    Properties texts = texts("en");
    for (String reason : reasons) {
      assertThat(texts.getProperty("admin.refused." + reason)).as(reason).isNotEmpty();
    }
    assertThat(texts.stringPropertyNames().stream().filter(k -> k.startsWith("admin.refused.")))
        .as("none is left over")
        .hasSameSizeAs(reasons);
  }
}

package org.alliance.portal.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern WHOLE = Pattern.compile("\"(portal\\.problem\\.[a-z.-]*[a-z])\"");
  private static final Pattern TYPES = Pattern.compile("throw problem\\(\"([a-z-]+)\"\\)");

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Texts.bothLanguagesSayTheSame();
  }

  @Test
  public void everyProblemHasATextOfThePlatform() throws IOException {
    Set<String> used = Texts.found(WHOLE, SOURCES);
    used.addAll(
        Texts.found(TYPES, SOURCES).stream()
            .map(what -> "portal.problem.file." + what)
            .collect(Collectors.toSet()));
    assertThat(used).hasSizeGreaterThan(7);
    for (String lang : new String[] {"en", "fr"}) {
      assertThat(Texts.in(Path.of("../web/src/main/resources"), lang).stringPropertyNames())
          .containsAll(used);
    }
  }
}

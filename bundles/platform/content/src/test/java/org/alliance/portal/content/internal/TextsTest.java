package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class TextsTest {
  private static final Pattern CSV =
      Pattern.compile("CsvProblems\\.(?:of|at)\\((?:line, )?\"([a-z-]+)\"");

  private static final Set<String> NOT_TEXTS = Set.of("content.old-drafts", "content.freshness");

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Texts.bothLanguagesSayTheSame();
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = Texts.keys("content");
    for (PersonalData.Reason reason : PersonalData.Reason.values()) {
      used.add("content.persons." + reason);
    }
    used.add("content.freshness.state.asked");
    used.add("content.freshness.state.stale");
    used.removeAll(NOT_TEXTS);
    assertThat(Texts.in("en").stringPropertyNames()).containsAll(used);
  }

  @Test
  public void everyProblemOfAFileHasATextOfThePlatform() throws IOException {
    Set<String> used =
        Texts.found(CSV, Path.of("src/main/java/org/alliance/portal/content/internal/csv"));
    assertThat(used).hasSizeGreaterThan(8);
    for (String lang : new String[] {"en", "fr"}) {
      Set<String> known =
          Texts.in(Path.of("../web/src/main/resources"), lang).stringPropertyNames();
      assertThat(used).allMatch(what -> known.contains("portal.problem.csv." + what));
    }
  }
}

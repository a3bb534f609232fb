package org.alliance.portal.content.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.content.internal.letters.ContentLetters;
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
    for (Reviews.State state : Reviews.State.values()) {
      used.add("content.work.state." + state.name().toLowerCase(Locale.ROOT));
    }
    for (LetterKind kind : new ContentLetters().kinds()) {
      used.addAll(List.of("letter." + kind.id(), "letter." + kind.id() + ".hint"));
    }
    used.add("audit.type.work");
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

  @Test
  public void problemsThatFeaturesShowHaveTextsOfThePlatform() throws IOException {
    Set<String> used = Texts.keys("portal");
    assertThat(used).contains("portal.problem.work-too-large", "portal.problem.too-many-works");
    for (String lang : new String[] {"en", "fr"}) {
      assertThat(Texts.in(Path.of("../web/src/main/resources"), lang).stringPropertyNames())
          .containsAll(used.stream().filter(key -> key.startsWith("portal.problem.")).toList());
    }
  }

  @Test
  public void everyLetterIsWrittenInBothLanguages() throws IOException {
    for (LetterKind kind : new ContentLetters().kinds()) {
      for (String lang : new String[] {"en", "fr"}) {
        String letter =
            Files.readString(
                Path.of("src/main/resources/OSGI-INF/letters", kind.id() + "_" + lang + ".txt"));
        assertThat(letter).as(kind.id()).matches("(?s)[^\\n]+\\n\\n.+").doesNotContain("'");
        Matcher place = Pattern.compile("\\{([a-z]*)}").matcher(letter);
        Set<String> places = new HashSet<>();
        while (place.find()) {
          places.add(place.group(1));
        }
        assertThat(places).as(kind.id()).containsExactlyInAnyOrderElementsOf(kind.values());
      }
    }
  }
}

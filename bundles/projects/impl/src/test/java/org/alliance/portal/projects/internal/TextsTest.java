package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.notices.NoticeKind;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.exchange.ImportState;
import org.alliance.portal.projects.internal.search.InitiativeFacets;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class TextsTest {
  private static final Set<String> NOT_TEXTS =
      Set.of(
          Initiatives.READ,
          Initiatives.WRITE,
          Initiatives.REVIEW,
          "projects.import-confirmed",
          "projects.import-done",
          "projects.import-undoing",
          "projects.import-undone");

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Texts.bothLanguagesSayTheSame();
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = Texts.keys("projects");
    used.removeAll(NOT_TEXTS);
    for (ListFacet facet : InitiativeFacets.ALL) {
      used.add(facet.textKey());
      facet.values().forEach(value -> used.add(facet.valueKey() + value));
    }
    for (ImportState state : ImportState.values()) {
      String word = state.name().toLowerCase(Locale.ROOT);
      used.addAll(Set.of("projects.import.state." + word, "projects.import.told." + word));
    }
    assertThat(Texts.in("en").stringPropertyNames()).containsAll(used);
  }

  @Test
  public void everyKindOfNotificationHasAName() throws IOException {
    assertThat(new ProjectNotices().kinds())
        .extracting(NoticeKind::id)
        .doesNotHaveDuplicates()
        .allSatisfy(
            id -> assertThat(Texts.in("en").stringPropertyNames()).contains("notice." + id));
  }

  @Test
  public void everyLetterHasBothTextsWithItsLink() throws IOException {
    for (LetterKind kind : new ProjectLetters().kinds()) {
      assertThat(Texts.in("en").stringPropertyNames())
          .contains("letter." + kind.id(), "letter." + kind.id() + ".hint");
      for (String lang : new String[] {"en", "fr"}) {
        String text =
            Files.readString(
                Path.of("src/main/resources/OSGI-INF/letters/" + kind.id() + "_" + lang + ".txt"));
        kind.values().forEach(value -> assertThat(text).contains("{" + value + "}"));
      }
    }
  }
}

package org.alliance.portal.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class TextsTest {
  private static final Set<String> NOT_TEXTS =
      Set.of(
          "notifications.outbox",
          "notifications.old-letters",
          "notifications.letter-read",
          "notifications.letter-tried-again",
          "notifications.letter-dropped");

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Texts.bothLanguagesSayTheSame();
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = Texts.keys("notifications");
    NOT_TEXTS.stream()
        .filter(key -> key.startsWith("notifications.letter-"))
        .forEach(event -> used.add("audit." + event));
    for (LetterStore.State state : LetterStore.State.values()) {
      used.add("notifications.state." + state.name().toLowerCase(Locale.ROOT));
    }
    for (String done : "again dropped late saved reset chosen off on".split(" ")) {
      used.add("notifications.done." + done);
    }
    used.removeAll(NOT_TEXTS);
    assertThat(Texts.in("en").stringPropertyNames()).containsAll(used);
  }
}

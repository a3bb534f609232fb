package org.alliance.portal.security.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class AccountLetterKindsTest {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");

  @Test
  public void everyKindHasItsTextsAndNames() throws IOException {
    for (LetterKind kind : new AccountLetterKinds().kinds()) {
      for (String lang : List.of("en", "fr")) {
        assertThat(Texts.in(lang).stringPropertyNames())
            .contains("letter." + kind.id(), "letter." + kind.id() + ".hint");
        Set<String> used = places("/OSGI-INF/letters/" + kind.id() + "_" + lang + ".txt");
        assertThat(kind.values()).as(kind.id()).containsAll(used);
        assertThat(used).as(kind.id()).containsAll(kind.required());
      }
    }
  }

  private static Set<String> places(String file) throws IOException {
    String text =
        new String(
            AccountLetterKindsTest.class.getResourceAsStream(file).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(text.lines().toList().get(1)).isEmpty();
    Set<String> places = new TreeSet<>();
    Matcher found = PLACE.matcher(text);
    while (found.find()) {
      places.add(found.group(1));
    }
    return places;
  }
}

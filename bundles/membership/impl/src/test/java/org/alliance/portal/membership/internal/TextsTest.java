package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.testing.Texts;
import org.junit.Test;

public class TextsTest {
  private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");

  @Test
  public void bothLanguagesSayTheSame() throws IOException {
    Texts.bothLanguagesSayTheSame();
  }

  @Test
  public void everyKeyThatIsUsedHasAText() throws IOException {
    Set<String> used = Texts.keys("membership");
    used.removeAll(Set.of(MembershipContribution.APPLY, MembershipContribution.REVIEW));
    for (Step step : Step.values()) {
      used.add("membership.step." + step.key());
      step.fields().forEach(field -> used.add("membership.field." + field));
    }
    for (Application.State state : Application.State.values()) {
      if (state != Application.State.DRAFT) {
        String key = "membership.state." + state.name().toLowerCase(Locale.ROOT);
        used.add(key);
        used.add(key + ".help");
      }
    }
    for (String way : new String[] {"join", "cooperate"}) {
      for (String part :
          new String[] {
            "title", "lead", "means", "means.1", "means.2", "means.3", "next.4", "other"
          }) {
        used.add("membership." + way + "." + part);
      }
    }
    for (String why : new String[] {"asked", "unknown", "ended"}) {
      used.add("membership." + why + ".title");
      used.add("membership." + why + ".text");
    }
    review(used);
    assertThat(Texts.in("en").stringPropertyNames()).containsAll(used);
  }

  private static void review(Set<String> used) {
    for (Stage stage : Stage.values()) {
      used.add("membership.review.state." + lower(stage));
    }
    for (QueueFilter.Holder holder : QueueFilter.Holder.values()) {
      used.add("membership.review.assigned." + lower(holder));
    }
    for (Application.Way way : Application.Way.values()) {
      used.add("membership.review.way." + lower(way));
    }
    for (Hint hint : Hint.values()) {
      used.add("membership.review.hint." + lower(hint));
    }
    for (String part : new String[] {"open", "mine", "unassigned", "decided"}) {
      used.add("membership.review.part." + part);
    }
    for (String facet : new String[] {"state", "way", "country", "assigned"}) {
      used.add("membership.review.filter." + facet);
    }
    for (Application.State state : Application.State.values()) {
      if (state != Application.State.DRAFT) {
        used.add("membership.review.twin." + lower(state));
      }
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Test
  public void everyLetterIsThereInBothLanguagesWithItsValues() throws IOException {
    Properties texts = Texts.in("en");
    for (LetterKind kind : new MembershipContribution().kinds()) {
      assertThat(texts.stringPropertyNames())
          .contains("letter." + kind.id(), "letter." + kind.id() + ".hint");
      for (String lang : new String[] {"en", "fr"}) {
        String letter =
            Files.readString(
                Path.of("src/main/resources/OSGI-INF/letters/" + kind.id() + "_" + lang + ".txt"));
        assertThat(letter.split("\n")[1]).as(kind.id() + lang).isEmpty();
        Set<String> used = new TreeSet<>();
        Matcher values = VALUE.matcher(letter);
        while (values.find()) {
          used.add(values.group(1));
        }
        assertThat(kind.values()).as(kind.id() + " " + lang).containsAll(used);
        assertThat(used).as(kind.id() + " " + lang).containsAll(kind.required());
      }
    }
  }
}

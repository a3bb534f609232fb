package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.internal.Drafts;
import org.junit.Test;

public class ComparePageTest {
  private final ReadingPages on = new ReadingPages();

  private String compare(String add, String from, String... ids) {
    View view = on.compare.compare(List.of(ids), add, from);
    return on.html(view);
  }

  private static String id(int number) {
    return new Id(number).toString();
  }

  @Test
  public void membersStandSideBySide() {
    on.profiles.put(new Id(7), 1, Drafts.full(), true);
    on.profiles.put(new Id(8), 1, Drafts.small("Town", "XK", "ngo"), false);
    assertThat(compare(null, "country=RS", id(7), id(8)))
        .contains("Novi Primer", "Town", "number 19343 (2024)", "number 850 to number 1150")
        .contains("term housing", "nothing stated", "A council", "2025–2031")
        .contains("href=\"/en/profiles/compare?id=" + id(8) + "&amp;from=country%3DRS\"")
        .contains("href=\"/en/profiles?country=RS\"", "* All reference")
        .doesNotContain("id=\"few\"", "id=\"unknown\"", "id=\"too-many\"");
  }

  @Test
  public void tooFewTooManyAndUnknownAreTold() {
    IntStream.rangeClosed(1, 6)
        .forEach(i -> on.profiles.put(new Id(i), 1, Drafts.small("T" + i, "RS", "ngo"), false));
    assertThat(compare(null, null)).contains("Choose at least two members");
    assertThat(compare(null, null, id(1))).contains("Add at least one more", "T1");
    assertThat(compare(null, null, id(1), id(1), "nonsense", id(99)))
        .contains("id=\"unknown\"", "T1");
    assertThat(compare(null, null, id(1), id(2), id(3), id(4), id(5)))
        .contains("Only the first 4", "T4")
        .doesNotContain("T5", "name=\"add\"");
  }

  @Test
  public void membersAreAddedByName() {
    on.profiles.put(new Id(1), 1, Drafts.small("Ville", "FR", "ngo"), false);
    on.profiles.put(new Id(2), 1, Drafts.small("Village", "FR", "ngo"), false);
    assertThat(compare("Vill", null, id(1)))
        .contains("href=\"/en/profiles/compare?id=" + id(1) + "&amp;id=" + id(2) + "\"")
        .contains("name=\"id\" value=\"" + id(1) + "\"")
        .doesNotContain("projects");
    assertThat(compare("<b>", null, id(1))).contains("No other member", "&lt;b&gt;");
    on.lists.search = null;
    assertThat(compare("Vill", null, id(1))).doesNotContain("name=\"add\"");
  }
}

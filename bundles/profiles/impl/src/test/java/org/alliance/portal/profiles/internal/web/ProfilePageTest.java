package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.Fakes;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.junit.Test;

public class ProfilePageTest {
  private final ProfilesFake profiles = new ProfilesFake();
  private final Fakes.AccessFake access = new Fakes.AccessFake();
  private final Fakes.RequestFake request = new Fakes.RequestFake();
  private final ProfilePage pages = new ProfilePage(profiles, access, request);
  private final DirectoryPage directory =
      new DirectoryPage(profiles, access, request, new Fakes.RendererFake(), Fakes.context());
  private final Rendering rendering = new Rendering(List.of());

  private Profile stored() {
    return profiles.put(new Id(7), 3, Drafts.full(), true);
  }

  private String html(View view) {
    String french = rendering.render(view, "fr");
    assertThat(french).doesNotContain("null");
    return rendering.render(view, "en");
  }

  @Test
  public void directoryKeepsTheFilterOnTheNextPage() {
    for (int i = 1; i <= 26; i++) {
      profiles.put(new Id(i), 1, Drafts.small("Town " + i, "XK", "ngo"), false);
    }
    View view = directory.list("XK", "", null);
    assertThat(view.model().get("next")).isEqualTo("/en/profiles?after=next-word&country=XK");
    String html = html(view);
    assertThat(html)
        .contains("26 members", "after=next-word&amp;country=XK", "Town 25", "* All reference")
        .contains("<option value=\"XK\" selected>Kosovo* (26)</option>")
        .doesNotContain("Town 26<", "Back to the first page");
  }

  @Test
  public void directoryWithoutMatchesSaysSo() {
    stored();
    assertThat(html(directory.list("FR", null, "word")))
        .contains("No members", "id=\"empty\"", "Show all members", "Back to the first page");
    assertThatThrownBy(() -> directory.list("Narnia", null, null))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void profileShowsTheEstimateWithItsSource() {
    String html = html(pages.show(stored().id().toString(), null));
    assertThat(html)
        .contains("number 850 to number 1150")
        .contains("Source: Local associations. Year: 2023. Method: estimate.")
        .contains("class=\"govuk-tag govuk-tag--yellow\"")
        .contains("<p class=\"govuk-body\" lang=\"fr\">")
        .contains("lang=\"sr\">Нови Пример")
        .contains("/edit\"", "/delete\"")
        .doesNotContain("govuk-notification-banner", "app-tabs");
  }

  @Test
  public void smallProfileOffersOnlyWhatTheReaderMay() {
    access.refused.addAll(List.of(Profiles.EDIT, Profiles.DELETE));
    Profile small = profiles.put(new Id(8), 1, Drafts.small("Town", "RS", "ngo"), false);
    assertThat(html(pages.show(small.id().toString(), "")))
        .contains("The profile is saved")
        .doesNotContain("/edit\"", "/delete\"", "app-estimate", "id=\"sample\"");
  }

  @Test
  public void unknownAndMalformedIdsAndTabsAreNotFound() {
    for (String id : new String[] {"new1", "0000000000009", "x".repeat(13), ""}) {
      assertThatThrownBy(() -> pages.show(id, null)).isInstanceOf(NotFoundException.class);
    }
    String id = stored().id().toString();
    assertThatThrownBy(() -> pages.tab(id, "gone")).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void tabsOfOthersAreLinked() {
    Rendering with = new Rendering(List.of(Map.of("id", "probe", "label", "Probe tab")));
    String html = with.render(pages.show(stored().id().toString(), null), "en");
    assertThat(html).contains("/en/profiles/0000000000007/tabs/probe", "aria-current=\"page\"");
  }

  @Test
  public void cardTellsHowManyAndWhoIsNew() {
    stored();
    View card = new MembersCard(profiles).card("en").orElseThrow();
    assertThat(html(card)).contains("number 1", "Novi Primer", "Sample");
  }
}

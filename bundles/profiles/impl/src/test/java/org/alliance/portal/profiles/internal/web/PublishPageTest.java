package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.profiles.internal.ServiceFixture;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class PublishPageTest {
  private static final Id ID = new Id(7);
  private static final String PROFILE = "/en/profiles/" + ID;

  private final ProfilesFake profiles = new ProfilesFake();
  private final AccessFake access = new AccessFake();
  private final RequestFake request = new RequestFake("/profiles");
  private final EditingFakes.DraftsFake drafts = new EditingFakes.DraftsFake();
  private final EditDesk desk = new EditDesk(drafts, access, request);
  private final EditViews views =
      new EditViews(
          new FieldTexts(new EditingFakes.TextsFake(), new VocabularyFake(), Bundles.context()),
          new EditingFakes.MarkdownFake(),
          desk);
  private final PublishPage page = new PublishPage(profiles, request, desk, views);
  private final EditPages editing =
      new EditPages(profiles, access, request, desk, views, new EditingFakes.PersonsFake());
  private final UnpublishedCard card = new UnpublishedCard(profiles, access);

  @Test
  public void publishesAndLeadsBack() {
    profiles.putDraft(ID, 1, Drafts.full());
    assertThat(Pages.location(page.publish(ID.toString()))).isEqualTo(PROFILE + "?published=yes");
    assertThat(profiles.get(ID).published()).isTrue();
    assertThat(Pages.location(page.back(ID.toString()))).isEqualTo(PROFILE);
    assertThatThrownBy(() -> page.publish("x")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> page.publish(new Id(8).toString()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void tellsInTheFormWhatIsMissing() {
    profiles.putDraft(ID, 1, Drafts.small("Town", "RS", null));
    Response response = page.publish(ID.toString());
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(new Rendering("/profiles").render((View) response.getEntity(), "en"))
        .contains("href=\"" + PROFILE + "/edit?step=names#kind\"", "role=\"alert\"");
    assertThat(profiles.get(ID).published()).isFalse();
  }

  @Test
  public void theFormSavesForTheTeamOrPublishesToo() {
    profiles.putDraft(ID, 1, Drafts.full());
    View form = editing.editing(ID.toString(), "review");
    assertThat(new Rendering("/profiles").render(form, "fr")).contains("value=\"save\"");
    assertThat(send("save")).isEqualTo(PROFILE + "?saved=yes");
    assertThat(profiles.get(ID).published()).isFalse();
    assertThat(send("publish")).isEqualTo(PROFILE + "?published=yes");
    assertThat(profiles.get(ID).published()).isTrue();
    form = editing.editing(ID.toString(), "review");
    assertThat(new Rendering("/profiles").render(form, "en")).doesNotContain("value=\"save\"");
  }

  private String send(String what) {
    return Pages.location(
        editing.edit(
            ID.toString(),
            Pages.form(
                "from",
                "review",
                "do",
                what,
                "version",
                Integer.toString(profiles.get(ID).version()))));
  }

  @Test
  public void theCardAsksWhoMayEditUntilItIsPublished() {
    assertThat(card.card("en")).isEmpty();
    access.principal =
        ServiceFixture.account(Map.of(ID, TeamRole.EDITOR, new Id(8), TeamRole.OWNER));
    profiles.put(new Id(8), 1, Drafts.full(), false);
    assertThat(card.card("en")).isEmpty();
    profiles.putDraft(ID, 1, Drafts.full());
    for (String lang : List.of("en", "fr")) {
      assertThat(new Rendering("/profiles").render(card.card(lang).orElseThrow(), lang))
          .contains("/" + lang + "/profiles/" + ID + "/edit\"", "80");
    }
    access.refused.add(Profiles.EDIT);
    assertThat(card.card("en")).isEmpty();
    access.principal = Principal.ANONYMOUS;
    assertThat(card.card("en")).isEmpty();
  }
}

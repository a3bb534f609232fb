package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.Fakes;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.junit.Test;

public class EditPagesTest {
  private final ProfilesFake profiles = new ProfilesFake();
  private final Fakes.AccessFake access = new Fakes.AccessFake();
  private final Fakes.RequestFake request = new Fakes.RequestFake();
  private final EditPages pages =
      new EditPages(profiles, access, request, new Fakes.RendererFake(), Fakes.context());
  private final Rendering rendering = new Rendering(List.of());

  private Profile stored() {
    return profiles.put(new Id(7), 3, Drafts.full(), true);
  }

  private String html(View view) {
    String french = rendering.render(view, "fr");
    assertThat(french).doesNotContain("null");
    return rendering.render(view, "en");
  }

  private static View view(Response response) {
    return (View) response.getEntity();
  }

  private static MultivaluedMap<String, String> sent(Profile profile, String... changes) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    Map<String, Object> values = new HashMap<>(ProfileForm.values(profile.draft()));
    values.put("version", profile.version());
    values.forEach(
        (name, value) -> {
          if (value instanceof List<?> many) {
            many.forEach(v -> sent.add(name, v.toString()));
          } else if (value != null) {
            sent.add(name, value.toString());
          }
        });
    for (int i = 0; i < changes.length; i += 2) {
      sent.putSingle(changes[i], changes[i + 1]);
    }
    return sent;
  }

  @Test
  public void unknownAndMalformedIdsAreNotFound() {
    for (String id : new String[] {"new1", "0000000000009", "x".repeat(13), ""}) {
      assertThatThrownBy(() -> pages.editing(id)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> pages.deleting(id)).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  public void wrongFormIsShownAgainWithWhatWasTyped() {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    sent.putSingle("original", "en");
    sent.putSingle("names.en", "Town <b>");
    sent.putSingle("population.count", "many");
    sent.putSingle("estimate.minimum", "5");
    Response response = pages.create(sent);
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(html(view(response)))
        .contains("value=\"Town &lt;b&gt;\"", "value=\"many\"")
        .contains("href=\"#population.count\"", "id=\"estimate.minimum-error\"")
        .contains("Number of inhabitants: Enter a number")
        .contains("href=\"#kind\"", "href=\"#country\"", "href=\"#estimate.source\"");
    assertThat(profiles.all).isEmpty();
  }

  @Test
  public void savesAndLeadsToTheProfile() {
    MultivaluedMap<String, String> sent = sent(stored(), "website", "www.new.example");
    Response edited = pages.edit("0000000000007", sent);
    assertThat(edited.getStatus()).isEqualTo(303);
    assertThat(edited.getLocation()).hasToString("/en/profiles/0000000000007?saved");
    assertThat(profiles.get(new Id(7)).website()).isEqualTo("https://www.new.example");
    assertThat(pages.create(sent).getStatus()).isEqualTo(303);
  }

  @Test
  public void conflictShowsBothVersionsAndTakesTheNewOne() {
    MultivaluedMap<String, String> sent = sent(stored(), "website", "https://mine.example");
    profiles.put(
        new Id(7),
        4,
        Drafts.with(Drafts.full(), "https://theirs.example", Drafts.full().texts()),
        true);
    Response response = pages.edit("0000000000007", sent);
    assertThat(response.getStatus()).isEqualTo(409);
    String html = html(view(response));
    assertThat(html)
        .contains("id=\"conflict\"")
        .contains("https://theirs.example</dd>", "https://mine.example</dd>")
        .contains("name=\"version\" value=\"4\"")
        .contains("value=\"https://mine.example\"")
        .doesNotContain("value=\"https://theirs.example\"");
  }

  @Test
  public void conflictOfEqualVersionsSaysSo() {
    MultivaluedMap<String, String> sent = sent(stored(), "version", "1");
    assertThat(html(view(pages.edit("0000000000007", sent))))
        .contains("Both versions say the same");
  }

  @Test
  public void halfWrittenFormComesBackAfterTheSignIn() {
    request.kept = Form.of(Map.of("names.en", List.of("Half"), "version", List.of("2")));
    assertThat(html(pages.editing(stored().id().toString())))
        .contains("id=\"kept\"", "value=\"Half\"", "name=\"version\" value=\"2\"");
    assertThat(html(pages.creating())).contains("id=\"kept\"");
    request.kept = null;
    assertThat(html(pages.editing("0000000000007")))
        .doesNotContain("id=\"kept\"")
        .contains("name=\"version\" value=\"3\"", "value=\"Нови Пример\"");
    assertThat(html(pages.creating())).doesNotContain("id=\"kept\"", "name=\"version\"");
  }

  @Test
  public void formIsForThoseWhoMayEditThisOne() {
    String id = stored().id().toString();
    access.refused.addAll(List.of(Profiles.EDIT, Profiles.DELETE, Profiles.CREATE));
    assertThatThrownBy(() -> pages.editing(id)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.edit(id, new MultivaluedHashMap<>()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.deleting(id)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(pages::creating).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void formOfATeamHasNoAccession() {
    access.refused.add(Profiles.CREATE);
    Profile profile = stored();
    assertThat(html(pages.editing(profile.id().toString()))).doesNotContain("accession.status");
    MultivaluedMap<String, String> sent = sent(profile);
    sent.remove("accession.status");
    sent.remove("accession.date");
    assertThat(pages.edit("0000000000007", sent).getStatus()).isEqualTo(303);
    assertThat(profiles.get(new Id(7)).accession()).isEqualTo(profile.accession());
  }

  @Test
  public void removingAsksFirstAndAgainWhenSomethingChanged() {
    Profile profile = stored();
    assertThat(html(pages.deleting(profile.id().toString())))
        .contains("name=\"version\" value=\"3\"", "govuk-button--warning")
        .doesNotContain("id=\"changed\"");
    Response old = pages.delete("0000000000007", sent(profile, "version", "2"));
    assertThat(old.getStatus()).isEqualTo(409);
    assertThat(html(view(old))).contains("id=\"changed\"", "name=\"version\" value=\"3\"");
    assertThat(pages.delete("0000000000007", sent(profile)).getStatus()).isEqualTo(303);
    assertThat(profiles.all).isEmpty();
  }
}

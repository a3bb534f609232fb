package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Drafts.Draft;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class EditPagesTest {
  private static final String ID = "0000000000007";
  private static final String KEY = "profile:" + ID;
  private static final String EDIT = "/en/profiles/" + ID + "/edit";

  private final ProfilesFake profiles = new ProfilesFake();
  private final AccessFake access = new AccessFake();
  private final RequestFake request = new RequestFake("/profiles");
  private final EditingFakes.DraftsFake drafts = new EditingFakes.DraftsFake();
  private final FieldTexts texts =
      new FieldTexts(new EditingFakes.TextsFake(), new VocabularyFake(), Bundles.context());
  private final EditDesk desk = new EditDesk(drafts, access, request);
  private final EditPages pages =
      new EditPages(
          profiles,
          access,
          request,
          desk,
          new EditViews(texts, new EditingFakes.MarkdownFake(), desk),
          new EditingFakes.PersonsFake());

  private Profile stored() {
    return profiles.put(new Id(7), 3, Drafts.full(), true);
  }

  /** What a browser sends of a step on which nothing was typed but these. */
  private MultivaluedMap<String, String> step(EditStep step, String... changes) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    Profile profile = profiles.all.get(new Id(7));
    Edited edited = desk.open(profile);
    for (String field : step.fields()) {
      edited.form().all(field).forEach(value -> sent.add(field, value));
    }
    sent.putSingle("from", step.key());
    sent.putSingle("version", Integer.toString(edited.base()));
    for (int i = 0; i < changes.length; i += 2) {
      sent.putSingle(changes[i], changes[i + 1]);
    }
    return sent;
  }

  private static String hidden(String html, String name) {
    Matcher field =
        Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"").matcher(html);
    assertThat(field.find()).as(name).isTrue();
    return field.group(1);
  }

  @Test
  public void everyFieldOfTheFormIsInOneStep() {
    List<String> inSteps =
        Arrays.stream(EditStep.values()).flatMap(s -> s.fields().stream()).toList();
    assertThat(inSteps)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(ProfileForm.values(Drafts.full()).keySet());
    assertThat(EditStep.of("nonsense")).isEqualTo(EditStep.NAMES);
    assertThat(EditStep.of(null)).isEqualTo(EditStep.NAMES);
  }

  @Test
  public void everyStepShowsItsFieldsFilledIn() {
    stored();
    for (EditStep step : EditStep.values()) {
      String html = Pages.html(pages.editing(ID, step.key()));
      assertThat(html)
          .contains("name=\"from\" value=\"" + step.key() + "\"", "name=\"version\" value=\"3\"")
          .contains("data-draft=\"/en/profiles/" + ID + "/draft\"")
          .doesNotContain("id=\"begun\"", "govuk-error-summary");
      step.fields().forEach(field -> assertThat(html).contains("name=\"" + field + "\""));
    }
    assertThat(Pages.html(pages.editing(ID, null))).contains("value=\"Нови Пример\"");
    assertThat(drafts.all).as("looking begins nothing").isEmpty();
  }

  @Test
  public void theEnterKeyGoesOn() {
    stored();
    String html = Pages.html(pages.editing(ID, "facts"));
    Matcher first = Pattern.compile("<button type=\"submit\"[^>]*>").matcher(html);
    String form = html.substring(html.indexOf("id=\"edit\""));
    first = first.reset(form);
    assertThat(first.find()).isTrue();
    assertThat(first.group()).contains("name=\"do\" value=\"next\"", "tabindex=\"-1\"");
  }

  @Test
  public void goingOnKeepsTheStepWhateverIsWrongInIt() {
    stored();
    Response next = pages.edit(ID, step(EditStep.FACTS, "population.count", "many", "do", "next"));
    assertThat(Pages.location(next)).isEqualTo(EDIT + "?step=about");
    Draft draft = drafts.all.get(KEY);
    assertThat(draft.values().get("population.count")).containsExactly("many");
    assertThat(draft.values()).as("only what is new").doesNotContainKey("nuts.code");
    assertThat(draft.base()).isEqualTo(3);
    assertThat(draft.path()).isEqualTo("/profiles/" + ID + "/edit");
    assertThat(draft.title()).isEqualTo("Novi Primer");
    assertThat(Pages.html(pages.editing(ID, "about")))
        .contains("app-steps__step--problem", "Saved as a draft")
        .doesNotContain("govuk-error-summary", "id=\"begun\"");
    assertThat(Pages.html(pages.editing(ID, "facts")))
        .contains("value=\"many\"", "id=\"population.count-error\"", "href=\"#population.count\"")
        .contains("id=\"wrong\"")
        .doesNotContain("govuk-error-summary\"");
    assertThat(profiles.get(new Id(7)).population().count()).isEqualTo(19343);
  }

  @Test
  public void lookingThroughTheStepsBeginsNothing() {
    stored();
    assertThat(Pages.location(pages.edit(ID, step(EditStep.NAMES, "do", "next"))))
        .isEqualTo(EDIT + "?step=facts");
    assertThat(Pages.location(pages.edit(ID, step(EditStep.NAMES, "step", "visibility"))))
        .isEqualTo(EDIT + "?step=visibility");
    assertThat(drafts.all).isEmpty();
  }

  @Test
  public void whatIsTypedBackIsNoChange() {
    stored();
    pages.edit(ID, step(EditStep.FACTS, "mediators", "9", "do", "next"));
    assertThat(drafts.all.get(KEY).values()).containsKey("mediators");
    pages.edit(ID, step(EditStep.FACTS, "mediators", "4", "do", "next"));
    assertThat(drafts.all.get(KEY).values()).doesNotContainKey("mediators");
  }

  @Test
  public void emptyingAFieldIsAChange() {
    stored();
    MultivaluedMap<String, String> sent = step(EditStep.ABOUT, "website", "", "do", "publish");
    sent.remove("workingLanguages");
    assertThat(Pages.location(pages.edit(ID, sent))).isEqualTo("/en/profiles/" + ID + "?saved=yes");
    assertThat(profiles.get(new Id(7)).website()).isNull();
    assertThat(profiles.get(new Id(7)).workingLanguages()).isEmpty();
  }

  @Test
  public void aDraftIsShownWithANoticeAndCanBeDiscarded() {
    stored();
    assertThat(pages.keep(ID, step(EditStep.NAMES, "names.en", "Half")).getStatus()).isEqualTo(204);
    assertThat(Pages.html(pages.editing(ID, null)))
        .contains("id=\"begun\"", "You have an unpublished draft", "value=\"Half\"")
        .contains("name=\"discard\"");
    assertThat(Pages.html(pages.editing(ID, "names"))).doesNotContain("id=\"begun\"");
    assertThat(Pages.location(pages.edit(ID, Pages.form("discard", "yes"))))
        .isEqualTo("/en/profiles/" + ID);
    assertThat(drafts.all).isEmpty();
    assertThat(Pages.html(pages.editing(ID, null))).doesNotContain("id=\"begun\"", "Half");
  }

  @Test
  public void leavingKeepsTheDraft() {
    stored();
    Response left = pages.edit(ID, step(EditStep.NAMES, "names.en", "Half", "do", "leave"));
    assertThat(Pages.location(left)).isEqualTo("/en/home");
    assertThat(drafts.all).containsKey(KEY);
  }

  @Test
  public void publishingTellsEveryProblemWithTheWayToIt() {
    stored();
    pages.edit(ID, step(EditStep.FACTS, "population.count", "many", "do", "next"));
    Response response =
        pages.edit(ID, step(EditStep.PARTICIPATION, "estimate.minimum", "5", "do", "publish"));
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(Pages.html(response))
        .contains("class=\"govuk-error-summary\" role=\"alert\"")
        .contains("href=\"" + EDIT + "?step=facts#population.count\"")
        .contains("href=\"" + EDIT + "?step=participation#estimate.minimum\"")
        .contains("Number of inhabitants: Enter a number");
    assertThat(drafts.all).containsKey(KEY);
    assertThat(Pages.html(pages.editing(ID, "participation")))
        .contains("id=\"estimate.minimum-error\"", "value=\"5\"");
    assertThat(profiles.get(new Id(7)).version()).isEqualTo(3);
  }

  @Test
  public void publishingForgetsTheDraft() {
    Profile before = stored();
    pages.edit(ID, step(EditStep.ABOUT, "website", "www.new.example", "do", "next"));
    pages.edit(ID, step(EditStep.VISIBILITY, "visibility.facts", "organisation", "do", "next"));
    MultivaluedMap<String, String> work = step(EditStep.WORK, "do", "publish");
    work.put("themes", List.of("housing", "health"));
    assertThat(Pages.location(pages.edit(ID, work))).isEqualTo("/en/profiles/" + ID + "?saved=yes");
    Profile published = profiles.get(new Id(7));
    assertThat(published.website()).isEqualTo("https://www.new.example");
    assertThat(published.themes()).containsExactlyInAnyOrder("housing", "health");
    assertThat(published.visibility().get(Section.FACTS)).isEqualTo(Change.Audience.ORGANISATION);
    assertThat(published.texts()).isEqualTo(before.texts());
    assertThat(drafts.all).isEmpty();
  }

  @Test
  public void theReviewTellsWhatWillChange() {
    stored();
    pages.edit(ID, step(EditStep.NAMES, "country", "XK", "do", "next"));
    assertThat(Pages.html(pages.editing(ID, "review")))
        .contains("id=\"changes\"", "Kosovo*", "Serbia", "After publishing")
        .doesNotContain("id=\"unchanged\"");
    pages.edit(ID, Pages.form("discard", "yes"));
    assertThat(Pages.html(pages.editing(ID, "review"))).contains("id=\"unchanged\"");
  }

  @Test
  public void aNewMemberIsBegunWithANameAndMendedAtTheEnd() {
    assertThat(Pages.html(pages.creating(null)))
        .contains("action=\"/en/profiles/new\"", "data-draft=\"/en/profiles/new/draft\"")
        .contains("<option value=\"joined\" selected>");
    MultivaluedMap<String, String> names =
        Pages.form("from", "names", "original", "en", "names.en", "Town <b>", "do", "publish");
    Response refused = pages.create(names);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Pages.html(refused))
        .contains("/en/profiles/new?step=names#kind", "/en/profiles/new?step=names#country")
        .contains("Town &lt;b&gt;");
    assertThat(drafts.all.get("profile:new").title()).isEqualTo("Town <b>");
    assertThat(profiles.all).isEmpty();
    names.putSingle("kind", "municipality");
    names.putSingle("country", "RS");
    assertThat(Pages.location(pages.create(names))).endsWith("?saved=yes");
    assertThat(drafts.all).isEmpty();
    assertThat(profiles.all).hasSize(1);
    assertThat(Pages.location(pages.create(Pages.form("discard", "yes"))))
        .isEqualTo("/en/profiles");
  }

  @Test
  public void somebodyElsesChangeIsToldBeforeAndBothVersionsAreShown() {
    stored();
    pages.edit(ID, step(EditStep.ABOUT, "website", "https://mine.example", "do", "next"));
    profiles.put(
        new Id(7),
        4,
        Drafts.with(Drafts.full(), "https://theirs.example", Drafts.full().texts()),
        true);
    assertThat(Pages.html(pages.editing(ID, "about")))
        .contains("id=\"outdated\"", "name=\"version\" value=\"3\"");
    Response response = pages.edit(ID, step(EditStep.REVIEW, "do", "publish"));
    assertThat(response.getStatus()).isEqualTo(409);
    String html = Pages.html(response);
    assertThat(html)
        .contains("id=\"conflict\"", "<title>Error:", "<a href=\"#conflict\">")
        .contains("https://theirs.example</dd>", "https://mine.example</dd>")
        .contains("name=\"version\" value=\"4\"", "name=\"both\"")
        .contains("name=\"theirs\" value=\"website\"");
    Response again =
        pages.edit(
            ID, Pages.form("from", "review", "version", "4", "both", "yes", "do", "publish"));
    assertThat(Pages.location(again)).endsWith("?saved=yes");
    assertThat(profiles.get(new Id(7)).website()).isEqualTo("https://mine.example");
  }

  @Test
  public void theOtherVersionOfAFieldCanBeTakenOver() {
    stored();
    pages.edit(ID, step(EditStep.FACTS, "mediators", "9", "do", "next"));
    pages.edit(ID, step(EditStep.ABOUT, "website", "https://mine.example", "do", "next"));
    profiles.put(
        new Id(7),
        4,
        Drafts.with(Drafts.full(), "https://theirs.example", Drafts.full().texts()),
        true);
    Response taken =
        pages.edit(
            ID,
            Pages.form(
                "from", "review", "version", "4", "both", "yes", "theirs", "website", "do",
                "publish"));
    assertThat(Pages.location(taken)).endsWith("?saved=yes");
    assertThat(profiles.get(new Id(7)).website()).isEqualTo("https://theirs.example");
    assertThat(profiles.get(new Id(7)).mediators()).isEqualTo(9);
  }

  @Test
  public void anOlderPageDoesNotMakeTheDraftNewer() {
    stored();
    profiles.put(
        new Id(7),
        4,
        Drafts.with(Drafts.full(), "https://theirs.example", Drafts.full().texts()),
        true);
    pages.edit(ID, step(EditStep.FACTS, "mediators", "9", "do", "next"));
    assertThat(drafts.all.get(KEY).base()).isEqualTo(4);
    pages.edit(
        ID, step(EditStep.ABOUT, "website", "https://mine.example", "version", "3", "do", "next"));
    assertThat(drafts.all.get(KEY).base()).isEqualTo(3);
    assertThat(pages.edit(ID, step(EditStep.REVIEW, "do", "publish")).getStatus()).isEqualTo(409);
  }

  @Test
  public void aConflictOfEqualVersionsSaysSo() {
    stored();
    pages.edit(ID, step(EditStep.ABOUT, "website", "https://same.example", "do", "next"));
    profiles.put(
        new Id(7),
        4,
        Drafts.with(Drafts.full(), "https://same.example", Drafts.full().texts()),
        true);
    assertThat(Pages.html(pages.edit(ID, step(EditStep.REVIEW, "do", "publish"))))
        .contains("Both versions say the same");
  }

  @Test
  public void aPreviewWithoutScriptShowsTheFormWithTheText() {
    stored();
    Response response =
        pages.edit(
            ID,
            step(
                EditStep.ABOUT,
                "texts.fr.summary",
                "Une **ville** <b>",
                "preview",
                "texts.fr.summary"));
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(Pages.html(response))
        .contains("<p>formatted Une **ville** &lt;b></p>", ">Une **ville** &lt;b&gt;</textarea>");
    assertThat(drafts.all.get(KEY).values()).containsKey("texts.fr.summary");
    assertThat(
            Pages.location(
                pages.edit(ID, step(EditStep.ABOUT, "preview", "country", "do", "next"))))
        .as("only texts")
        .isEqualTo(EDIT + "?step=work");
  }

  @Test
  public void namingAPersonIsWarnedOfOnceAndPublishingNeedsTheBox() {
    stored();
    String text = "Ask Mrs Petrović, who knows.";
    Response warned = pages.edit(ID, step(EditStep.WORK, "texts.en.needs", text, "do", "next"));
    assertThat(warned.getStatus()).isEqualTo(200);
    String html = Pages.html(warned);
    assertThat(html).contains("id=\"named\"", "Mrs Petrović", "I have checked");
    String marks = hidden(html, "persons.warned");
    assertThat(marks).matches("[0-9a-f]{32}");
    assertThat(
            Pages.location(
                pages.edit(ID, step(EditStep.WORK, "persons.warned", marks, "do", "next"))))
        .isEqualTo(EDIT + "?step=participation");

    Response refused = pages.edit(ID, step(EditStep.REVIEW, "do", "publish"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Pages.html(refused))
        .contains("href=\"#persons.checked\"", "id=\"persons.checked-error\"")
        .doesNotContain("Something is wrong here");
    assertThat(
            Pages.location(
                pages.edit(ID, step(EditStep.REVIEW, "persons.checked", marks, "do", "publish"))))
        .endsWith("?saved=yes");
    assertThat(profiles.get(new Id(7)).texts().values().get("en").needs()).isEqualTo(text);
    assertThat(Pages.html(pages.editing(ID, "work")))
        .as("what is published already is not asked again")
        .doesNotContain("id=\"named\"");
  }

  @Test
  public void theBoxIsForTheVeryText() {
    stored();
    String html =
        Pages.html(pages.edit(ID, step(EditStep.WORK, "texts.en.needs", "Mrs One", "do", "next")));
    String marks = hidden(html, "persons.checked") + hidden(html, "persons.warned");
    assertThat(marks).hasSize(64);
    String mark = hidden(html, "persons.warned");
    pages.edit(ID, step(EditStep.WORK, "persons.checked", mark, "do", "next"));
    assertThat(Pages.html(pages.editing(ID, "work"))).doesNotContain("id=\"named\"");
    pages.edit(ID, step(EditStep.WORK, "texts.en.needs", "Mrs Two", "do", "leave"));
    assertThat(Pages.html(pages.editing(ID, "work"))).contains("id=\"named\"", "Mrs Two");
    assertThat(
            pages
                .edit(ID, step(EditStep.WORK, "persons.checked", "rubbish <b>", "do", "publish"))
                .getStatus())
        .isEqualTo(422);
  }

  @Test
  public void aHalfWrittenStepComesBackAfterTheSignIn() {
    stored();
    request.kept =
        Form.of(
            Map.of(
                "from",
                List.of("facts"),
                "population.count",
                List.of("half"),
                "version",
                List.of("3")));
    assertThat(Pages.html(pages.editing(ID, null)))
        .contains("id=\"kept\"", "value=\"half\"", "name=\"from\" value=\"facts\"");
    assertThat(Pages.html(pages.creating(null))).contains("id=\"kept\"", "value=\"half\"");
    assertThat(drafts.all).isEmpty();
    request.kept = null;
    assertThat(Pages.html(pages.editing(ID, null))).doesNotContain("id=\"kept\"", "half");
  }

  @Test
  public void whatCannotBeKeptIsShownAgain() {
    stored();
    drafts.full = true;
    Response response = pages.edit(ID, step(EditStep.NAMES, "names.en", "Typed", "do", "next"));
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(Pages.html(response)).contains("value=\"Typed\"", "govuk-error-summary");
    assertThat(pages.keep(ID, step(EditStep.NAMES, "names.en", "Typed")).getStatus())
        .isEqualTo(422);
  }

  @Test
  public void formIsForThoseWhoMayEditThisOne() {
    stored();
    access.refused.addAll(List.of(Profiles.EDIT, Profiles.CREATE));
    assertThatThrownBy(() -> pages.editing(ID, null)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.edit(ID, Pages.form("discard", "yes")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.keep(ID, Pages.form()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.creating(null)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.keepNew(Pages.form())).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void formOfATeamHasNoAccession() {
    access.refused.add(Profiles.CREATE);
    Profile profile = stored();
    assertThat(Pages.html(pages.editing(ID, "names"))).doesNotContain("accession.status");
    MultivaluedMap<String, String> sent =
        step(EditStep.NAMES, "accession.status", "left", "names.fr", "Autre", "do", "publish");
    assertThat(Pages.location(pages.edit(ID, sent))).endsWith("?saved=yes");
    assertThat(profiles.get(new Id(7)).accession()).isEqualTo(profile.accession());
    assertThat(profiles.get(new Id(7)).names().values()).containsEntry("fr", "Autre");
  }

  @Test
  public void unknownAndMalformedIdsAreNotFound() {
    for (String id : new String[] {"new1", "0000000000009", "x".repeat(13), ""}) {
      assertThatThrownBy(() -> pages.editing(id, null)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> pages.edit(id, Pages.form())).isInstanceOf(NotFoundException.class);
    }
  }
}

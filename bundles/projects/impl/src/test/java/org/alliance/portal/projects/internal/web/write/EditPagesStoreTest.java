package org.alliance.portal.projects.internal.web.write;

import static org.alliance.portal.projects.internal.web.write.WritingPages.form;
import static org.alliance.portal.projects.internal.web.write.WritingPages.html;
import static org.alliance.portal.projects.internal.web.write.WritingPages.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Samples;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class EditPagesStoreTest {
  private static final String FIRST_TITLE = "texts.en.title";

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final WritingPages pages;

  public EditPagesStoreTest(String name, TestDatabase db) {
    this.pages = new WritingPages(db);
  }

  @Before
  public void empty() {
    pages.fixture.empty();
  }

  private Reviews.Work begun() {
    return pages.fixture.service.begin(pages.fixture.town, Samples.full());
  }

  private Reviews.Work small() {
    return pages.fixture.service.begin(pages.fixture.town, Samples.small("Homework club"));
  }

  private Reviews.Work now(Reviews.Work work) {
    return pages.fixture.service.work(work.ref().id());
  }

  private Response send(Reviews.Work work, WriteStep step, String... changes) {
    return pages.edit.edit(work.ref().id().toString(), pages.step(work, step, changes));
  }

  private String shown(Reviews.Work work, String... query) {
    return html(pages.edit.editing(work.ref().id().toString(), form(query)));
  }

  private static String edit(Reviews.Work work) {
    return "/en/projects/" + work.ref().id() + "/edit";
  }

  @Test
  public void beginningNeedsNoMoreThanATitle() {
    String fresh = html(pages.begin.begin(null, null));
    assertThat(fresh)
        .contains("Town", "name=\"texts.en.title\"", "name=\"kind\"", "value=\"more\"");
    String town = pages.fixture.town.toString();
    Response empty =
        pages.begin.create(
            form(
                "organisation",
                town,
                "written",
                "en",
                "texts.en.summary",
                "kept <b>",
                "do",
                "more"));
    assertThat(empty.getStatus()).isEqualTo(422);
    assertThat(html(empty)).contains("href=\"#texts.en.title\"", "kept &lt;b&gt;");
    Response made =
        pages.begin.create(
            form(
                "organisation",
                town,
                "written",
                "en",
                FIRST_TITLE,
                "Club",
                "original",
                "en",
                "themes",
                "education",
                "themes",
                "health",
                "do",
                "more"));
    assertThat(location(made)).endsWith("/edit?step=needs");
    Reviews.Work work = pages.fixture.reviews.all.values().iterator().next();
    assertThat(work.values())
        .containsEntry(FIRST_TITLE, List.of("Club"))
        .containsEntry("themes", List.of("education", "health"));
    pages.fixture.access.refused.add(Initiatives.WRITE);
    assertThatThrownBy(() -> pages.begin.create(form("organisation", town)))
        .isInstanceOf(AccessDeniedException.class);
    pages.fixture.access.refused.add(Initiatives.REVIEW);
    assertThat(html(pages.begin.begin(null, null))).doesNotContain("name=\"find\"");
  }

  @Test
  public void everyStepShowsItsFieldsFilledIn() {
    Reviews.Work work = begun();
    for (WriteStep step : WriteStep.values()) {
      String html = shown(work, "step", step.key());
      assertThat(html)
          .contains("name=\"at\" value=\"" + step.key() + "\"", "name=\"version\" value=\"1\"")
          .doesNotContain("govuk-error-summary");
      step.fields().forEach(field -> assertThat(html).contains("name=\"" + field + "\""));
      step.texts().forEach(p -> assertThat(html).contains("name=\"texts.fr." + p + "\""));
      work.values().keySet().stream()
          .filter(name -> step.tables().contains(name.split("\\.")[0]))
          .forEach(name -> assertThat(html).contains("name=\"" + name + "\""));
    }
    assertThat(shown(work, "step", "work")).contains("Other", "value=\"term ESF+\"");
    assertThat(shown(work, "step", "languages")).contains("School mediation", "besoins");
    assertThat(now(work).version()).as("looking changes nothing").isEqualTo(1);
  }

  @Test
  public void aStepThatIsSentAsItIsChangesNothing() {
    Reviews.Work work = begun();
    Map<String, List<String>> before = work.values();
    for (WriteStep step : WriteStep.values()) {
      Response next = send(now(work), step, "do", "next", "in", "en");
      assertThat(location(next)).isEqualTo(edit(work) + "?step=" + step.next().key());
    }
    assertThat(now(work).values()).isEqualTo(before);
  }

  @Test
  public void whatIsWrongIsKeptAndToldBesideItsField() {
    Reviews.Work work = small();
    Response next =
        send(work, WriteStep.WORK, "budget", "much", "from", "2024-13-40", "do", "next");
    assertThat(location(next)).endsWith("step=results");
    String html = shown(work, "step", "work");
    assertThat(html)
        .contains("value=\"much\"", "href=\"#budget\"", "id=\"budget-error\"", "href=\"#from\"");
    assertThat(shown(work, "step", "needs")).contains("app-steps__step--problem");
    assertThat(shown(work, "step", "review"))
        .contains("/edit?step=work#budget", "id=\"missing\"", "id=\"unsaid\"");
  }

  @Test
  public void rowsAreAddedAndRemovedWithoutScript() {
    Reviews.Work work = begun();
    Response more = send(work, WriteStep.WORK, "do", "add.fundings");
    assertThat(location(more)).contains("step=work&fundings=3", "#fundings.2");
    assertThat(shown(work, "step", "work", "fundings", "3")).contains("fundings.2.programme");
    Response less = send(now(work), WriteStep.WORK, "do", "remove.fundings.0");
    assertThat(location(less)).endsWith("#fundings");
    assertThat(now(work).values())
        .containsEntry("fundings.0.programme", List.of("Own budget"))
        .doesNotContainKeys("fundings.0.amount", "fundings.1.programme");
    Id other = pages.fixture.other;
    send(now(work), WriteStep.WORK, "do", "partner." + other);
    assertThat(now(work).values())
        .containsEntry("partners.2.organisation", List.of(other.toString()));
    send(now(work), WriteStep.RESULTS, "results.7.indicator", "Late", "do", "next");
    assertThat(now(work).values()).containsEntry("results.2.indicator", List.of("Late"));
    assertThat(shown(work, "step", "results")).contains("href=\"#results.2.value\"");
    assertThat(shown(work, "step", "learning", "links", "999")).doesNotContain("links.20.");
  }

  @Test
  public void programmesAreNamedAndKeptByTheirCode() {
    pages.fixture.vocabulary.add("programme", "erdf", "ERDF");
    Reviews.Work work = begun();
    assertThat(shown(work, "step", "work")).contains("<option value=\"ERDF\">");
    send(
        work,
        WriteStep.WORK,
        "fundings.0.programme",
        "erdf (FR)",
        "fundings.1.programme",
        "The town",
        "do",
        "next");
    assertThat(now(work).values())
        .containsEntry("fundings.0.programme", List.of("erdf"))
        .containsEntry("fundings.1.programme", List.of("The town"));
    pages.fixture.vocabulary.retire("programme", "erdf");
    send(now(work), WriteStep.WORK, "fundings.0.programme", "erdf", "do", "next");
    assertThat(now(work).values()).containsEntry("fundings.0.programme", List.of("erdf"));
  }

  @Test
  public void textsFollowWhenTheirLanguageIsCorrected() {
    Reviews.Work work = small();
    send(work, WriteStep.NEEDS, "texts.en.needs", "need", "do", "next");
    send(now(work), WriteStep.SHORT, "original", "fr", "do", "next");
    assertThat(now(work).values())
        .containsEntry("texts.fr.title", List.of("Homework club"))
        .containsEntry("texts.fr.needs", List.of("need"))
        .doesNotContainKeys(FIRST_TITLE, "texts.en.needs");
  }

  @Test
  public void translationsStandBesideTheOriginal() {
    Reviews.Work work = small();
    Response into = send(work, WriteStep.LANGUAGES, "do", "translate", "translate", "de");
    assertThat(location(into)).endsWith("step=languages&in=de");
    assertThat(shown(work, "step", "languages", "in", "de")).contains("name=\"texts.de.title\"");
    send(now(work), WriteStep.LANGUAGES, "in", "de", "texts.de.outcome", "Mehr", "do", "next");
    assertThat(now(work).values()).containsEntry("texts.de.outcome", List.of("Mehr"));
    assertThat(shown(work, "step", "review")).contains("step=languages&amp;in=de#texts.de.title");
    send(now(work), WriteStep.LANGUAGES, "in", "de", "do", "drop.de");
    assertThat(now(work).values()).doesNotContainKey("texts.de.outcome");
  }

  @Test
  public void twoWritersSeeBothVersions() {
    Reviews.Work work = small();
    send(work, WriteStep.SHORT, FIRST_TITLE, "Theirs", "do", "next");
    Response late = send(work, WriteStep.SHORT, FIRST_TITLE, "Mine", "do", "next");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(html(late))
        .contains("id=\"conflict\"", "Theirs", "value=\"Mine\"", "name=\"version\" value=\"2\"");
    assertThat(now(work).title()).isEqualTo("Theirs");
    send(now(work), WriteStep.SHORT, FIRST_TITLE, "Mine", "do", "next");
    assertThat(now(work).title()).isEqualTo("Mine");
  }

  @Test
  public void submittingSaysEverythingThatIsMissingAndAsksForPersons() {
    Reviews.Work work =
        pages.fixture.service.begin(
            pages.fixture.town, Map.of(FIRST_TITLE, List.of("Club"), "original", List.of("en")));
    Response refused = send(work, WriteStep.REVIEW, "do", "submit");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(html(refused))
        .contains("govuk-error-summary", "?step=short#kind", "?step=short#texts.en.summary");
    Reviews.Work named = small();
    send(named, WriteStep.LEARNING, "texts.en.lessons", "Mrs Example knew.", "do", "next");
    Response asked = send(now(named), WriteStep.REVIEW, "do", "submit");
    assertThat(asked.getStatus()).isEqualTo(422);
    assertThat(html(asked)).contains("href=\"#persons.checked\"", "Mrs Example");
    Response sent = send(now(named), WriteStep.REVIEW, "do", "submit", "persons.checked", "yes");
    assertThat(location(sent)).isEqualTo(edit(named));
    assertThat(now(named).state()).isEqualTo(Reviews.State.SUBMITTED);
  }

  @Test
  public void whatWaitsIsTakenBackBeforeItIsChanged() {
    Reviews.Work work = small();
    assertThat(location(send(work, WriteStep.SHORT, "do", "submit"))).isEqualTo(edit(work));
    assertThat(shown(work)).contains("value=\"take-back\"", "/review");
    Response late = send(now(work), WriteStep.SHORT, FIRST_TITLE, "Other", "do", "next");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(now(work).title()).isEqualTo("Homework club");
    Response back = send(now(work), WriteStep.SHORT, "do", "take-back");
    assertThat(location(back)).endsWith("step=review");
    assertThat(now(work).state()).isEqualTo(Reviews.State.DRAFT);
  }

  @Test
  public void remarksStandBesideTheirFields() {
    Reviews.Work work = small();
    Reviews.Work sent = pages.fixture.service.submit(work.ref().id(), work.version());
    pages.fixture.service.giveBack(
        work.ref().id(),
        sent.version(),
        Map.of("texts.en.summary", "Say <more>", "results", "Any figures?"),
        "Nearly there");
    assertThat(shown(work)).contains("Nearly there", "Say &lt;more&gt;", "id=\"returned\"");
    assertThat(shown(work, "step", "results")).contains("Any figures?").doesNotContain("Say &lt;");
  }

  @Test
  public void lookingAtAPublishedOneOpensNoWorkingCopyAndSavingDoes() {
    Initiative initiative =
        pages.fixture.publish(pages.fixture.town, Samples.small("Homework club"));
    String id = initiative.id().toString();
    assertThat(html(pages.edit.editing(id, form("step", "review"))))
        .contains("id=\"unchanged\"", "name=\"version\" value=\"0\"");
    assertThat(pages.fixture.reviews.all).isEmpty();
    Response next =
        pages.edit.edit(
            id, form("at", "needs", "version", "0", "written", "en", "texts.en.needs", "new need"));
    assertThat(location(next)).endsWith("step=work");
    assertThat(html(pages.edit.editing(id, form("step", "review")))).contains("new need");
    Response late =
        pages.edit.edit(
            id, form("at", "needs", "version", "0", "written", "en", "texts.en.needs", "late"));
    assertThat(late.getStatus()).isEqualTo(409);
    Response stale = pages.edit.edit(id, form("do", "discard", "version", "1"));
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(html(stale)).contains("id=\"conflict\"", "new need");
    assertThat(location(pages.edit.edit(id, form("do", "discard", "version", "2"))))
        .isEqualTo("/en/projects/" + id);
    assertThat(pages.fixture.reviews.all).isEmpty();
    assertThat(location(pages.edit.edit(id, form("do", "discard", "version", "2"))))
        .isEqualTo("/en/projects/" + id);
    assertThatThrownBy(() -> pages.edit.editing("0000000000001", form()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void filesAreNamedByTheWorkingCopy() {
    Reviews.Work work = small();
    String id = work.ref().id().toString();
    Response none = pages.upload.bring(id, "1", "", "", new ByteArrayInputStream(new byte[0]));
    assertThat(none.getStatus()).isEqualTo(422);
    assertThat(html(none)).contains("href=\"#file\"");
    Response stale =
        pages.upload.bring(id, "9", "a.txt", "A", new ByteArrayInputStream(new byte[1]));
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(pages.fixture.files.of(work.ref())).isEmpty();
    Response there =
        pages.upload.bring(id, "1", "a.txt", "A plan", new ByteArrayInputStream(new byte[1]));
    assertThat(location(there)).endsWith("step=more#attachments");
    String file = pages.fixture.files.of(work.ref()).get(0).id().toString();
    assertThat(now(work).values()).containsEntry("attachments", List.of(file));
    assertThat(shown(work, "step", "more")).contains("A plan", "unfile." + file);
    assertThat(shown(work, "step", "review")).contains("A plan");
    send(now(work), WriteStep.MORE, "do", "unfile." + file);
    assertThat(now(work).values()).doesNotContainKey("attachments");
    assertThat(pages.fixture.files.of(work.ref())).isEmpty();
  }

  @Test
  public void aFileThatHasGoneIsNamedAndTakenOutAndNothingElseIsLost() {
    Reviews.Work work = small();
    String id = work.ref().id().toString();
    pages.upload.bring(id, "1", "a.txt", "A plan", new ByteArrayInputStream(new byte[1]));
    pages.upload.bring(id, "2", "b.txt", "Gone", new ByteArrayInputStream(new byte[1]));
    List<String> named = now(work).values().get("attachments");
    pages.fixture.files.remove(work.ref(), Id.parse(named.get(1)));
    assertThat(shown(work, "step", "more"))
        .contains("A plan", "File 2 is no longer here", "unfile." + named.get(1))
        .contains("href=\"#attachments\"", "Take it out");
    assertThat(shown(work, "step", "review")).contains("/edit?step=more#attachments");
    Response refused = send(now(work), WriteStep.REVIEW, "do", "submit");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(html(refused)).contains("File 2 is no longer here");
    send(now(work), WriteStep.MORE, "do", "unfile." + named.get(1));
    assertThat(now(work).values())
        .containsEntry("attachments", List.of(named.get(0)))
        .containsAllEntriesOf(without(work.values()));
    assertThat(shown(work, "step", "more")).doesNotContain("no longer here");
    assertThat(location(send(now(work), WriteStep.REVIEW, "do", "submit"))).endsWith("/edit");
  }

  private static Map<String, List<String>> without(Map<String, List<String>> values) {
    Map<String, List<String>> others = new HashMap<>(values);
    others.remove("attachments");
    return others;
  }

  @Test
  public void amountsAreShownAsMoney() {
    Reviews.Work work = small();
    send(work, WriteStep.WORK, "budget", "1250.5", "fundings.0.programme", "Own budget");
    send(
        now(work),
        WriteStep.WORK,
        "budget",
        "1250.5",
        "fundings.0.programme",
        "Own budget",
        "fundings.0.amount",
        "1250");
    assertThat(shown(work, "step", "review")).contains("€1,250.50", "Amount: €1,250<");
  }

  @Test
  public void aFormThatWasKeptComesBack() {
    Reviews.Work work = small();
    pages.request.kept =
        Form.of(
            form("at", "needs", "version", "1", "written", "en", "texts.en.needs", "half a need"));
    assertThat(shown(work)).contains("id=\"kept\"", "half a need");
  }

  @Test
  public void aPreviewComesWithoutScript() {
    Reviews.Work work = small();
    Response preview =
        send(work, WriteStep.NEEDS, "texts.en.needs", "*much*", "preview", "texts.en.needs");
    assertThat(html(preview)).contains("formatted *much*");
  }

  @Test
  public void everyFieldStandsInAStep() {
    assertThat(
            begun().values().keySet().stream()
                .filter(
                    name ->
                        java.util.Arrays.stream(WriteStep.values())
                            .noneMatch(step -> step.has(name, "fr")))
                .collect(Collectors.toSet()))
        .isEmpty();
    assertThat(WriteStep.of("nonsense")).isEqualTo(WriteStep.SHORT);
  }
}

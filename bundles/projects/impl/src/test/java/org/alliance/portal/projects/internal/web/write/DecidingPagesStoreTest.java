package org.alliance.portal.projects.internal.web.write;

import static org.alliance.portal.projects.internal.web.write.WritingPages.form;
import static org.alliance.portal.projects.internal.web.write.WritingPages.html;
import static org.alliance.portal.projects.internal.web.write.WritingPages.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Samples;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class DecidingPagesStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final WritingPages pages;

  public DecidingPagesStoreTest(String name, TestDatabase db) {
    this.pages = new WritingPages(db);
  }

  @Before
  public void empty() {
    pages.fixture.empty();
  }

  private Reviews.Work submitted() {
    Reviews.Work work = pages.fixture.service.begin(pages.fixture.town, Samples.full());
    return pages.fixture.service.submit(work.ref().id(), work.version());
  }

  @Test
  public void moderatorsPublishOrGiveBack() {
    Reviews.Work work = submitted();
    String id = work.ref().id().toString();
    assertThat(html(pages.review.review(id)))
        .contains("School mediation", "name=\"remarks.results\"", "88.5", "value=\"publish\"");
    Response nothing = pages.review.decide(id, form("version", "2", "do", "return"));
    assertThat(nothing.getStatus()).isEqualTo(422);
    assertThat(html(nothing)).contains("govuk-error-summary");
    Response back =
        pages.review.decide(
            id, form("version", "2", "do", "return", "remarks.results", "More", "note", "Thanks"));
    assertThat(location(back)).endsWith("/review");
    assertThat(pages.fixture.service.work(work.ref().id()).remarks())
        .isEqualTo(Map.of("results", "More"));
    assertThat(html(pages.review.review(id)))
        .contains("More", "Thanks")
        .doesNotContain("value=\"publish\"");
    pages.fixture.service.submit(work.ref().id(), 3);
    assertThat(location(pages.review.decide(id, form("version", "4", "do", "publish"))))
        .isEqualTo("/en/projects/" + id + "?published=yes");
    assertThat(pages.fixture.service.get(work.ref().id()).version()).isEqualTo(1);
  }

  @Test
  public void theSecondModeratorIsToldWhatTheFirstHasDone() {
    Reviews.Work work = submitted();
    String id = work.ref().id().toString();
    Response old =
        pages.review.decide(id, form("version", "1", "do", "publish", "remarks.themes", "mine"));
    assertThat(old.getStatus()).isEqualTo(409);
    assertThat(html(old)).contains("id=\"changed\"", "mine", "name=\"version\" value=\"2\"");
    pages.review.decide(id, form("version", "2", "do", "publish"));
    Response late = pages.review.decide(id, form("version", "2", "do", "publish"));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(html(late)).contains("id=\"decided\"", "/en/projects/" + id);
    pages.fixture.access.refused.add(Initiatives.REVIEW);
    assertThatThrownBy(() -> pages.review.review(id)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void changesToWhatIsPublishedAreShown() {
    Initiative before = pages.fixture.publish(pages.fixture.town, Samples.small("Club"));
    String id = before.id().toString();
    pages.edit.edit(
        id, form("at", "needs", "version", "0", "written", "en", "texts.en.needs", "new need"));
    assertThat(html(pages.review.review(id))).contains("app-table--stack", "new need");
  }

  @Test
  public void anotherWayOfWritingANumberIsNoChange() {
    Initiative before = pages.fixture.publish(pages.fixture.town, Samples.full());
    String id = before.id().toString();
    Reviews.Work work = pages.fixture.service.edit(before.id());
    pages.edit.edit(
        id,
        pages.step(work, WriteStep.WORK, "budget", "120 000,50", "from", "1/9/2021", "do", "next"));
    assertThat(html(pages.review.review(id))).contains("id=\"unchanged\"", "1 September 2021");
    pages.edit.edit(
        id,
        pages.step(
            pages.fixture.service.work(before.id()),
            WriteStep.WORK,
            "budget",
            "much",
            "do",
            "next"));
    assertThat(html(pages.review.review(id))).contains("much").doesNotContain("id=\"unchanged\"");
  }

  @Test
  public void removingAsksFirstAndNamesWhatReplacedIt() {
    Initiative old = pages.fixture.publish(pages.fixture.town, Samples.small("Old"));
    Initiative other = pages.fixture.publish(pages.fixture.town, Samples.small("New"));
    String id = old.id().toString();
    assertThat(html(pages.delete.deleting(id))).contains("govuk-button--warning", "Old");
    Response words = pages.delete.delete(id, form("version", "1", "replacedBy", "some words"));
    assertThat(words.getStatus()).isEqualTo(422);
    assertThat(html(words)).contains("href=\"#replacedBy\"", "value=\"some words\"");
    Response late = pages.delete.delete(id, form("version", "9"));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(html(late)).contains("id=\"changed\"");
    Response gone =
        pages.delete.delete(
            id,
            form(
                "version",
                "1",
                "replacedBy",
                "https://portal.example/fr/projects/" + other.id() + "?a=b"));
    assertThat(location(gone)).isEqualTo("/en/projects");
    assertThatThrownBy(() -> pages.delete.deleting(id))
        .isInstanceOfSatisfying(
            GoneException.class, e -> assertThat(e.replacedBy()).isEqualTo(other.ref()));
  }

  @Test
  public void anAdaptationIsAskedForAndAnswered() {
    Initiative source = pages.fixture.publish(pages.fixture.other, Samples.documented("Model"));
    Initiative own = pages.fixture.publish(pages.fixture.town, Samples.small("Ours"));
    String id = source.id().toString();
    assertThat(html(pages.adopt.adopting(id))).contains("Model", "Ours", "name=\"changes\"");
    Response empty = pages.adopt.adopt(id, form("changes", "kept"));
    assertThat(empty.getStatus()).isEqualTo(422);
    assertThat(html(empty)).contains("href=\"#adopter\"", ">kept</textarea>");
    Response asked =
        pages.adopt.adopt(id, form("adopter", own.id().toString(), "changes", "Smaller groups"));
    assertThat(location(asked)).endsWith(id + "?adopted=yes");
    Response twice =
        pages.adopt.adopt(id, form("adopter", own.id().toString(), "changes", "Again"));
    assertThat(twice.getStatus()).isEqualTo(422);
    assertThat(html(twice)).contains("href=\"#adopter\"");

    assertThat(html(pages.adoptions.list(null))).contains("id=\"none\"");
    as(pages.fixture.other);
    assertThat(html(pages.adoptions.list(null))).contains("Ours", "Model", "Smaller groups");
    AdoptionsCard card = new AdoptionsCard(new Waiting(pages.fixture.service, pages.teams));
    assertThat(html(card.card("en").orElseThrow())).contains("1 organisation");
    String adoption = pages.fixture.service.asked(pages.fixture.other).get(0).id().toString();
    assertThat(location(pages.adoptions.answer(adoption, form("do", "confirm"))))
        .endsWith("answered=yes");
    Response otherwise = pages.adoptions.answer(adoption, form("do", "deny"));
    assertThat(otherwise.getStatus()).isEqualTo(409);
    assertThat(html(otherwise)).contains("id=\"otherwise\"");
    assertThat(pages.fixture.service.adoptions(source.id()))
        .extracting(Adoption::state)
        .containsExactly(Adoption.State.CONFIRMED);
    assertThat(card.card("en")).isEmpty();
  }

  private void as(Id organisation) {
    pages.fixture.access.principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            new Id(2),
            "Author",
            java.util.Set.of(),
            Map.of(organisation, TeamRole.EDITOR),
            java.util.Set.of());
  }

  @Test
  public void aNewOneIsBegunFromAModel() {
    Initiative source = pages.fixture.publish(pages.fixture.other, Samples.documented("Model"));
    Response begun =
        pages.adopt.adopt(
            source.id().toString(),
            form("do", "begin", "organisation", pages.fixture.town.toString()));
    assertThat(location(begun)).endsWith("/edit");
    Reviews.Work work = pages.fixture.reviews.all.values().iterator().next();
    assertThat(work.organisation()).isEqualTo(pages.fixture.town);
    assertThat(work.values())
        .containsEntry("themes", List.of("housing"))
        .containsEntry("links.0.title", List.of("Model"))
        .containsEntry(
            "links.0.address", List.of("https://members.example/en/projects/" + source.id()))
        .doesNotContainKey("texts.en.title");
  }
}

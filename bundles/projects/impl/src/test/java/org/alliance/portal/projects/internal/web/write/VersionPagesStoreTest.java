package org.alliance.portal.projects.internal.web.write;

import static org.alliance.portal.projects.internal.web.write.WritingPages.form;
import static org.alliance.portal.projects.internal.web.write.WritingPages.html;
import static org.alliance.portal.projects.internal.web.write.WritingPages.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativeService;
import org.alliance.portal.projects.internal.Samples;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class VersionPagesStoreTest {
  private static final String TITLE = "texts.en.title";

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final WritingPages pages;
  private final InitiativeService service;

  public VersionPagesStoreTest(String name, TestDatabase db) {
    this.pages = new WritingPages(db);
    this.service = pages.fixture.service;
  }

  @Before
  public void empty() {
    pages.fixture.empty();
  }

  private Reviews.Work outdated() {
    Id id = pages.fixture.publish(pages.fixture.town, Samples.small("First")).id();
    Reviews.Work work = service.edit(id);
    work = service.save(id, 1, Map.of(TITLE, List.of("Mine"), "texts.en.needs", List.of("Need")));
    pages.fixture.publishMeanwhile(id, Samples.small("Theirs", "housing"));
    return work;
  }

  private static String edit(Reviews.Work work) {
    return "/en/projects/" + work.ref().id() + "/edit";
  }

  @Test
  public void bothVersionsAreShownAndPutTogether() {
    Reviews.Work work = outdated();
    String id = work.ref().id().toString();
    String link = "href=\"" + edit(work) + "/newer\"";
    assertThat(html(pages.edit.editing(id, form("step", "needs")))).contains(link);
    assertThat(html(pages.review.review(id))).contains("id=\"base\"", link);
    assertThat(location(pages.edit.edit(id, pages.step(work, WriteStep.REVIEW, "do", "submit"))))
        .isEqualTo(edit(work) + "/newer");
    assertThat(html(pages.newer.newer(id)))
        .contains("Mine", "Theirs", "name=\"newest\" value=\"2\"")
        .contains("value=\"themes\" checked")
        .contains("Changed by both")
        .doesNotContain("value=\"texts.en.title\" checked", "value=\"texts.en.needs\" checked");
    Response stale =
        pages.newer.take(id, form("version", "2", "newest", "1", "theirs", "texts.en.needs"));
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(html(stale))
        .contains("id=\"changed\"", "value=\"texts.en.needs\" checked")
        .doesNotContain("value=\"themes\" checked");
    assertThat(
            location(pages.newer.take(id, form("version", "2", "newest", "2", "theirs", "themes"))))
        .isEqualTo(edit(work) + "?step=review");
    assertThat(service.work(work.ref().id()).values())
        .containsEntry(TITLE, List.of("Mine"))
        .containsEntry("themes", List.of("housing"))
        .containsEntry("texts.en.needs", List.of("Need"));
    assertThat(location(pages.newer.newer(id))).isEqualTo(edit(work));
    assertThat(html(pages.edit.editing(id, form()))).doesNotContain(link);
  }

  @Test
  public void moderatorsAreToldWhyItCannotBePublished() {
    Reviews.Work work = outdated();
    String id = work.ref().id().toString();
    pages.fixture.reviews.submit(work.ref(), work.version());
    assertThat(html(pages.edit.editing(id, form()))).contains("id=\"outdated\"");
    Response refused = pages.review.decide(id, form("version", "3", "do", "publish"));
    assertThat(refused.getStatus()).isEqualTo(409);
    assertThat(html(refused)).contains("id=\"base\"", edit(work) + "/newer");
    assertThat(html(pages.newer.newer(id))).contains("id=\"submitted\"");
  }

  @Test
  public void aVersionIsLookedAtAndRestored() {
    Id id = pages.fixture.publish(pages.fixture.town, Samples.small("First")).id();
    Reviews.Work work = service.edit(id);
    work = service.save(id, 1, Map.of(TITLE, List.of("Second")));
    service.publish(id, work.version());
    String address = id.toString();
    assertThat(html(pages.version.show(address, "2")))
        .contains("Second", "First", "history/1")
        .doesNotContain("id=\"restore\"");
    assertThat(html(pages.version.show(address, "1")))
        .contains("id=\"restore\"", "history/2")
        .doesNotContain("id=\"begun\"");
    for (String none : List.of("0", "3", "x")) {
      assertThatThrownBy(() -> pages.version.show(address, none))
          .isInstanceOf(NotFoundException.class);
    }
    assertThat(location(pages.version.restore(address, "1")))
        .isEqualTo("/en/projects/" + id + "/edit?step=review");
    assertThat(service.work(id).title()).isEqualTo("First");
    Response again = pages.version.restore(address, "1");
    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(html(again)).contains("id=\"begun\"");
    pages.fixture.access.refused.add(Initiatives.WRITE);
    assertThat(html(pages.version.show(address, "1"))).doesNotContain("id=\"restore\"");
    assertThatThrownBy(() -> pages.version.restore(address, "1"))
        .isInstanceOf(AccessDeniedException.class);
  }
}

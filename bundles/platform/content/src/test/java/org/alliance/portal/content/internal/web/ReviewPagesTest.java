package org.alliance.portal.content.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.entities.EntityDirectory;
import org.alliance.portal.api.search.Searchable;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.Fakes;
import org.alliance.portal.content.internal.ReviewRoom;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.ServiceReference;

public class ReviewPagesTest {
  private final TestDatabase db = (TestDatabase) TestDatabase.both().get(0)[1];
  private final AccessFake access = new AccessFake();
  private final RequestFake request = new RequestFake("/admin/review");
  private final Rendering rendering = new Rendering("/admin/review");
  private final Titles titles = new Titles(List.of(new Directory()));
  private final TypeNames names = new TypeNames(ReviewRoom.texts());
  private ReviewRoom room;

  /** Only things are there. */
  private static final class Directory implements EntityDirectory {
    @Override
    public String type() {
      return "thing";
    }

    @Override
    public Map<Id, Entity> find(Collection<Id> ids, String lang) {
      return Map.of();
    }
  }

  @Before
  public void open() {
    room = new ReviewRoom(db);
    names.add(things(), reference());
  }

  @After
  public void close() {
    db.close();
  }

  /** A type named by some text of this room. */
  private static Searchable things() {
    return (Searchable)
        Proxy.newProxyInstance(
            Searchable.class.getClassLoader(),
            new Class<?>[] {Searchable.class},
            (proxy, method, args) ->
                method.getName().equals("type") ? "thing" : "content.freshness.thing");
  }

  @SuppressWarnings("unchecked")
  private static ServiceReference<Searchable> reference() {
    return (ServiceReference<Searchable>)
        Proxy.newProxyInstance(
            ServiceReference.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (proxy, method, args) -> method.getName().equals("compareTo") ? 0 : null);
  }

  private ReviewPage page() {
    return new ReviewPage(access, room.reviews, titles, names, ReviewRoom.organisations(), request);
  }

  private String html(View view) {
    String french = rendering.render(view, "fr");
    assertThat(french).doesNotContain("null", "style=", "onclick");
    String english = rendering.render(view, "en");
    assertThat(english).doesNotContain("null");
    return english;
  }

  @Test
  public void theDeskShowsWhatWaits() {
    assertThat(html(page().list(null, null)))
        .contains("id=\"empty\"", "No text is waiting", "<h1", "href=\"/en/admin\"")
        .doesNotContain("<table", "<nav aria-label=\"Texts by type\"");
    for (long id = 1; id <= 51; id++) {
      room.submitted(ReviewRoom.ref(id), ReviewRoom.OWNER);
    }
    room.submitted(new EntityRef("other", new Id(90)), null);
    View first = page().list("", "");
    assertThat(html(first))
        .contains("href=\"/en/things/" + new Id(1) + "/review\">Title 1</a>", "Town &lt;1&gt;")
        .contains("<span class=\"app-facet__count\">number 52</span>")
        .contains("?type=thing\">Entry <span class=\"app-facet__count\">number 51</span>")
        .contains("?type=other\">other <span", "<caption", "date 2026-03-04T10:00:01.123Z")
        .contains("rel=\"next\"", "href=\"/en/admin/review\" aria-current=\"page\"")
        .doesNotContain("Title 51<", "Back to the first page");
    String next = (String) first.model().get("next");
    assertThat(next).startsWith("/en/admin/review?after=");
    assertThat(html(page().list(null, next.substring(next.indexOf('=') + 1))))
        .contains("Title 51</a>", "Back to the first page", "None</td>")
        .contains("Title 90")
        .doesNotContain("rel=\"next\"", "others/");
    String filtered = (String) page().list("thing", null).model().get("next");
    assertThat(filtered).startsWith("/en/admin/review?type=thing&after=");
    assertThat(html(page().list("other", null)))
        .contains("Title 90", "?type=other\" aria-current=\"page\"")
        .doesNotContain("Title 1<");
    assertThat(html(page().list("news", null)))
        .contains("No text of this type", "href=\"/en/admin/review\">All texts</a>");
  }

  @Test
  public void theDeskIsTheSecretariatsAndItsAddressIsChecked() {
    for (String wrong : new String[] {"A", "x y", "<b>"}) {
      assertThatThrownBy(() -> page().list(wrong, null)).isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> page().list(null, "x")).isInstanceOf(ValidationException.class);
    access.refused.add(Action.MODERATE);
    assertThatThrownBy(() -> page().list(null, null)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void moderatorsSeeHowManyWait() {
    ReviewCard card = new ReviewCard(room.reviews);
    assertThat(card.action()).isEqualTo(Action.MODERATE);
    assertThat(card.card("en")).isEmpty();
    room.submitted(ReviewRoom.ref(1), ReviewRoom.OWNER);
    assertThat(html(card.card("en").orElseThrow()))
        .contains("number 1", "text waits for review", "href=\"/en/admin/review\"");
    room.submitted(new EntityRef("other", new Id(2)), null);
    assertThat(html(card.card("en").orElseThrow())).contains("number 2", "texts wait for review");
  }

  @Test
  public void teamsSeeWhatTheyAreWorkingOn() {
    access.principal = Fakes.account(1, Map.of(ReviewRoom.OWNER, TeamRole.EDITOR));
    WorksCard card = new WorksCard(access, room.reviews, titles);
    assertThat(card.card("en")).isEmpty();
    room.submitted(ReviewRoom.ref(1), ReviewRoom.OWNER);
    room.reviews.giveBack(ReviewRoom.ref(1), 2, Map.of(), "No");
    room.later();
    room.submitted(ReviewRoom.ref(2), ReviewRoom.OWNER);
    room.later();
    room.reviews.save(
        ReviewRoom.work(new EntityRef("other", new Id(3)), ReviewRoom.OWNER, 0, "First"));
    room.reviews.save(ReviewRoom.work(ReviewRoom.ref(4), new Id(51), 0, "Another team's"));
    String shown = html(card.card("en").orElseThrow());
    assertThat(shown)
        .containsSubsequence(
            "href=\"/en/things/" + new Id(1) + "/edit\">Title 1</a>",
            "govuk-tag--yellow\">Returned with remarks",
            "Title 3",
            "govuk-tag--grey\">Draft",
            "href=\"/en/things/" + new Id(2) + "/edit\">Title 2</a>",
            "govuk-tag--blue\">Waiting for review",
            "Last changed on date 2026-03-04T10:00:03.123Z")
        .doesNotContain("others/", "Title 4", "earlier");
    for (long id = 10; id < 18; id++) {
      room.reviews.save(ReviewRoom.work(ReviewRoom.ref(id), ReviewRoom.OWNER, 0, "First"));
    }
    assertThat(html(card.card("en").orElseThrow())).contains("One more was changed earlier.");
    access.principal = Fakes.account(1, Map.of(ReviewRoom.OWNER, TeamRole.READER));
    assertThat(card.card("en")).isEmpty();
    access.principal = Fakes.account(1, Map.of(new Id(52), TeamRole.OWNER));
    assertThat(card.card("en")).isEmpty();
  }

  @Test
  public void aFeatureThatLeftNamesItsThingsNoMore() {
    room.submitted(ReviewRoom.ref(1), ReviewRoom.OWNER);
    ServiceReference<Searchable> reference = reference();
    TypeNames leaving = new TypeNames(ReviewRoom.texts());
    leaving.add(things(), reference);
    assertThat(leaving.of("thing", "fr")).isEqualTo("Fiche");
    leaving.remove(reference);
    assertThat(leaving.of("thing", "fr")).isEqualTo("thing");
  }
}

package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.Test;

public class FigurePagesTest {
  private static final String ID = "0000000000007";

  /** Profiles that know the rule on small figures. */
  private static final class Ruled extends ProfilesFake {
    @Override
    public void addFigure(Id id, Figure f) {
      if (f.kind() == Figure.Kind.ESTIMATE) {
        List<FieldProblem> problems =
            Estimate.problems(f.minimum(), f.maximum(), null, f.source(), f.year(), f.method());
        if (!problems.isEmpty()) {
          throw new ValidationException(
              problems.stream()
                  .map(p -> new FieldProblem(p.field().replace("estimate.", ""), p.key(), p.args()))
                  .toList());
        }
      }
      super.addFigure(id, f);
    }
  }

  private final Ruled profiles = new Ruled();
  private final AccessFake access = new AccessFake();
  private final RequestFake request = new RequestFake("/profiles");
  private final FigurePages pages =
      new FigurePages(
          profiles,
          access,
          new FieldTexts(new EditingFakes.TextsFake(), new VocabularyFake(), Bundles.context()),
          request);

  @Before
  public void store() {
    profiles.put(new Id(7), 3, Drafts.full(), false);
  }

  @Test
  public void addsANumberARangeAndAPlan() {
    assertThat(
            Pages.location(
                pages.add(
                    ID, Pages.form("kind", "population", "year", "2011", "minimum", "14 111"))))
        .isEqualTo("/en/profiles/" + ID + "/figures?done=added");
    pages.add(
        ID,
        Pages.form(
            "kind",
            "estimate",
            "year",
            "2011",
            "minimum",
            "800",
            "maximum",
            "1.200",
            "source",
            "A census",
            "method",
            "census"));
    pages.add(ID, Pages.form("kind", "plan", "year", "2011", "maximum", ""));
    assertThat(profiles.figures)
        .containsExactly(
            new Figure(Figure.Kind.POPULATION, 2011, 14111, 14111, null, null),
            new Figure(Figure.Kind.ESTIMATE, 2011, 800, 1200, "A census", Estimate.Method.CENSUS),
            new Figure(Figure.Kind.PLAN, 2011, null, null, null, null));
    assertThat(Pages.html(pages.list(ID, null, "added")))
        .contains("number 14111", "number 800 to number 1200", "A census (census)")
        .contains("no end stated", "The figure is saved", "?add=estimate#add")
        .contains("name=\"kind\" value=\"plan\"");
  }

  @Test
  public void problemsAreAtTheirFieldsWithWhatWasTyped() {
    Response small =
        pages.add(
            ID, Pages.form("kind", "estimate", "year", "2011", "minimum", "5", "maximum", "8"));
    assertThat(small.getStatus()).isEqualTo(422);
    assertThat(Pages.html(small))
        .contains("id=\"minimum-error\"", "id=\"maximum-error\"", "id=\"source-error\"")
        .contains("id=\"method-error\"", "href=\"#minimum\"", "value=\"5\"");
    Response unread =
        pages.add(ID, Pages.form("kind", "population", "year", "", "minimum", "many"));
    assertThat(unread.getStatus()).isEqualTo(422);
    assertThat(Pages.html(unread))
        .contains("id=\"year-error\"", "id=\"minimum-error\"", "value=\"many\"");
    assertThat(pages.add(ID, Pages.form()).getStatus()).isEqualTo(422);
    assertThat(profiles.figures).isEmpty();
  }

  @Test
  public void removes() {
    profiles.figures.add(new Figure(Figure.Kind.PLAN, 2011, null, 2015, null, null));
    assertThat(Pages.location(pages.remove(ID, Pages.form("kind", "population", "year", "2011"))))
        .endsWith("?done=removed");
    assertThat(profiles.figures).hasSize(1);
    pages.remove(ID, Pages.form("kind", "plan", "year", "2011"));
    assertThat(profiles.figures).isEmpty();
    assertThat(Pages.html(pages.list(ID, "plan", "removed")))
        .contains("The figure is removed", "No figure yet");
  }

  @Test
  public void aKindThatIsNoneIsNotTakenForAnother() {
    profiles.figures.add(new Figure(Figure.Kind.POPULATION, 2011, 9000, 9000, null, null));
    assertThatThrownBy(() -> pages.remove(ID, Pages.form("kind", "plans", "year", "2011")))
        .isInstanceOf(ValidationException.class);
    Response refused =
        pages.add(ID, Pages.form("kind", "plans", "year", "2012", "minimum", "9000"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(profiles.figures).hasSize(1);
  }

  @Test
  public void theFormComesBackAfterTheSignInAndIsForEditors() {
    request.kept = Form.of(Map.of("kind", List.of("estimate"), "source", List.of("Half")));
    assertThat(Pages.html(pages.list(ID, null, null))).contains("id=\"kept\"", "value=\"Half\"");
    assertThat(Pages.location(pages.back(ID))).isEqualTo("/en/profiles/" + ID + "/figures");
    access.refused.add(Profiles.EDIT);
    assertThatThrownBy(() -> pages.list(ID, null, null)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.add(ID, Pages.form())).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> pages.remove(ID, Pages.form()))
        .isInstanceOf(AccessDeniedException.class);
  }
}

package org.alliance.portal.vocabulary.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.vocabulary.internal.Room;
import org.junit.AfterClass;
import org.junit.Test;

public class VocabularyPagesTest {
  private static final TestDatabase DB = (TestDatabase) TestDatabase.both().get(0)[1];

  private final Room room = fresh();
  private final RequestFake request = new RequestFake("/admin/vocabulary");
  private final VocabularyPages pages = new VocabularyPages(room.desk, room.vocabulary, request);
  private final TermPages terms = new TermPages(room.desk, room.vocabulary, request);
  private final Rendering rendering = new Rendering("/admin/vocabulary");

  @AfterClass
  public static void close() {
    DB.close();
  }

  /** As at the first start, without making a database anew for each test. */
  private static Room fresh() {
    Room used = new Room(DB);
    used.db.database().update("delete from vocabulary_term_name");
    used.db.database().update("delete from vocabulary_term");
    return new Room(DB);
  }

  private String html(View view) {
    String french = rendering.render(view, "fr");
    assertThat(french).doesNotContain("null");
    return rendering.render(view, "en");
  }

  private String html(Response response, int status) {
    assertThat(response.getStatus()).isEqualTo(status);
    return html((View) response.getEntity());
  }

  private static MultivaluedMap<String, String> sent(String... fields) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      sent.putSingle(fields[i], fields[i + 1]);
    }
    return sent;
  }

  @Test
  public void vocabulariesAreListedWithTheirCounts() {
    room.desk.retire("theme", "health", 1);
    assertThat(html(pages.schemes()))
        .contains(
            "href=\"/en/admin/vocabulary/theme\">Themes</a>",
            ">number 6</td>",
            ">number 1</td>",
            ">number 47</td>");
  }

  @Test
  public void termsAreListedWithNamesAndState() {
    room.desk.merge("theme", "health", 1, "housing", 1);
    room.desk.rename("theme", "poverty", 1, Map.of("fr", "Pauvreté"));
    assertThat(html(pages.terms("theme", null)))
        .contains("href=\"/en/admin/vocabulary/theme/antigypsyism\">Antigypsyism</a>")
        .contains("<span lang=\"fr\">Logement</span>", "into Housing", ">Merged</strong>")
        .contains("/theme/poverty\" lang=\"fr\">Pauvreté</a>", "(optional)")
        .doesNotContain("govuk-notification-banner", "id=\"kept\"");
    assertThat(html(pages.terms("country", null)))
        .contains("ISO 3166-1")
        .doesNotContain("(optional)");
    assertThatThrownBy(() -> pages.terms("colour", null)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void whatIsAddedIsToldAndWhatIsWrongIsBesideItsField() {
    Response added = pages.add("theme", sent("names.en", "Digital", "names.fr", "Numérique"));
    assertThat(added.getLocation()).hasToString("/en/admin/vocabulary/theme?added=digital");
    assertThat(html(pages.terms("theme", "digital"))).contains("Digital is added.");
    assertThat(html(pages.terms("theme", "<b>"))).doesNotContain("is added", "<b>");
    assertThat(html(pages.add("theme", sent("names.en", "HEALTH <b>", "code", "Ü")), 422))
        .contains("value=\"HEALTH &lt;b&gt;\"", "id=\"code-error\"", "href=\"#code\"")
        .contains("<title>Error:");
    assertThat(html(pages.add("theme", sent("names.fr", "sante")), 422))
        .contains("id=\"names.fr-error\"", "Another term has this name already: health");
    assertThat(html(pages.add("country", sent("names.en", "Narnia", "code", "NA1")), 422))
        .contains("Enter two capitals");
  }

  @Test
  public void namesAreChanged() {
    assertThat(html(terms.show("theme", "health", null)))
        .contains(
            "value=\"Santé\"",
            "name=\"version\" value=\"1\"",
            "action=\"/en/admin/vocabulary/theme/health/retire\"")
        .contains("<option value=\"housing\">Housing</option>")
        .doesNotContain("<option value=\"health\"", "govuk-notification-banner");
    room.desk.rename(
        "theme", "health", 1, Map.of("en", "Health", "fr", "Santé", "de", "Gesundheit"));
    Response renamed =
        terms.rename("theme", "health", sent("version", "2", "names.en", "Care", "names.fr", ""));
    assertThat(renamed.getLocation()).hasToString("/en/admin/vocabulary/theme/health?done=renamed");
    assertThat(room.desk.get("theme", "health").names().values())
        .containsOnly(Map.entry("en", "Care"), Map.entry("de", "Gesundheit"));
    assertThat(html(terms.show("theme", "health", "renamed"))).contains("The names are saved.");
    assertThat(html(terms.show("theme", "health", "<b>"))).doesNotContain("<b>");
    assertThat(
            html(terms.rename("theme", "health", sent("version", "3", "names.en", "housing")), 422))
        .contains("value=\"housing\"", "id=\"names.en-error\"", "name=\"version\" value=\"3\"");
  }

  @Test
  public void aConflictShowsBothAndTakesTheNewVersion() {
    room.desk.rename("theme", "health", 1, Map.of("en", "Theirs", "fr", "Leur nom"));
    assertThat(html(terms.rename("theme", "health", sent("version", "1", "names.en", "Mine")), 409))
        .contains("id=\"conflict\"", ">Theirs</span>", ">Mine</span>", "value=\"Mine\"")
        .contains("name=\"version\" value=\"2\"");
  }

  @Test
  public void whatIsRetiredCanBeBroughtBack() {
    assertThat(terms.retire("theme", "health", sent("version", "1")).getStatus()).isEqualTo(303);
    assertThat(html(terms.show("theme", "health", "retired")))
        .contains("The term is retired.", "health/restore\"", "health/merge\"")
        .doesNotContain("health/retire\"");
    assertThat(html(terms.restore("theme", "health", sent("version", "1")), 409))
        .contains("id=\"meanwhile\"", "name=\"version\" value=\"2\"");
    assertThat(terms.restore("theme", "health", sent("version", "2")).getStatus()).isEqualTo(303);
    assertThat(room.vocabulary.selectable("theme", "health")).isTrue();
    assertThat(html(terms.retire("theme", "health", sent("version", "x")), 409))
        .contains("id=\"meanwhile\"");
  }

  @Test
  public void aMergeIsExplainedFirst() {
    assertThat(html(terms.merging("theme", "health", ""), 422))
        .contains("id=\"into-error\"", "href=\"#into\"");
    assertThat(html(terms.merging("theme", "health", "housing"), 200))
        .contains("Merge Health into Housing?", "name=\"intoVersion\" value=\"1\"")
        .contains("govuk-button--warning")
        .doesNotContain("id=\"changed\"");
    room.desk.rename("theme", "housing", 1, Map.of("en", "Homes", "fr", "Logement"));
    MultivaluedMap<String, String> sent =
        sent("version", "1", "into", "housing", "intoVersion", "1");
    assertThat(html(terms.merge("theme", "health", sent), 409))
        .contains("id=\"changed\"", "Merge Health into Homes?", "name=\"intoVersion\" value=\"2\"");
    sent.putSingle("intoVersion", "2");
    assertThat(terms.merge("theme", "health", sent).getStatus()).isEqualTo(303);
    assertThat(html(terms.show("theme", "health", "merged")))
        .contains("href=\"/en/admin/vocabulary/theme/housing\">Homes</a>", "The terms are merged.")
        .doesNotContain("health/merge\"");
    assertThat(html(terms.merge("theme", "health", sent), 409)).contains("id=\"meanwhile\"");
    assertThat(room.desk.get("theme", "health").state()).isEqualTo(Term.State.MERGED);
  }

  @Test
  public void halfWrittenFormsComeBackAfterTheSignIn() {
    request.kept = Form.of(Map.of("names.en", List.of("Half"), "version", List.of("1")));
    assertThat(html(terms.show("theme", "health", null))).contains("id=\"kept\"", "value=\"Half\"");
    assertThat(html(pages.terms("theme", null))).contains("id=\"kept\"", "value=\"Half\"");
  }
}

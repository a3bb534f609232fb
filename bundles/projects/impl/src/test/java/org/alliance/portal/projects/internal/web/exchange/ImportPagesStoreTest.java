package org.alliance.portal.projects.internal.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.alliance.portal.projects.internal.exchange.ImportStoreCase;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.Rendering;
import org.alliance.portal.testing.RequestFake;
import org.junit.Before;
import org.junit.Test;

/** The pages of imports over the real service. */
public class ImportPagesStoreTest extends ImportStoreCase {
  private static final Rendering RENDERING = new Rendering("/projects/import");
  private ImportPages pages;
  private UndoImportPage undo;
  private ImportProblemsPage problems;

  @Before
  public void open() {
    RequestFake request = new RequestFake("/projects/import");
    ImportViews views =
        new ImportViews(
            on.service,
            on.fixture.organisations,
            actors -> actors.stream().distinct().collect(Collectors.toMap(a -> a, a -> "Ana")));
    pages = new ImportPages(on.service, views, on.csv, on.fixture.access, request);
    undo = new UndoImportPage(on.service, on.fixture.service, request);
    problems =
        new ImportProblemsPage(on.service, on.csv, new RendererFake(), Bundles.context(), request);
  }

  private static String html(View view) {
    assertThat(RENDERING.render(view, "fr")).doesNotContain("null");
    return RENDERING.render(view, "en");
  }

  private static String html(Response response) {
    assertThat(response.getStatus()).isEqualTo(422);
    return html((View) response.getEntity());
  }

  private String bring(String table) throws IOException {
    Response answer = pages.bring(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.getStatus()).isEqualTo(303);
    return answer.getLocation().toString().replaceAll(".*/", "");
  }

  private static MultivaluedMap<String, String> form(String name, String value) {
    return new MultivaluedHashMap<>(Map.of(name, value));
  }

  @Test
  public void leadsFromTheFileToTheUndoing() throws IOException {
    assertThat(html(pages.choose())).contains("template.csv", "<code>fundings</code>");
    String id = bring(on.table(12));
    assertThat(html(pages.show(id)))
        .contains("The table is being checked", "hx-trigger", "http-equiv=\"refresh\"");
    on.work(Id.parse(id));
    assertThat(html(pages.show(id)))
        .contains("The table can be imported", "Town", "Title 9", "Publish 12 initiatives")
        .doesNotContain("Title 10", "hx-trigger", "id=\"same\"");
    assertThat(pages.confirm(id, form("again", "no")).getStatus()).isEqualTo(303);
    assertThat(html(pages.show(id))).contains("The import is running", "<progress");
    on.work(Id.parse(id));
    assertThat(html(pages.show(id))).contains("12 initiatives were published", "/undo");
    assertThat(html(pages.choose())).contains("id=\"latest\"", "Ana");
    assertThat(html(undo.asking(id))).contains("12 initiatives are removed");
    assertThat(undo.undo(id, form("x", "y")).getStatus()).isEqualTo(303);
    assertThat(html(pages.show(id))).contains("being undone");
    on.work(Id.parse(id));
    assertThat(html(pages.show(id))).contains("None of its initiatives is left");
  }

  @Test
  public void asksBeforeTheSameComesTwice() throws IOException {
    String first = bring(on.table(1));
    on.work(Id.parse(first));
    pages.confirm(first, form("again", "no"));
    on.work(Id.parse(first));
    String again = bring(on.table(1));
    on.work(Id.parse(again));
    assertThat(html(pages.show(again))).contains("id=\"same\"", first);
    assertThat(html(pages.confirm(again, form("x", "y"))))
        .contains("Please say whether it shall be imported nevertheless");
    assertThat(pages.confirm(again, form("again", "yes")).getStatus()).isEqualTo(303);
    assertThat(pages.confirm(again, form("again", "yes")).getStatus()).isEqualTo(303);
  }

  @Test
  public void asksWhatBecomesOfWhatSomebodyWorkedWith() throws IOException {
    String id = bring(on.table(2));
    on.work(Id.parse(id));
    pages.confirm(id, form("again", "no"));
    on.work(Id.parse(id));
    Id edited = on.fixture.store.after(new Id(0), 1).get(0).initiative().id();
    on.fixture.service.publish(
        edited, on.fixture.service.save(edited, 0, Samples.small("Other words")).version());
    assertThat(html(undo.asking(id))).contains("Other words");
    assertThat(html(undo.undo(id, form("x", "y")))).contains("id=\"touched\"");
    assertThat(undo.undo(id, form("touched", "keep")).getStatus()).isEqualTo(303);
    on.work(Id.parse(id));
    assertThat(html(pages.show(id))).contains("1 initiative that somebody had worked with stayed");
  }

  @Test
  public void showsWhatIsWrong() throws IOException {
    String id = bring(on.table(60).replace("project", "castle"));
    on.work(Id.parse(id));
    assertThat(html(pages.show(id)))
        .contains("60 problems", "<code>kind</code>", "The first 50", "problems.csv");
    String table = new String((byte[]) problems.table(id).getEntity(), StandardCharsets.UTF_8);
    assertThat(table.lines()).hasSize(61);
    assertThat(table).contains("\n2,kind,");
    assertThat(html(pages.bring(new ByteArrayInputStream(new byte[0])))).contains("choose a file");
  }

  @Test
  public void theTemplateHasTheColumnsThatAreRead() throws IOException {
    String table =
        new String((byte[]) pages.template().getEntity(), StandardCharsets.UTF_8)
            .replace("EXAMPLE TO REPLACE: name of the member", "Town");
    assertThat(on.ready(table).report().problems()).isEmpty();
    String french =
        new String(ImportTemplate.table(on.csv, "fr"), StandardCharsets.UTF_8)
            .replace("EXEMPLE À REMPLACER : nom du membre", "Other");
    assertThat(on.ready(french).report().problems()).isEmpty();
  }

  @Test
  public void isForTheSecretariatOnly() {
    assertThatThrownBy(() -> pages.show("x")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> problems.table("x")).isInstanceOf(NotFoundException.class);
    on.fixture.access.refused.add(ImportService.IMPORT);
    assertThatThrownBy(pages::choose).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(pages::template).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> undo.asking(new Id(9).toString()))
        .isInstanceOf(AccessDeniedException.class);
  }
}

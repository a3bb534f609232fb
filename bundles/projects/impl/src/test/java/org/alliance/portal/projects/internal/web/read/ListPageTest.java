package org.alliance.portal.projects.internal.web.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.ServiceUnavailableException;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.projects.internal.exchange.Exports;
import org.junit.Test;

public class ListPageTest {
  private final ReadingHouse on = new ReadingHouse();

  private View list(String query) {
    on.request.query = query;
    return on.list.list();
  }

  private void some(int many) {
    for (int i = 1; i <= many; i++) {
      on.put(i, 1001 + i % 2, Samples.small("Title " + i));
    }
  }

  @Test
  public void everyLinkKeepsTheState() {
    some(60);
    on.search.facets.put("theme", List.of(new SearchResult.Count("education", 60)));
    on.search.facets.put("country", List.of(new SearchResult.Count("XK", 30)));
    View view = list("q=caf%C3%A9+bar&theme=education&budget=under-50000&sort=budget");
    String state = "q=caf%C3%A9+bar&amp;theme=education&amp;budget=under-50000&amp;sort=budget";
    String html = on.html(view);
    assertThat(view.status()).isEqualTo(200);
    assertThat(html)
        .contains("60 projects, policies and practices")
        .contains("href=\"/en/projects?" + state + "&amp;after=25\"")
        .contains("href=\"/en/projects/export.csv?" + state + "\"", "/export.json?" + state)
        .contains("name=\"from\" value=\"" + state + "\"")
        .contains("?from=q%3Dcaf%25C3%25A9%2Bbar%26theme%3Deducation")
        .contains("href=\"/en/projects?q=caf%C3%A9+bar&amp;theme=education&amp;sort=budget\"")
        .contains("name=\"theme\" value=\"education\" checked")
        .contains("<option value=\"budget\" selected>")
        .contains("<mark>caf\u00e9 bar</mark>", "Under €50,000");
    SearchQuery asked = on.search.asked.get(0);
    assertThat(asked.sort()).isEqualTo(new SearchQuery.Sort(SearchQuery.By.NUMBER, "budget", true));
    assertThat(asked.types()).containsExactly("initiative");
    assertThat(asked.counted()).contains("theme", "country", "evidence", "period", "programme");
  }

  @Test
  public void newestComeFirstAndTheBestMatchWithWords() {
    some(1);
    list("");
    list("q=x");
    assertThat(on.search.asked)
        .extracting(SearchQuery::sort)
        .containsExactly(SearchQuery.Sort.NEWEST, SearchQuery.Sort.RELEVANCE);
  }

  @Test
  public void unknownFilterIsToldAndLeftOut() {
    some(2);
    View view = list("country=ZZ&theme=education&theme=nonsense&colour=red&sort=odd&budget=tiny");
    String html = on.html(view);
    assertThat(view.status()).isEqualTo(400);
    assertThat(html)
        .contains("id=\"unused\"", "Country: ", "Theme: ", "Order: ", "Budget: ")
        .contains("There is no filter called “colour”", "Title 1<");
    assertThat(on.search.asked.get(0).filters()).isEqualTo(Map.of("theme", Set.of("education")));
  }

  @Test
  public void filterThatTheSearchRefusesIsLeftOut() {
    some(2);
    on.search.refused = "theme";
    View view = list("theme=education");
    assertThat(view.status()).isEqualTo(400);
    assertThat(on.html(view)).contains("Theme: ", "Title 1<");
  }

  @Test
  public void withoutSearchTheStoreListsByWhatItCan() {
    some(30);
    on.lists.search = null;
    View view = list("q=x&theme=education&theme=health&initiative-kind=policy&status=running");
    assertThat(on.html(view))
        .contains("id=\"away\"", "Title 25<")
        .contains("?theme=education&amp;initiative-kind=policy&amp;after=25\"")
        .doesNotContain("Title 26<", "app-facets");
    assertThat(on.listed.get(0).theme()).isEqualTo("education");
    assertThat(on.listed.get(0).kind()).isEqualTo(InitiativeDraft.Kind.POLICY);
    assertThat(on.html(list("after=odd"))).contains("id=\"unused\"", "Title 1<");
  }

  @Test
  public void emptyListSaysWhatToDo() {
    assertThat(on.html(list(""))).contains("Nothing has been shared yet");
    assertThat(on.html(list("q=x"))).contains("id=\"empty\"", "Show everything");
  }

  @Test
  public void onlyThoseWhoWriteAreOfferedToShare() {
    assertThat(on.html(list(""))).contains("/en/projects/new\"");
    on.access.refused.add(Initiatives.WRITE);
    assertThat(on.html(list(""))).doesNotContain("/en/projects/new\"");
  }

  private static final PublicAddress ADDRESS = () -> "https://members.example";

  private static final Exports EXPORTS =
      new Exports(null) {
        @Override
        public List<String> columns() {
          return List.of("organisation.id", "outcome.en");
        }
      };

  @Test
  public void filesHaveEveryEntryOfTheList() throws IOException {
    some(450);
    List<List<?>> rows = new ArrayList<>();
    ExportPage export =
        new ExportPage(
            on.finder,
            on.lists,
            on.initiatives,
            EXPORTS,
            csv(rows),
            on.access,
            on.request,
            ADDRESS);
    written(export.table().getEntity());
    assertThat(rows).hasSize(450);
    assertThat(List.<Object>copyOf(rows.get(0)))
        .contains("Title 1", "education", "XK", "What came of it")
        .contains("https://members.example/en/projects/" + rows.get(0).get(0));
    on.lists.search = null;
    String json = written(export.array().getEntity());
    assertThat(json).startsWith("[{\"id\":\"").contains("\"themes\":[\"education\"]");
    assertThat(json.split("\"id\":")).hasSize(451);
  }

  @Test
  public void fileRefusesWhatTheListWouldLeaveOut() {
    some(2);
    ExportPage export =
        new ExportPage(
            on.finder,
            on.lists,
            on.initiatives,
            EXPORTS,
            csv(new ArrayList<>()),
            on.access,
            on.request,
            ADDRESS);
    on.request.query = "country=ZZ";
    assertThatThrownBy(export::table).isInstanceOf(ValidationException.class);
    on.search.complete = false;
    on.request.query = "q=x";
    assertThatThrownBy(export::array).isInstanceOf(ServiceUnavailableException.class);
  }

  private static String written(Object entity) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((StreamingOutput) entity).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Csv csv(List<List<?>> rows) {
    return (Csv)
        Proxy.newProxyInstance(
            Csv.class.getClassLoader(),
            new Class<?>[] {Csv.class},
            (proxy, method, args) ->
                new Csv.Writer() {
                  @Override
                  public void row(List<?> cells) {
                    rows.add(cells);
                  }

                  @Override
                  public void close() {}
                });
  }
}

package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.ws.rs.ServiceUnavailableException;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.profiles.api.Exchange;
import org.junit.Test;

public class ExportPageTest {
  private final ReadingPages on = new ReadingPages();
  private SearchQuery asked;
  private final ExportPage page =
      new ExportPage(
          ReadingPages.fake(Exchange.class, Map.of("export", this::export)),
          on.finder,
          on.lists,
          on.access,
          on.request);

  private Object export(Object[] args) {
    asked = (SearchQuery) args[0];
    try {
      ((OutputStream) args[1]).write(("a" + args[2] + "b").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  private String file(Response response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((StreamingOutput) response.getEntity()).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  public void fileIsOfTheSameListAndInTheReadersHabit() throws IOException {
    on.request.query = "q=a+b&country=RS&view=map&sort=name";
    Response english = page.export(null);
    assertThat(english.getHeaderString("Content-Disposition"))
        .matches("attachment; filename=\"members-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
    assertThat(file(english)).isEqualTo("a,b");
    assertThat(asked.words()).isEqualTo("a b");
    assertThat(asked.filters()).containsOnlyKeys("country");
    assertThat(asked.sort()).isEqualTo(SearchQuery.Sort.TITLE);
    on.request.language = "fr";
    assertThat(file(page.export(null))).isEqualTo("a;b");
    on.request.query = "separator=comma";
    assertThat(file(page.export("comma"))).isEqualTo("a,b");
  }

  @Test
  public void filterThatIsNoneIsRefused() {
    for (String query : new String[] {"country=ZZ", "colour=red", "sort=odd"}) {
      on.request.query = query;
      assertThatThrownBy(() -> page.export(null)).isInstanceOf(ValidationException.class);
    }
    on.request.query = "";
    assertThatThrownBy(() -> page.export("tab")).isInstanceOf(ValidationException.class);
  }

  @Test
  public void fileThatWouldLackOrHaveTooMuchIsRefused() throws IOException {
    on.search.complete = false;
    for (String query : new String[] {"q=town", "size=under-5000"}) {
      on.request.query = query;
      assertThatThrownBy(() -> page.export(null)).isInstanceOf(ServiceUnavailableException.class);
    }
    on.lists.search = null;
    assertThatThrownBy(() -> page.export(null)).isInstanceOf(ServiceUnavailableException.class);
    on.request.query = "country=RS&kind=region";
    assertThat(file(page.export(null))).isEqualTo("a,b");
  }
}

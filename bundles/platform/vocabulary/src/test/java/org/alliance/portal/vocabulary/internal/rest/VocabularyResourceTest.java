package org.alliance.portal.vocabulary.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriBuilder;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.vocabulary.internal.Room;
import org.junit.AfterClass;
import org.junit.Test;

public class VocabularyResourceTest {
  private static final TestDatabase DB = (TestDatabase) TestDatabase.both().get(0)[1];

  private final MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
  private final Room room = new Room(DB);
  private final VocabularyResource resource = new VocabularyResource(room.desk);

  @AfterClass
  public static void close() {
    DB.close();
  }

  private UriInfo uri() {
    return (UriInfo)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, args) ->
                method.getName().equals("getQueryParameters")
                    ? query
                    : UriBuilder.fromUri("https://portal.example/api/v1/vocabulary/country"));
  }

  @SuppressWarnings("unchecked")
  private static Slice<TermJson> slice(Response response) {
    return (Slice<TermJson>) response.getEntity();
  }

  @Test
  public void everyTermIsOnOnePageAndOnOnePageOnly() {
    List<String> codes = new ArrayList<>();
    String after = null;
    do {
      Response page = resource.list(uri(), "country", "10", after);
      slice(page).items().forEach(term -> codes.add(term.code()));
      after = slice(page).next();
      assertThat(page.getHeaderString("Link") == null).isEqualTo(after == null);
    } while (after != null);
    assertThat(codes).hasSize(47).isSorted().doesNotHaveDuplicates();
    assertThat(slice(resource.list(uri(), "country", null, null)).items()).hasSize(47);
    assertThat(slice(resource.list(uri(), "country", "47", null)).next()).isNull();
  }

  @Test
  public void whatCannotBeChosenIsMarked() {
    room.desk.merge("kind", "ngo", 1, "association", 1);
    room.desk.retire("kind", "region", 1);
    assertThat(slice(resource.list(uri(), "kind", null, null)).items())
        .contains(
            new TermJson(
                "ngo",
                Map.of(
                    "en",
                    "Non-governmental organisation",
                    "fr",
                    "Organisation non gouvernementale"),
                "merged",
                "association"),
            new TermJson("region", Map.of("en", "Region", "fr", "Région"), "retired", null));
  }

  @Test
  public void badInputIsNamed() {
    for (String limit : new String[] {"0", "1001", "many", "9".repeat(20)}) {
      assertThatThrownBy(() -> resource.list(uri(), "theme", limit, null))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("limit");
    }
    assertThatThrownBy(() -> resource.list(uri(), "theme", null, "%%"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("after");
    assertThatThrownBy(() -> resource.list(uri(), "colour", null, null))
        .isInstanceOf(NotFoundException.class);
    query.putSingle("state", "active");
    assertThatThrownBy(() -> resource.list(uri(), "theme", null, null))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("state");
  }
}

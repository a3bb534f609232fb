package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.web.View;
import org.alliance.portal.testing.Rendering;

/** What tests of pages do again and again. */
final class Pages {
  private static final Rendering RENDERING = new Rendering("/profiles");

  private Pages() {}

  /** The page in English; that it is complete in French is asserted. */
  static String html(View view) {
    String french = RENDERING.render(view, "fr");
    assertThat(french).doesNotContain("null");
    String english = RENDERING.render(view, "en");
    keep(view, "fr", french);
    keep(view, "en", english);
    return english;
  }

  static String html(Response response) {
    return html((View) response.getEntity());
  }

  /** Where a page is to be looked at, it is written down. */
  private static void keep(View view, String lang, String html) {
    String folder = System.getProperty("shots");
    if (folder != null) {
      try {
        Files.createDirectories(Path.of(folder));
        for (int i = 1; i < 50; i++) {
          Path file = Path.of(folder, view.template() + "-" + i + "-" + lang + ".html");
          if (!Files.exists(file)) {
            Files.writeString(file, html);
            return;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A form with these fields, in pairs of name and value; a name may come again. */
  static MultivaluedMap<String, String> form(String... pairs) {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      form.add(pairs[i], pairs[i + 1]);
    }
    return form;
  }

  static String location(Response response) {
    assertThat(response.getStatus()).isEqualTo(303);
    return response.getLocation().toString();
  }
}

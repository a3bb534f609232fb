package org.alliance.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.web.View;

/**
 * Renders the templates on the class path with the platform's macros, as strictly as the platform
 * does: what is missing from a model or from the texts fails. A room that uses it has web's jar
 * among its test dependencies.
 */
public final class Rendering extends AbstractExtension {
  private static final String TEMPLATES = "templates/";
  private static final Map<String, Properties> TEXTS = new ConcurrentHashMap<>();

  private final Map<String, Function> functions = new HashMap<>();
  private final PebbleEngine engine;
  private final String address;

  /**
   * @param address of the page, what follows the language, such as "/home"
   */
  public Rendering(String address) {
    this(address, List.of());
  }

  /**
   * @param tabs that other features contribute, by "id" and "label"
   */
  public Rendering(String address, List<Map<String, String>> tabs) {
    this.address = address;
    add("t", List.of("key", "args"), (a, lang) -> text(a, lang));
    add("asset", List.of("name"), (a, lang) -> "/assets/" + a.get("name"));
    add("country", List.of("code"), (a, lang) -> "country " + a.get("code"));
    add("language", List.of("code"), (a, lang) -> "language " + a.get("code"));
    add("number", List.of("value"), (a, lang) -> "number " + a.get("value"));
    add("date", List.of("value"), (a, lang) -> "date " + a.get("value"));
    add("time", List.of("value"), (a, lang) -> "time " + a.get("value"));
    add("locale", List.of(), (a, lang) -> lang);
    add("term", List.of("scheme", "code"), (a, lang) -> "term " + a.get("code"));
    add(
        "markdown",
        List.of("source"),
        (a, lang) -> new SafeString("<p>" + a.get("source") + "</p>"));
    add("menu", List.of("section"), (a, lang) -> List.of());
    add("tabs", List.of("type", "id"), (a, lang) -> tabs);
    add("tab", List.of("type", "id", "tab"), (a, lang) -> "contributed " + a.get("tab"));
    engine =
        new PebbleEngine.Builder()
            .loader(
                new ClasspathLoader(getClass().getClassLoader()) {
                  @Override
                  public Reader getReader(String name) {
                    return super.getReader(TEMPLATES + name.replace("portal/", "") + ".peb");
                  }
                })
            .extension(this)
            .strictVariables(true)
            .greedyMatchMethod(true)
            .build();
  }

  /** The page, as the system sees it. */
  public String render(View view, String lang) {
    // What the shell says of every page would silently take the place of the page's own.
    assertThat(view.model())
        .doesNotContainKeys("lang", "path", "principal", "known", "csrf", "demo", "languages");
    Map<String, Object> model = new HashMap<>(view.model());
    model.put("lang", lang);
    model.put("path", "/" + lang + address);
    model.put("principal", Principal.SYSTEM);
    model.put("known", true);
    model.put("csrf", "token");
    model.put("demo", false);
    model.put("languages", List.of());
    StringWriter out = new StringWriter();
    try {
      engine.getTemplate(view.template()).evaluate(out, model, Locale.forLanguageTag(lang));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** A text as templates ask for it: by "key" and "args"; fails when there is none. */
  public static String text(Map<String, Object> args, String lang) {
    String key = String.valueOf(args.get("key"));
    Map<String, Object> values = new HashMap<>();
    if (args.get("args") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    String pattern = TEXTS.computeIfAbsent(lang, Rendering::texts).getProperty(key);
    if (pattern == null) {
      throw new AssertionError("No text " + key);
    }
    return new MessageFormat(pattern, Locale.forLanguageTag(lang)).format(values);
  }

  private static Properties texts(String lang) {
    Properties texts = new Properties();
    try {
      for (URL url :
          Collections.list(
              Rendering.class
                  .getClassLoader()
                  .getResources("OSGI-INF/l10n/texts_" + lang + ".properties"))) {
        try (InputStream in = url.openStream()) {
          texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private void add(
      String name, List<String> names, BiFunction<Map<String, Object>, String, Object> body) {
    functions.put(
        name,
        new Function() {
          @Override
          public Object execute(
              Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return body.apply(args, context.getLocale().getLanguage());
          }

          @Override
          public List<String> getArgumentNames() {
            return names;
          }
        });
  }

  @Override
  public Map<String, Function> getFunctions() {
    return functions;
  }
}

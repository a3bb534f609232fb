package org.alliance.portal.web.internal.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.web.internal.Resources;
import org.alliance.portal.web.internal.assets.Assets;
import org.alliance.portal.web.internal.texts.Texts;

/**
 * What one bundle ships for pages, with a template engine of its own: forgotten with the bundle, so
 * no class of it stays in a cache.
 */
public final class Contributor {
  private static final String PLATFORM = "portal/";
  private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

  private final Texts texts;
  private final PebbleEngine engine;
  private final Resources resources;
  private volatile Assets assets;

  /**
   * @param resources what the bundle ships
   * @param platform what web ships: templates named {@code portal/…}
   * @param extension functions and filters of every template
   */
  public Contributor(
      Resources resources,
      Resources platform,
      java.util.function.Function<Contributor, Extension> extension) {
    this.resources = resources;
    this.texts = new Texts(resources);
    this.engine =
        new PebbleEngine.Builder()
            .loader(new Templates(resources, platform))
            .extension(extension.apply(this))
            .strictVariables(true)
            .greedyMatchMethod(true)
            .build();
  }

  public Texts texts() {
    return texts;
  }

  /** The bundle's files for browsers; read at the first use. */
  public Assets assets() {
    Assets known = assets;
    if (known == null) {
      known = new Assets(resources);
      assets = known;
    }
    return known;
  }

  /** Renders a template in a bounded buffer. */
  public String render(String template, Map<String, Object> model, String language) {
    PebbleTemplate compiled = engine.getTemplate(template);
    Bounded out = new Bounded();
    try {
      compiled.evaluate(out, model, Locale.forLanguageTag(language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static final class Bounded extends Writer {
    private final StringWriter inner = new StringWriter(16 * 1024);

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      if (inner.getBuffer().length() + length > MAX_CHARACTERS) {
        throw new IOException("The page is larger than " + MAX_CHARACTERS + " characters");
      }
      inner.write(buffer, offset, length);
    }

    @Override
    public void flush() {
      inner.flush();
    }

    @Override
    public void close() {
      inner.flush();
    }

    @Override
    public String toString() {
      return inner.toString();
    }
  }

  /** Finds templates in the bundle, and those of the platform behind their prefix. */
  private static final class Templates implements Loader<String> {
    private final Resources own;
    private final Resources platform;

    Templates(Resources own, Resources platform) {
      this.own = own;
      this.platform = platform;
    }

    @Override
    public Reader getReader(String name) {
      byte[] content = content(name);
      if (content == null) {
        throw new LoaderException(null, "No template " + name);
      }
      return new StringReader(new String(content, StandardCharsets.UTF_8));
    }

    private byte[] content(String name) {
      return name.startsWith(PLATFORM)
          ? platform.read("templates/" + name.substring(PLATFORM.length()) + ".peb")
          : own.read("templates/" + name + ".peb");
    }

    @Override
    public String resolveRelativePath(String relativePath, String anchorPath) {
      return relativePath;
    }

    @Override
    public String createCacheKey(String name) {
      return name;
    }

    @Override
    public boolean resourceExists(String name) {
      return content(name) != null;
    }

    @Override
    public void setCharset(String charset) {
      // Templates are UTF-8.
    }

    @Override
    public void setPrefix(String prefix) {
      // The folder is fixed.
    }

    @Override
    public void setSuffix(String suffix) {
      // The ending is fixed.
    }
  }
}

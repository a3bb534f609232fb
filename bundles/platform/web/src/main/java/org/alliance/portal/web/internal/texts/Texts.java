package org.alliance.portal.web.internal.texts;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.web.internal.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts one bundle ships, by language. */
public final class Texts {
  private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
  private static final Pattern FILE =
      Pattern.compile("OSGI-INF/l10n/texts_([a-z]{2})\\.properties");

  private final Map<String, Map<String, String>> byLanguage = new TreeMap<>();
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  /** Reads what is shipped. */
  public Texts(Resources resources) {
    for (String path : resources.list("OSGI-INF/l10n")) {
      Matcher file = FILE.matcher(path);
      if (file.matches()) {
        byLanguage.put(file.group(1), read(file.group(1), resources.read(path)));
      }
    }
  }

  private static Map<String, String> read(String language, byte[] content) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new HashMap<>();
    boolean french = language.equals("fr");
    properties
        .stringPropertyNames()
        .forEach(
            key -> {
              String text = properties.getProperty(key);
              texts.put(key, french ? Spaces.french(text) : text);
            });
    return texts;
  }

  /** Languages there are texts in, sorted. */
  public List<String> languages() {
    return List.copyOf(byLanguage.keySet());
  }

  /** Keys of one language's texts. */
  public java.util.Set<String> keys(String language) {
    return byLanguage.getOrDefault(language, Map.of()).keySet();
  }

  /**
   * One text, filled in.
   *
   * @return null when this bundle has no such text in this language
   */
  public String text(String language, String key, Map<String, ?> args) {
    String pattern = byLanguage.getOrDefault(language, Map.of()).get(key);
    if (pattern == null || (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0)) {
      return pattern;
    }
    try {
      MessageFormat format =
          formats.computeIfAbsent(
              language + '/' + key,
              k -> new MessageFormat(pattern, ULocale.forLanguageTag(language)));
      // A format is not safe for several threads; a copy is cheap beside parsing it again.
      return ((MessageFormat) format.clone())
          .format(new HashMap<String, Object>(args), new StringBuffer(), null)
          .toString();
    } catch (IllegalArgumentException e) {
      // One wrong text must not cost the whole page.
      LOG.warn("The text {} cannot be filled in: {}", key, e.getMessage());
      return pattern;
    }
  }
}

package org.alliance.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A room's texts against what its sources ask for. Tests run in the room's own folder. */
public final class Texts {
  private static final String RESOURCES = "src/main/resources";

  private Texts() {}

  /** The texts that the room under test ships. */
  public static Properties in(String language) throws IOException {
    return in(Path.of(RESOURCES), language);
  }

  /** The texts that a room ships, by the folder of its resources. */
  public static Properties in(Path resources, String language) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            resources.resolve("OSGI-INF/l10n/texts_" + language + ".properties"))) {
      texts.load(in);
    }
    return texts;
  }

  /**
   * Fails unless English and French have the same keys. A straight apostrophe is refused, because
   * ICU takes it for the beginning of a quotation and swallows what follows.
   */
  public static void bothLanguagesSayTheSame() throws IOException {
    Properties en = in("en");
    Properties fr = in("fr");
    assertThat(fr.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    assertThat(fr.values()).noneMatch(value -> value.toString().contains("'"));
    assertThat(en.values()).noneMatch(value -> value.toString().contains("'"));
  }

  /**
   * The whole keys in quotes that sources and templates use; one that ends in a dot is only a
   * beginning and not among them.
   *
   * @param first the first word of the keys
   */
  public static Set<String> keys(String first) throws IOException {
    Pattern key = Pattern.compile("[\"'](" + first + "\\.[A-Za-z.-]*[A-Za-z])[\"']");
    Set<String> keys = found(key, Path.of("src/main/java"));
    keys.addAll(found(key, Path.of(RESOURCES, "templates")));
    return keys;
  }

  /** The first group of everything that matches in a folder's files. */
  public static Set<String> found(Pattern pattern, Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matches = pattern.matcher(Files.readString(file));
        while (matches.find()) {
          found.add(matches.group(1));
        }
      }
    }
    return found;
  }
}

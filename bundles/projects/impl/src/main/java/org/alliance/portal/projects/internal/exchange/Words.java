package org.alliance.portal.projects.internal.exchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.alliance.portal.api.organisations.NameKey;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.InitiativeDraft;

/**
 * Reads the words that an initiative chooses from as people write them in spreadsheets: codes, or
 * names in English or French, whatever their case and accents. For one import: what it knows is not
 * renewed.
 */
final class Words {
  private static final String[] LANGUAGES = {"en", "fr"};
  private static final Pattern LISTED = Pattern.compile("[;|\n]");
  private static final Pattern COMMAS = Pattern.compile(",");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Vocabulary vocabulary;
  private final Map<String, Map<String, String>> schemes = new HashMap<>();
  private final Map<String, Map<String, String>> choices = new HashMap<>();

  Words(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    choices("kind", "projects.kind.", InitiativeDraft.Kind.values());
    choices("status", "projects.status.", InitiativeDraft.Status.values());
    choices("evidence", "projects.evidence.", InitiativeDraft.Evidence.values());
    choices("needsMethod", "projects.needs-method.", InitiativeDraft.NeedsMethod.values());
  }

  private void choices(String field, String keys, Enum<?>[] values) {
    Map<String, String> known = new HashMap<>();
    for (String lang : LANGUAGES) {
      Properties texts = texts(lang);
      for (Enum<?> value : values) {
        String code = value.name().toLowerCase(Locale.ROOT);
        known.put(code, code);
        known.putIfAbsent(NameKey.folded(texts.getProperty(keys + code, code)), code);
      }
    }
    choices.put(field, known);
  }

  private static Properties texts(String lang) {
    Properties texts = new Properties();
    try (Reader file =
        new InputStreamReader(
            Words.class.getResourceAsStream("/OSGI-INF/l10n/texts_" + lang + ".properties"),
            StandardCharsets.UTF_8)) {
      texts.load(file);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a field with a few values of its own is to say; the text itself when it is none. */
  String choice(String field, String text) {
    Map<String, String> known = choices.get(field);
    return known == null ? text : known.getOrDefault(NameKey.folded(text), text);
  }

  /** The code that a text means; empty when it means none. */
  Optional<String> one(String scheme, String text) {
    return vocabulary.term(scheme, text).isPresent()
        ? Optional.of(vocabulary.current(scheme, text))
        : Optional.ofNullable(
            schemes.computeIfAbsent(scheme, this::load).get(NameKey.folded(text)));
  }

  /**
   * The codes that a text means: codes or names apart by semicolons, bars, line breaks or commas,
   * or codes apart by spaces.
   *
   * @return in their order; what means nothing as it stands
   */
  List<String> several(String scheme, String text) {
    List<String> codes = new ArrayList<>();
    for (String item : LISTED.split(text)) {
      several(scheme, item.strip(), codes);
    }
    return codes.stream().distinct().toList();
  }

  private void several(String scheme, String item, List<String> codes) {
    if (item.isEmpty()) {
      return;
    }
    Optional<String> whole = one(scheme, item);
    if (whole.isPresent()) {
      codes.add(whole.get());
    } else if (item.contains(",")) {
      COMMAS.splitAsStream(item).forEach(part -> several(scheme, part.strip(), codes));
    } else {
      List<String> words = List.of(SPACES.split(item));
      boolean all = words.stream().allMatch(word -> one(scheme, word).isPresent());
      (all ? words : List.of(item)).forEach(word -> codes.add(one(scheme, word).orElse(word)));
    }
  }

  private Map<String, String> load(String scheme) {
    Map<String, String> known = new HashMap<>();
    List<Term> terms = vocabulary.active(scheme, "en");
    // Codes first: a name that looks like another term's code must not hide it.
    terms.forEach(term -> known.putIfAbsent(NameKey.folded(term.code()), term.code()));
    for (String lang : LANGUAGES) {
      for (Term term : terms) {
        String name = term.names().values().get(lang);
        if (name != null) {
          known.putIfAbsent(NameKey.folded(name), term.code());
        }
      }
    }
    known.remove("");
    return known;
  }
}

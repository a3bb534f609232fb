package org.alliance.portal.profiles.internal.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.internal.SortNames;

/**
 * Reads the words of vocabularies as people write them in spreadsheets: codes, or names in English
 * or French, whatever their case and accents. For one import: what it knows is not renewed.
 */
final class Codes {
  private static final Pattern LISTED = Pattern.compile("[;,|\n]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Vocabulary vocabulary;
  private final Map<String, Map<String, String>> schemes = new HashMap<>();

  Codes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The code that a text means; empty when it means none. */
  Optional<String> one(String scheme, String text) {
    return vocabulary.term(scheme, text).isPresent()
        ? Optional.of(vocabulary.current(scheme, text))
        : Optional.ofNullable(known(scheme).get(SortNames.of(text)));
  }

  /**
   * The codes that a text means, separated by spaces, or names separated by commas or the like.
   *
   * @return in their order; empty when one of them means nothing
   */
  Optional<List<String>> several(String scheme, String text) {
    List<String> codes = new ArrayList<>();
    for (String item : LISTED.split(text)) {
      if (item.isBlank()) {
        continue;
      }
      Optional<String> whole = one(scheme, item.strip());
      if (whole.isPresent()) {
        codes.add(whole.get());
        continue;
      }
      for (String word : SPACES.split(item.strip())) {
        Optional<String> code = one(scheme, word);
        if (code.isEmpty()) {
          return Optional.empty();
        }
        codes.add(code.get());
      }
    }
    return Optional.of(codes.stream().distinct().toList());
  }

  private Map<String, String> known(String scheme) {
    return schemes.computeIfAbsent(scheme, this::load);
  }

  private Map<String, String> load(String scheme) {
    Map<String, String> known = new HashMap<>();
    List<Term> terms = vocabulary.active(scheme, "en");
    // Codes first: a name that looks like another term's code must not hide it.
    terms.forEach(term -> known.putIfAbsent(SortNames.of(term.code()), term.code()));
    for (String lang : new String[] {"en", "fr"}) {
      terms.forEach(
          term -> {
            String name = term.names().values().get(lang);
            if (name != null) {
              known.putIfAbsent(SortNames.of(name), term.code());
            }
          });
    }
    known.remove("");
    return known;
  }
}

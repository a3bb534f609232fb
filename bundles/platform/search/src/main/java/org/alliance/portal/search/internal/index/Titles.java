package org.alliance.portal.search.internal.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alliance.portal.api.ByLanguage.Chosen;

/** The names of a thing, the original first, in one stored word. */
public final class Titles {
  private static final String BETWEEN = "\u001e";
  private static final char AFTER_LANGUAGE = '\u001f';

  private Titles() {}

  static String write(List<Chosen<String>> titles) {
    StringBuilder out = new StringBuilder();
    for (Chosen<String> title : titles) {
      out.append(out.isEmpty() ? "" : BETWEEN)
          .append(Objects.requireNonNullElse(title.lang(), ""))
          .append(AFTER_LANGUAGE)
          .append(title.value());
    }
    return out.toString();
  }

  /** The names in the order they were given. */
  public static List<Chosen<String>> read(String written) {
    List<Chosen<String>> titles = new ArrayList<>();
    for (String one : written.split(BETWEEN)) {
      int end = one.indexOf(AFTER_LANGUAGE);
      titles.add(new Chosen<>(end == 0 ? null : one.substring(0, end), one.substring(end + 1)));
    }
    return titles;
  }

  /** The best name for a reader: the language asked for, else English, else French, else first. */
  public static Chosen<String> best(List<Chosen<String>> titles, String lang) {
    for (String wanted : new String[] {lang, "en", "fr"}) {
      for (Chosen<String> title : titles) {
        if (wanted != null && wanted.equals(title.lang())) {
          return title;
        }
      }
    }
    return titles.get(0);
  }
}

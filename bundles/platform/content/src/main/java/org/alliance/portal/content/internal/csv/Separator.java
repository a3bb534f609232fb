package org.alliance.portal.content.internal.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which character stands between the cells, by the first lines of a file. */
final class Separator {
  /** What spreadsheets may say about it themselves, on a line before the table. */
  private static final Pattern SAID = Pattern.compile("\"?sep=([,;\t])\"?\\R");

  private static final char[] CANDIDATES = {',', ';', '\t'};
  private static final int RECORDS = 20;

  private Separator() {}

  /**
   * A separator.
   *
   * @param character comma, semicolon or tab
   * @param said whether the file's first line does nothing but say so
   */
  record Found(char character, boolean said) {}

  /** The separator that gives most of the first rows as many cells as there are column names. */
  static Found of(String text) {
    Matcher said = SAID.matcher(text);
    if (said.lookingAt()) {
      return new Found(said.group(1).charAt(0), true);
    }
    char best = CANDIDATES[0];
    int bestScore = 0;
    for (char candidate : CANDIDATES) {
      int score = score(cells(text, candidate));
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return new Found(best, false);
  }

  private static int score(List<Integer> cells) {
    if (cells.isEmpty() || cells.get(0) < 2) {
      return 0;
    }
    int alike = (int) cells.stream().filter(cells.get(0)::equals).count();
    return 1_000 * alike / cells.size() * 1_000 + cells.get(0);
  }

  /** How many cells each of the first rows would have; what is in quotes separates nothing. */
  private static List<Integer> cells(String text, char separator) {
    List<Integer> counts = new ArrayList<>();
    int cells = 1;
    boolean quoted = false;
    boolean blank = true;
    for (int i = 0; i < text.length() && counts.size() < RECORDS; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        blank = false;
      } else if (!quoted && c == separator) {
        cells++;
        blank = false;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (!blank) {
          counts.add(cells);
        }
        cells = 1;
        blank = true;
      } else if (c > ' ') {
        blank = false;
      }
    }
    if (!blank && counts.size() < RECORDS) {
      counts.add(cells);
    }
    return counts;
  }
}

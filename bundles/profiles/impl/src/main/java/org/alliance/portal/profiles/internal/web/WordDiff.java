package org.alliance.portal.profiles.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs between two texts, word by word. */
public final class WordDiff {
  /** Larger tables of words are not compared: time and memory grow with both lengths. */
  private static final int MOST_CELLS = 1_000_000;

  private static final Pattern PARTS = Pattern.compile("\\s+|[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");

  private WordDiff() {}

  /**
   * A piece of a text.
   *
   * @param text the words with their spaces
   * @param changed whether the other text has not got it
   */
  public record Piece(String text, boolean changed) {}

  /**
   * Two texts in pieces.
   *
   * @param before pieces of the first, which together are the text
   * @param after pieces of the second
   */
  public record Pieces(List<Piece> before, List<Piece> after) {}

  /**
   * Compares two texts; when they are too long for that, what lies between their common beginning
   * and end counts as changed.
   *
   * @param before null counts as empty
   * @param after null counts as empty
   */
  public static Pieces of(String before, String after) {
    List<String> a = parts(before);
    List<String> b = parts(after);
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < a.size() - start
        && end < b.size() - start
        && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    boolean[] keptA = new boolean[a.size()];
    boolean[] keptB = new boolean[b.size()];
    for (int i = 0; i < start; i++) {
      keptA[i] = true;
      keptB[i] = true;
    }
    for (int i = 1; i <= end; i++) {
      keptA[a.size() - i] = true;
      keptB[b.size() - i] = true;
    }
    common(a, b, start, end, keptA, keptB);
    return new Pieces(pieces(a, keptA), pieces(b, keptB));
  }

  /** Marks the longest common subsequence of what lies between the equal ends. */
  private static void common(
      List<String> a, List<String> b, int start, int end, boolean[] keptA, boolean[] keptB) {
    int rows = a.size() - end - start;
    int columns = b.size() - end - start;
    if ((long) rows * columns > MOST_CELLS) {
      return;
    }
    int[][] longest = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        longest[i][j] =
            a.get(start + i).equals(b.get(start + j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (a.get(start + i).equals(b.get(start + j))) {
        keptA[start + i++] = true;
        keptB[start + j++] = true;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    if (text != null) {
      Matcher matcher = PARTS.matcher(text);
      while (matcher.find()) {
        parts.add(matcher.group());
      }
    }
    return parts;
  }

  private static List<Piece> pieces(List<String> parts, boolean[] kept) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(parts.get(i));
      // A space between two changed words belongs to the change: else every word is marked alone.
      boolean changed = !kept[i] || space(parts, i) && between(kept, i);
      boolean last = i == parts.size() - 1;
      boolean next = !last && (!kept[i + 1] || space(parts, i + 1) && between(kept, i + 1));
      if (last || next != changed) {
        pieces.add(new Piece(text.toString(), changed));
        text.setLength(0);
      }
    }
    return pieces;
  }

  private static boolean space(List<String> parts, int i) {
    return parts.get(i).isBlank();
  }

  private static boolean between(boolean[] kept, int i) {
    return i > 0 && i < kept.length - 1 && !kept[i - 1] && !kept[i + 1];
  }
}

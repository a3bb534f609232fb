package org.alliance.portal.search.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody typed, understood as far as it can be: words, "phrases", beginnings with an
 * asterisk, and words after a minus that must not be there. Nothing is a mistake; what is not
 * understood is a word or a gap between words. Immutable.
 *
 * @param wanted what is looked for, at most {@value #MOST_WORDS} words in all
 * @param unwanted what must not be there
 */
public record Typed(List<Part> wanted, List<Part> unwanted) {
  /** So many characters count. */
  public static final int MOST_CHARACTERS = 1_000;

  /** So many words count. */
  public static final int MOST_WORDS = 32;

  /**
   * A word, or several in a row.
   *
   * @param words as typed, never empty
   * @param beginning whether the last word may go on
   * @param quoted whether it stood in quotes
   */
  public record Part(List<String> words, boolean beginning, boolean quoted) {
    /** The first word. */
    public String word() {
      return words.get(0);
    }

    private String written() {
      String text = String.join(" ", words);
      return quoted ? '"' + text + '"' : beginning ? text + "*" : text;
    }
  }

  /** Copies the lists. */
  public Typed {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
  }

  /**
   * Reads what was typed.
   *
   * @param text anything; null for nothing
   */
  public static Typed read(String text) {
    return text == null ? new Typed(List.of(), List.of()) : new Reading(shortened(text)).read();
  }

  private static String shortened(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    return text.substring(0, half ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
  }

  /** Whether there is nothing to look for, so that everything is found. */
  public boolean empty() {
    return wanted.isEmpty() && unwanted.isEmpty();
  }

  /** What was understood, in a form that reads the same again. */
  public String written() {
    String minus = unwanted.stream().map(p -> " -" + p.written()).collect(Collectors.joining());
    return wanted.stream().map(Part::written).collect(Collectors.joining(" ")) + minus;
  }

  private static final class Reading {
    private final String text;
    private final List<Part> wanted = new ArrayList<>();
    private final List<Part> unwanted = new ArrayList<>();
    private int at;
    private int words;

    Reading(String text) {
      this.text = text;
    }

    Typed read() {
      while (at < text.length() && words < MOST_WORDS) {
        char c = text.charAt(at);
        if (quote(c)) {
          at++;
          add(wanted, until(), false, true);
        } else if (minus()) {
          at++;
          boolean quoted = quote(text.charAt(at));
          at += quoted ? 1 : 0;
          add(unwanted, quoted ? until() : one(), false, quoted);
        } else if (letter(at)) {
          List<String> word = one();
          boolean asterisk = at < text.length() && text.charAt(at) == '*';
          add(wanted, word, asterisk || at == text.length(), false);
        } else {
          at++;
        }
      }
      return new Typed(meaningful(), unwanted);
    }

    private List<Part> meaningful() {
      List<Part> some =
          wanted.stream()
              .filter(p -> p.quoted() || !StopWords.contains(Analysis.fold(p.word())))
              .toList();
      return some.isEmpty() ? wanted : some;
    }

    private void add(List<Part> parts, List<String> some, boolean beginning, boolean quoted) {
      if (!some.isEmpty()) {
        List<String> few = some.subList(0, Math.min(some.size(), MOST_WORDS - words));
        words += few.size();
        parts.add(new Part(List.copyOf(few), beginning, quoted));
      }
    }

    private boolean minus() {
      char c = text.charAt(at);
      boolean first = at == 0 || Character.isWhitespace(text.charAt(at - 1));
      return c == '-'
          && first
          && at + 1 < text.length()
          && (letter(at + 1) || quote(text.charAt(at + 1)));
    }

    private static boolean quote(char c) {
      return c == '"'
          || c == '\u201c'
          || c == '\u201d'
          || c == '\u00ab'
          || c == '\u00bb'
          || c == '\u201e';
    }

    private boolean letter(int index) {
      return Character.isLetterOrDigit(text.codePointAt(index));
    }

    /** One word; apostrophes and points within belong to it. */
    private List<String> one() {
      int start = at;
      while (at < text.length() && (letter(at) || mark(at) || joins(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      return start == at ? List.of() : List.of(text.substring(start, at));
    }

    private boolean mark(int index) {
      int type = Character.getType(text.codePointAt(index));
      return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private boolean joins(int index) {
      char c = text.charAt(index);
      return (c == '\'' || c == '\u2019' || c == '.')
          && index + 1 < text.length()
          && letter(index + 1)
          && index > 0
          && Character.isLetterOrDigit(text.codePointBefore(index));
    }

    private List<String> until() {
      List<String> all = new ArrayList<>();
      while (at < text.length() && !quote(text.charAt(at))) {
        if (letter(at)) {
          all.addAll(one());
        } else {
          at++;
        }
      }
      at++;
      return all;
    }
  }
}

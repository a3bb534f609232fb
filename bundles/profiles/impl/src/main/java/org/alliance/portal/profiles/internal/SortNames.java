package org.alliance.portal.profiles.internal;

import java.text.Normalizer;
import java.util.Map;

/**
 * Folds a name to capitals, digits and single spaces of ASCII, so that both databases sort alike
 * whatever their collation, and names in Greek and Cyrillic stand where they are read.
 */
public final class SortNames {
  /** Letters that Unicode does not take apart by itself. */
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          pair('ß', "SS"),
          pair('Æ', "AE"),
          pair('Œ', "OE"),
          pair('Ø', "O"),
          pair('Đ', "D"),
          pair('Ð', "D"),
          pair('Þ', "TH"),
          pair('Ł', "L"),
          pair('Ħ', "H"),
          pair('ı', "I"),
          pair('Ə', "E"),
          pair('Ŧ', "T"),
          pair('Α', "A"),
          pair('Β', "V"),
          pair('Γ', "G"),
          pair('Δ', "D"),
          pair('Ε', "E"),
          pair('Ζ', "Z"),
          pair('Η', "I"),
          pair('Θ', "TH"),
          pair('Ι', "I"),
          pair('Κ', "K"),
          pair('Λ', "L"),
          pair('Μ', "M"),
          pair('Ν', "N"),
          pair('Ξ', "X"),
          pair('Ο', "O"),
          pair('Π', "P"),
          pair('Ρ', "R"),
          pair('Σ', "S"),
          pair('Τ', "T"),
          pair('Υ', "Y"),
          pair('Φ', "F"),
          pair('Χ', "CH"),
          pair('Ψ', "PS"),
          pair('Ω', "O"),
          pair('А', "A"),
          pair('Б', "B"),
          pair('В', "V"),
          pair('Г', "G"),
          pair('Ґ', "G"),
          pair('Д', "D"),
          pair('Ђ', "DJ"),
          pair('Е', "E"),
          pair('Є', "YE"),
          pair('Ж', "Z"),
          pair('З', "Z"),
          pair('Ѕ', "DZ"),
          pair('И', "I"),
          pair('І', "I"),
          pair('Ј', "J"),
          pair('К', "K"),
          pair('Л', "L"),
          pair('Љ', "LJ"),
          pair('М', "M"),
          pair('Н', "N"),
          pair('Њ', "NJ"),
          pair('О', "O"),
          pair('П', "P"),
          pair('Р', "R"),
          pair('С', "S"),
          pair('Т', "T"),
          pair('Ћ', "C"),
          pair('У', "U"),
          pair('Ф', "F"),
          pair('Х', "H"),
          pair('Ц', "C"),
          pair('Ч', "C"),
          pair('Џ', "DZ"),
          pair('Ш', "S"),
          pair('Щ', "ST"),
          pair('Ъ', ""),
          pair('Ы', "Y"),
          pair('Ь', ""),
          pair('Э', "E"),
          pair('Ю', "YU"),
          pair('Я', "YA"));

  private SortNames() {}

  private static Map.Entry<Character, String> pair(char letter, String latin) {
    return Map.entry(letter, latin);
  }

  /**
   * The key a name sorts by.
   *
   * @param name a name of at most 200 characters
   * @return at most 400 characters; empty when nothing of the name can be read
   */
  public static String of(String name) {
    String apart =
        Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(java.util.Locale.ROOT);
    StringBuilder out = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK || c == '\'' || c == '’') {
        continue;
      }
      String latin = c < 128 ? ascii(c) : LETTERS.getOrDefault(c, " ");
      if (" ".equals(latin)) {
        gap = true;
        continue;
      }
      if (gap && out.length() > 0) {
        out.append(' ');
      }
      gap = false;
      out.append(latin);
    }
    return out.length() <= 400 ? out.toString() : out.substring(0, 400);
  }

  private static String ascii(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? String.valueOf(c) : " ";
  }
}

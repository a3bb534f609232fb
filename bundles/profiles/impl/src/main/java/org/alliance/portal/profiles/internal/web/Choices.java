package org.alliance.portal.profiles.internal.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a reader can choose from, named and sorted in the reader's language. */
public final class Choices {
  /** Where members can come from: the member states of the Council of Europe, and Kosovo*. */
  private static final List<String> COUNTRIES =
      List.of(
          "AD", "AL", "AM", "AT", "AZ", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES",
          "FI", "FR", "GB", "GE", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC",
          "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TR",
          "UA", "XK");

  /** What a member can be. */
  static final List<String> KINDS = List.of("municipality", "region", "association", "ngo");

  /** Official languages of those countries, and Romani. */
  private static final List<String> LANGUAGES =
      List.of(
          "az", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
          "hu", "hy", "is", "it", "ka", "lb", "lt", "lv", "mk", "mt", "nl", "no", "pl", "pt", "ro",
          "sk", "sl", "sq", "sr", "sv", "tr", "uk");

  private Choices() {}

  /**
   * One choice.
   *
   * @param value what the form sends
   * @param label what the reader sees
   */
  public record Choice(String value, String label) {}

  /** Countries; the one that is chosen already is among them whatever it is. */
  public static List<Choice> countries(String chosen, String lang) {
    Set<String> codes = new TreeSet<>(COUNTRIES);
    if (chosen != null && chosen.matches("[A-Z]{2}")) {
      codes.add(chosen);
    }
    return sorted(codes.stream().map(code -> new Choice(code, country(code, lang))), lang);
  }

  /** Countries with how many members each has. */
  public static List<Choice> countries(
      Set<String> codes, Map<String, Integer> counts, String lang) {
    return sorted(
        codes.stream()
            .map(
                code ->
                    new Choice(
                        code, country(code, lang) + " (" + counts.getOrDefault(code, 0) + ")")),
        lang);
  }

  /** Languages a name can be in. */
  public static List<Choice> languages(String chosen, String lang) {
    Set<String> codes = new TreeSet<>(LANGUAGES);
    if (chosen != null && chosen.matches("[a-z]{2}")) {
      codes.add(chosen);
    }
    return sorted(codes.stream().map(code -> new Choice(code, language(code, lang))), lang);
  }

  /** Languages somebody can work in. */
  public static List<Choice> workingLanguages(List<String> chosen, String lang) {
    Set<String> codes = new TreeSet<>(LANGUAGES);
    codes.add("rom");
    chosen.stream().filter(code -> code.matches("[a-z]{2}")).forEach(codes::add);
    return sorted(codes.stream().map(code -> new Choice(code, language(code, lang))), lang);
  }

  /** A language's name, with a capital as for an entry of a list. */
  public static String language(String code, String lang) {
    Locale reader = Locale.forLanguageTag(lang);
    String name =
        "rom".equals(code) ? "Romani" : Locale.forLanguageTag(code).getDisplayLanguage(reader);
    return name.isEmpty() ? code : name.substring(0, 1).toUpperCase(reader) + name.substring(1);
  }

  private static String country(String code, String lang) {
    String name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(lang));
    return "XK".equals(code) ? name + "*" : name;
  }

  private static List<Choice> sorted(Stream<Choice> choices, String lang) {
    Collator collator = Collator.getInstance(Locale.forLanguageTag(lang));
    return choices.sorted(Comparator.comparing(Choice::label, collator)).toList();
  }
}

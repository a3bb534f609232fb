package org.alliance.portal.api.organisations;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key by which two spellings of an organisation's name are found to be alike: "City of
 * Example", "Example (City)" and "EXAMPLE" have the same one. It is a hint for a person who
 * decides, never a proof; names in different scripts have different keys.
 */
public final class NameKey {
  /** Longest key. */
  public static final int LONGEST = 200;

  /** Letters with a stroke or tied together, which Unicode does not take apart. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("œ", "oe"),
          Map.entry("ø", "o"),
          Map.entry("đ", "d"),
          Map.entry("ð", "d"),
          Map.entry("þ", "th"),
          Map.entry("ł", "l"),
          Map.entry("ħ", "h"),
          Map.entry("ı", "i"),
          Map.entry("ς", "σ"));

  private static final Pattern LETTER =
      Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** What stands between words; some apostrophes count as letters in Unicode. */
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+|\\p{Lm}+");

  /** What authorities call themselves, and the small words that tie it to the name. */
  private static final Set<String> KINDS =
      Stream.of(
              // English, Irish, Maltese
              "city town municipality municipal council borough district county region authority",
              "of and the in comhairle cathrach contae kunsill lokali",
              // French
              "commune ville mairie metropole region departement agglomeration communaute",
              "de du des la le les l d et",
              // German, Luxembourgish
              "stadt gemeinde marktgemeinde stadtgemeinde landeshauptstadt hansestadt stadtverwaltung",
              "kreis landkreis bezirk land der die das und gemeng",
              // Italian
              "comune citta provincia regione municipio di del della dei e",
              // Spanish, Catalan, Basque, Galician
              "ayuntamiento ciudad diputacion provincia municipio ajuntament ciutat udala concello",
              "el los las y i",
              // Portuguese
              "camara municipal municipio cidade freguesia da do dos das",
              // Dutch
              "gemeente stad provincie van het",
              // Swedish, Norwegian, Danish, Icelandic
              "stad kommun kommune region regionen lan fylke og och",
              // Finnish, Estonian, Latvian, Lithuanian
              "kaupunki kunta linn vald linnavalitsus vallavalitsus pilseta novads pasvaldiba",
              "savivaldybe miestas miesto rajono rajonas",
              // Polish
              "gmina miasto urzad miasta gminy powiat wojewodztwo",
              // Czech, Slovak
              "obec mesto mestys statutarni hlavni magistrat kraj okres urad mestska cast",
              // Hungarian
              "varos varosi kozseg nagykozseg fovaros onkormanyzat onkormanyzata jaras megye",
              "megyei jogu",
              // Romanian
              "primaria comuna municipiul municipiu orasul oras judetul judet consiliul",
              // Slovenian, Croatian, Bosnian, Serbian, Montenegrin
              "obcina mestna mesto opcina opstina grad gradska uprava zupanija",
              // Serbian, Macedonian, Bulgarian, Ukrainian in Cyrillic
              "општина град градска управа община кметство област на и",
              "місто міська рада громада область",
              // Albanian
              "bashkia bashkise komuna qyteti qarku e i",
              // Greek
              "δήμος περιφέρεια κοινότητα πόλη του της των",
              // Turkish
              "belediye belediyesi buyuksehir ilcesi")
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .map(NameKey::folded)
          .collect(Collectors.toUnmodifiableSet());

  private NameKey() {}

  /**
   * The key of a name: its words without accents, capitals and punctuation, in alphabetical order;
   * words that only say what kind of authority it is are left out, unless nothing else is there.
   *
   * @param name as typed; not null
   * @return at most {@link #LONGEST} characters; empty when the name has neither letter nor digit
   */
  public static String of(String name) {
    List<String> words =
        Arrays.stream(folded(name).split(" ")).filter(word -> !word.isEmpty()).sorted().toList();
    List<String> telling = words.stream().filter(word -> !KINDS.contains(word)).toList();
    String key = String.join(" ", telling.isEmpty() ? words : telling);
    return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
  }

  /**
   * A name without accents, capitals and punctuation, its words in the order in which they stand;
   * for finding names by how they begin.
   *
   * @param text as typed; not null
   * @return perhaps longer than what was typed; empty when there is neither letter nor digit
   */
  public static String folded(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String bare = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    String plain = LETTER.matcher(bare).replaceAll(found -> LETTERS.get(found.group()));
    return BETWEEN.matcher(plain).replaceAll(" ").strip();
  }
}

package org.alliance.portal.projects.internal.web.write;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.internal.Programmes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names fields of an initiative, and what they say, for its writers. */
@Component(service = WriteTexts.class)
public class WriteTexts {
  /** Kind of the values that name where money comes from. */
  static final String PROGRAMME = Vocabulary.PROGRAMME;

  /** Words of this feature that can be chosen, with the beginnings of their texts' keys. */
  private static final Map<String, String> WORDS =
      Map.of(
          "kind", "projects.kind.",
          "status", "projects.status.",
          "evidence", "projects.evidence.",
          "needsMethod", "projects.needs-method.");

  private static final int CODE = 2;

  /** More than anybody writes behind the point: two numbers that differ are never shown alike. */
  private static final int DIGITS = 20;

  private final PageRenderer texts;
  private final Vocabulary vocabulary;
  private final BundleContext context;

  @Activate
  public WriteTexts(
      @Reference PageRenderer texts, @Reference Vocabulary vocabulary, BundleContext context) {
    this.texts = texts;
    this.vocabulary = vocabulary;
    this.context = context;
  }

  /** A text of this feature. */
  String text(String lang, String key, Map<String, Object> args) {
    return texts.text(context.getBundle(), lang, key, args);
  }

  /**
   * What a field is called.
   *
   * @param original language of the original, which needs not be said
   */
  String label(String field, String original, String lang) {
    String[] parts = field.split("\\.");
    if (parts[0].equals("texts") && parts.length > 2) {
      String label = text(lang, "projects.field." + parts[2], Map.of());
      return parts[1].equals(original)
          ? label
          : text(
              lang,
              "projects.write.in-language",
              Map.of("field", label, "language", language(parts[1], lang)));
    }
    String label = text(lang, "projects.field." + parts[0], Map.of());
    return parts.length == 1
        ? label
        : text(
            lang,
            "projects.write.cell",
            Map.of(
                "table",
                label,
                "row",
                Integer.parseInt(parts[1]) + 1,
                "column",
                text(lang, "projects.field." + parts[2], Map.of())));
  }

  /** What a field says, with names instead of codes. */
  String value(String field, String value, String lang) {
    String words = WORDS.get(field);
    if (words != null) {
      String word = value.strip().toLowerCase(Locale.ROOT);
      return word.matches("[a-z]+") ? text(lang, words + word, Map.of()) : value;
    }
    return switch (field) {
      case "themes" -> vocabulary.label(Vocabulary.THEME, value, lang);
      case "original" -> language(value, lang);
      case PROGRAMME -> programmeLabel(value, lang);
      default -> value;
    };
  }

  /** A day as it is written in a language; what is none stays. */
  static String day(String text, String lang) {
    Locale locale = Locale.forLanguageTag(lang.equals("en") ? "en-GB" : lang);
    try {
      String day =
          LocalDate.parse(text)
              .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
      // French says "the first", which no Java does.
      return lang.equals("fr") ? day.replaceFirst("^1 ", "1er ") : day;
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /** A number as it is written in a language; what is none stays. */
  static String number(String text, String lang) {
    NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag(lang));
    format.setMaximumFractionDigits(DIGITS);
    try {
      return format.format(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** An amount in euros as it is written in a language; what is no number stays. */
  String money(String text, String lang) {
    try {
      return text(lang, "projects.page.euros", Map.of("amount", new BigDecimal(text)));
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** A cell of a table, with the name of its column. */
  String cell(String column, String said, String lang) {
    return text(
        lang,
        "projects.write.cell.said",
        Map.of("column", text(lang, "projects.field." + column, Map.of()), "said", said));
  }

  String language(String code, String lang) {
    return vocabulary.label(Vocabulary.LANGUAGE, code, lang);
  }

  /**
   * The code of a programme by its name; what names none stays.
   *
   * @param before what the form said, whose programmes may stay although they were retired
   */
  String programme(String typed, Map<String, List<String>> before, String lang) {
    return before.entrySet().stream()
        .filter(field -> field.getKey().endsWith(".programme"))
        .map(field -> field.getValue().get(0))
        .filter(code -> programmeLabel(code, lang).equalsIgnoreCase(typed.strip()))
        .findFirst()
        .orElseGet(() -> Programmes.code(typed, vocabulary));
  }

  private String programmeLabel(String code, String lang) {
    return vocabulary.term(PROGRAMME, code).isPresent()
        ? vocabulary.label(PROGRAMME, code, lang)
        : code;
  }

  List<String> programmes(String lang) {
    return vocabulary.active(PROGRAMME, lang).stream()
        .map(term -> programmeLabel(term.code(), lang))
        .toList();
  }

  /** Themes that can be chosen, with those that are chosen already. */
  List<Choice> themes(List<String> chosen, String lang) {
    Set<String> codes =
        vocabulary.active(Vocabulary.THEME, lang).stream()
            .map(Term::code)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    chosen.stream()
        .filter(code -> vocabulary.term(Vocabulary.THEME, code).isPresent())
        .forEach(codes::add);
    return codes.stream()
        .map(code -> new Choice(code, vocabulary.label(Vocabulary.THEME, code, lang)))
        .toList();
  }

  /** Languages that texts can be in. */
  List<Choice> languages(String lang) {
    return vocabulary.active(Vocabulary.LANGUAGE, lang).stream()
        .map(Term::code)
        .filter(code -> code.length() == CODE)
        .map(code -> new Choice(code, language(code, lang)))
        .toList();
  }

  /** The words of a field, in their order. */
  List<Choice> words(String field, Enum<?>[] values, String lang) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .map(word -> new Choice(word, text(lang, WORDS.get(field) + word, Map.of())))
        .toList();
  }

  /** Nothing is chosen until somebody chooses. */
  static List<Choice> orNone(List<Choice> choices) {
    List<Choice> all = new ArrayList<>(choices);
    all.add(0, new Choice("", ""));
    return all;
  }
}

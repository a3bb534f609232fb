package org.alliance.portal.web.internal.render;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.vocabulary.Vocabulary;

/** The functions of every template. */
public final class PortalExtension extends AbstractExtension {
  /** What the functions need from the portal. */
  public interface Portal {
    /** A text in a language. */
    String text(String language, String key, Map<String, Object> args);

    /** Address of an asset. */
    String asset(String name);

    /** Entries of a menu. */
    List<?> menu(String section, String language);

    /** Rendered home cards. */
    List<String> cards(String language);

    /** Tabs on a thing's page. */
    List<?> tabs(String type, String id, String language);

    /** One rendered tab; null when there is none. */
    String tab(String type, String id, String tab, String language);

    /** Name of a term of a vocabulary; null when nobody knows it. */
    String term(String scheme, String code, String language);

    /** Markdown as safe HTML; null while nobody reads Markdown. */
    String markdown(String source);

    /** Time zone of the reader. */
    ZoneId zone();
  }

  private final Map<String, Function> functions = new HashMap<>();

  public PortalExtension(Portal portal) {
    add("t", List.of("key", "args"), (args, lang) -> text(portal, args, lang));
    add("asset", List.of("name"), (args, lang) -> portal.asset(word(args, "name")));
    add(
        "country",
        List.of("code"),
        (args, lang) -> term(portal, Vocabulary.COUNTRY, word(args, "code"), lang));
    add(
        "language",
        List.of("code"),
        (args, lang) -> term(portal, Vocabulary.LANGUAGE, word(args, "code"), lang));
    add(
        "term",
        List.of("scheme", "code"),
        (args, lang) -> term(portal, word(args, "scheme"), word(args, "code"), lang));
    add("number", List.of("value"), (args, lang) -> number(args.get("value"), lang));
    add("date", List.of("value"), (args, lang) -> date(args.get("value"), lang, portal.zone()));
    // Macros do not see the page's variables.
    add("locale", List.of(), (args, lang) -> lang);
    add("time", List.of("value"), (args, lang) -> time(args.get("value"), lang, portal.zone()));
    add("markdown", List.of("text"), (args, lang) -> safe(markdown(portal, args.get("text"))));
    add("menu", List.of("section"), (args, lang) -> portal.menu(word(args, "section"), lang));
    add("cards", List.of(), (args, lang) -> safe(portal.cards(lang)));
    add(
        "tabs",
        List.of("type", "id"),
        (args, lang) -> portal.tabs(word(args, "type"), word(args, "id"), lang));
    add(
        "tab",
        List.of("type", "id", "tab"),
        (args, lang) ->
            safe(portal.tab(word(args, "type"), word(args, "id"), word(args, "tab"), lang)));
  }

  private static String word(Map<String, Object> args, String name) {
    return String.valueOf(args.get(name));
  }

  private static String text(Portal portal, Map<String, Object> args, String lang) {
    Map<String, Object> values = new HashMap<>();
    if (args.get("args") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    return portal.text(lang, word(args, "key"), values);
  }

  private static String markdown(Portal portal, Object text) {
    String source = text == null ? "" : text.toString();
    String html = portal.markdown(source);
    return html == null ? PlainText.html(source) : html;
  }

  private static List<SafeString> safe(List<String> html) {
    return html.stream().map(SafeString::new).toList();
  }

  private static SafeString safe(String html) {
    return html == null ? null : new SafeString(html);
  }

  /** The name in the vocabulary; while that is away or does not have it, the runtime's own. */
  private static String term(Portal portal, String scheme, String code, String lang) {
    String name = portal.term(scheme, code, lang);
    if (name != null) {
      return name;
    }
    return switch (scheme) {
      case Vocabulary.COUNTRY -> country(code, lang);
      case Vocabulary.LANGUAGE -> languageName(code, lang);
      default -> code;
    };
  }

  /** Kosovo carries a mark: the terminology page has the Council of Europe's note on it. */
  static String country(String code, String lang) {
    if (code.length() != 2) {
      return code;
    }
    String name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(lang));
    return code.equals("XK") ? name + "*" : name;
  }

  static String languageName(String code, String lang) {
    return Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(lang));
  }

  static String number(Object value, String lang) {
    return value instanceof Number number
        // A hyphen is no minus: it is read as a dash, and lines break after it.
        ? NumberFormat.getInstance(Locale.forLanguageTag(lang))
            .format(number)
            .replace('-', '\u2212')
        : "";
  }

  static String date(Object value, String lang, ZoneId zone) {
    Locale locale = locale(lang);
    if (value instanceof LocalDate day) {
      String written =
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
      // French says "the first", which no Java does.
      return lang.equals("fr") && day.getDayOfMonth() == 1
          ? written.replaceFirst("^1 ", "1er ")
          : written;
    }
    if (value instanceof Instant instant) {
      // Java 17 leaves out the French word between the two.
      return date(instant.atZone(zone).toLocalDate(), lang, zone)
          + (lang.equals("fr") ? " à " : ", ")
          + time(instant, lang, zone);
    }
    return "";
  }

  static String time(Object value, String lang, ZoneId zone) {
    Locale locale = locale(lang);
    return value instanceof Instant instant
        ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone))
            + named(zone, locale)
        : "";
  }

  private static Locale locale(String lang) {
    return Locale.forLanguageTag(lang.equals("en") ? "en-GB" : lang);
  }

  /** Without a name a time is the Alliance's. */
  private static String named(ZoneId zone, Locale locale) {
    return zone.equals(Principal.ALLIANCE_ZONE)
        ? ""
        : " (" + zone.getDisplayName(TextStyle.FULL, locale) + ")";
  }

  private void add(
      String name,
      List<String> argumentNames,
      BiFunction<Map<String, Object>, String, Object> body) {
    functions.put(
        name,
        new Function() {
          @Override
          public Object execute(
              Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return body.apply(args, context.getLocale().getLanguage());
          }

          @Override
          public List<String> getArgumentNames() {
            return argumentNames;
          }
        });
  }

  @Override
  public Map<String, Function> getFunctions() {
    return functions;
  }
}

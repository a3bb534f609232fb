package org.alliance.portal.notifications.internal.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.notifications.internal.store.LetterStore;

/** The two forms of a letter: plain text, and the same in a frame of HTML. */
public final class Form {
  private static final Pattern PARAGRAPHS = Pattern.compile("\\n{2,}");
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']+");

  private final BiFunction<String, String, String> texts;
  private final String frame = read("frame.html");
  private final String button = read("button.html");

  /**
   * A letter's text in both forms.
   *
   * @param unsubscribe the whole address of the link by which its kind is switched off; or null
   */
  public record Written(String text, String html, String unsubscribe) {}

  /**
   * @param texts the portal's texts by language and key
   */
  public Form(BiFunction<String, String, String> texts) {
    this.texts = texts;
  }

  private static String read(String file) {
    try (InputStream in = Form.class.getResourceAsStream("/OSGI-INF/letters/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes both forms of a letter that has its text. */
  public Written write(LetterStore.Whole letter) {
    String lang = letter.head().lang();
    String portal = texts.apply(lang, "portal.name");
    String address = unsubscribe(letter);
    String text = letter.body() + "\n\n-- \n" + portal;
    String footer = "";
    if (address != null) {
      String line = texts.apply(lang, "notifications.letter.unsubscribe");
      text += "\n" + line + "\n" + address;
      footer =
          "<br>"
              + escape(line)
              + "<br><a href=\""
              + escape(address)
              + "\">"
              + escape(address)
              + "</a>";
    }
    StringBuilder paragraphs = new StringBuilder();
    for (String paragraph : PARAGRAPHS.split(letter.body())) {
      paragraphs.append(html(paragraph.strip(), letter.base(), lang)).append('\n');
    }
    String html =
        fill(
            frame,
            Map.of(
                "lang", escape(lang),
                "subject", escape(letter.head().subject()),
                "portal", escape(portal),
                "text", paragraphs.toString().strip(),
                "footer", footer));
    return new Written(text + "\n", html, address);
  }

  private static String unsubscribe(LetterStore.Whole letter) {
    return letter.unsubscribe() == null || letter.base().isEmpty()
        ? null
        : letter.base() + "/" + letter.head().lang() + "/unsubscribe/" + letter.unsubscribe();
  }

  /**
   * Whether a paragraph is nothing but an address of the portal itself. Only that becomes a button:
   * values may be anybody's words.
   *
   * @param base the portal's address; empty when it is not known
   */
  public static boolean ownAddress(String paragraph, String base) {
    return !base.isEmpty()
        && paragraph.startsWith(base + "/")
        && ADDRESS.matcher(paragraph).matches();
  }

  private String html(String paragraph, String base, String lang) {
    if (ownAddress(paragraph, base)) {
      return fill(
          button,
          Map.of(
              "address",
              escape(paragraph),
              "label",
              escape(texts.apply(lang, "notifications.letter.open"))));
    }
    return "<p style=\"margin:0 0 16px\">" + escape(paragraph).replace("\n", "<br>\n") + "</p>";
  }

  private static String fill(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

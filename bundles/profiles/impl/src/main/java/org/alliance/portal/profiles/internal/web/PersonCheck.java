package org.alliance.portal.profiles.internal.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.web.Form;

/**
 * Looks whether the texts of a form may name private persons, and who said that it is all right.
 */
final class PersonCheck {
  /** Marks of the texts that the writer has checked, in drafts and forms. */
  static final String CHECKED = "persons.checked";

  /** Marks of the texts of which the writer was warned, in forms. */
  static final String WARNED = "persons.warned";

  private static final int BYTES = 16;
  private static final int MOST = 200;

  private final PersonalData persons;

  PersonCheck(PersonalData persons) {
    this.persons = persons;
  }

  /**
   * A place that may name a private person.
   *
   * @param field the field with the text
   * @param reason end of the text key
   * @param excerpt the words
   * @param mark of the whole text
   */
  public record Suspect(String field, String reason, String excerpt, String mark) {}

  /**
   * Suspicious places in the texts of a form.
   *
   * @param fields which fields
   * @param published texts as everybody reads them already: nobody is asked again
   * @param checked marks of texts that the writer has checked
   */
  List<Suspect> suspects(
      Form form, Collection<String> fields, Form published, Collection<String> checked) {
    List<Suspect> suspects = new ArrayList<>();
    for (String field : fields) {
      String text = form.value(field);
      if (text.isEmpty() || plain(text).equals(plain(published.value(field)))) {
        continue;
      }
      String mark = mark(text);
      if (!checked.contains(mark)) {
        persons.find(text).stream()
            .map(
                found ->
                    new Suspect(
                        field,
                        found.reason().name().toLowerCase(Locale.ROOT),
                        found.excerpt(),
                        mark))
            .forEach(suspects::add);
      }
    }
    return suspects;
  }

  /** The marks of the texts with suspicious places, as a form carries them. */
  static String marks(List<Suspect> suspects) {
    return String.join(
        " ", suspects.stream().map(Suspect::mark).distinct().sorted().limit(MOST).toList());
  }

  /** The marks that a form carries; anything else is dropped. */
  static Set<String> marks(Collection<String> sent) {
    Set<String> marks = new LinkedHashSet<>();
    sent.stream()
        .flatMap(value -> Arrays.stream(value.split(" ")))
        .filter(mark -> mark.matches("[0-9a-f]{" + 2 * BYTES + "}"))
        .limit(MOST)
        .forEach(marks::add);
    return marks;
  }

  /** Browsers send other line ends than are stored. */
  private static String plain(String text) {
    return text.replace("\r", "").strip();
  }

  private static String mark(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(plain(text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

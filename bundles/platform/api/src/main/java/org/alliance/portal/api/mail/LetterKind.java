package org.alliance.portal.api.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One kind of letter. Its texts are files of the contributing bundle, {@code
 * OSGI-INF/letters/<id>_<language>.txt} in UTF-8, English and French at least: the first line is
 * the subject, the second is empty, the rest is the text. A word in braces, {@code {name}}, is
 * replaced by the letter's value of that name; a paragraph that is nothing but an address becomes a
 * button in the HTML form. The secretariat may replace a text in the portal. The text key {@code
 * letter.<id>} names the kind for whoever edits it, {@code letter.<id>.hint} says when it is sent.
 *
 * @param id unique in the portal, {@code <feature>-<words>} in lower case with hyphens
 * @param values names that a text may use, in the order in which they are explained; never null
 * @param required those of them that a text must use, such as the link it is sent for
 * @param optional whether an account may switch this kind off; such a letter carries a link, and
 *     the header {@code List-Unsubscribe}, for doing so
 * @param action what an account must be allowed to do, without an owner, to be sent this kind, such
 *     as {@link org.alliance.portal.api.access.Action#MODERATE}: others are not asked whether they
 *     want it; null when anybody may get it
 */
public record LetterKind(
    String id, List<String> values, List<String> required, boolean optional, String action) {
  private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)+");

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException for an id of another form, or a required value that is none
   */
  public LetterKind {
    values = List.copyOf(values);
    required = List.copyOf(required);
    if (!FORM.matcher(id).matches() || !values.containsAll(required)) {
      throw new IllegalArgumentException("Not a kind of letter: " + id);
    }
  }

  /** A kind that anybody may get. */
  public LetterKind(String id, List<String> values, List<String> required, boolean optional) {
    this(id, values, required, optional, null);
  }
}

package org.alliance.portal.vocabulary.internal.web;

import java.util.HashMap;
import java.util.Map;
import javax.ws.rs.core.MultivaluedMap;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.web.Form;

/** Fields of the forms on terms. */
final class TermForm {
  private static final String NAMES = "names.";

  private TermForm() {}

  /** What the form shows of a stored term. */
  static Form of(Term term) {
    Map<String, String> values = new HashMap<>();
    term.names().values().forEach((lang, name) -> values.put(NAMES + lang, name));
    values.put("version", Integer.toString(term.version()));
    return Form.filled(values);
  }

  /**
   * The names as typed.
   *
   * @param stored names in the languages that the form does not ask for stay as they are
   */
  static Map<String, String> names(Form form, Map<String, String> stored) {
    Map<String, String> names = new HashMap<>(stored);
    for (String lang : new String[] {"en", "fr"}) {
      names.put(lang, form.value(NAMES + lang));
    }
    return names;
  }

  /** A version that is not one makes a conflict, which shows the reader the term as it is. */
  static int version(MultivaluedMap<String, String> sent, String field) {
    String version = sent.getFirst(field);
    return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }
}

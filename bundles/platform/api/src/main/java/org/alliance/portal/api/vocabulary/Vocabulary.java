package org.alliance.portal.api.vocabulary;

import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;

/**
 * The vocabularies. Reading needs no permission and is answered from memory; a change on this node
 * is seen at once, one on another node within 10 seconds. The change log announces changes as
 * feature {@code vocabulary}, type {@link Term#TYPE}; after a merge each feature replaces the old
 * code in its records. A service of the platform; thread-safe.
 */
public interface Vocabulary {
  /** Themes of the EU Roma strategic framework, and the secretariat's own. */
  String THEME = "theme";

  /** What members can offer each other. */
  String COMPETENCE = "competence";

  /** Programmes and funds that pay for projects; records may name others in their own words. */
  String PROGRAMME = "programme";

  /** What an organisation is. */
  String KIND = "kind";

  /** Countries of members, ISO 3166-1 alpha-2 or XK. */
  String COUNTRY = "country";

  /** Languages, ISO 639-1, or {@code rom} for Romani. */
  String LANGUAGE = "language";

  /** Action for changing terms: moderators and admins. */
  String EDIT = "vocabulary.edit";

  /**
   * Terms that can be chosen, in the order of their names in a language.
   *
   * @param scheme which vocabulary; an unknown one is empty
   * @param lang ISO 639-1
   */
  List<Term> active(String scheme, String lang);

  /** A term in any state; empty when there is none. */
  Optional<Term> term(String scheme, String code);

  /**
   * The name of a term in the best language for a reader; of the one that took its place when it
   * was merged; the code itself when there is no such term. XK carries an asterisk.
   *
   * @param lang ISO 639-1
   */
  String label(String scheme, String code, String lang);

  /** The code to keep instead: that of the term it was merged into, over any number of merges. */
  String current(String scheme, String code);

  /**
   * A term as it is stored now, read from the database and in the current transaction: for
   * followers of the change log, who may be told of a change before the memory is.
   *
   * @param id as the change log names the term
   * @return empty when there is none
   */
  default Optional<Term> stored(Id id) {
    return Optional.empty();
  }

  /** Whether a term exists and can be chosen. */
  default boolean selectable(String scheme, String code) {
    return term(scheme, code).filter(t -> t.state() == Term.State.ACTIVE).isPresent();
  }
}

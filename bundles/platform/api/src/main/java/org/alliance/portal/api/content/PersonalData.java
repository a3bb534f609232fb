package org.alliance.portal.api.content;

import java.util.List;

/**
 * Looks for what may name a private person, so that the writer can be warned. A hint, not a proof:
 * the writer decides. A service of the platform; thread-safe.
 */
public interface PersonalData {

  /** What makes a text suspicious. */
  enum Reason {
    /** An e-mail address that looks like a person's. */
    EMAIL,
    /** A telephone number. */
    PHONE,
    /** A form of address or a kinship followed by a name. */
    NAME,
    /** A date of birth, or an age beside a name. */
    BIRTH,
    /** A number that looks like one of an identity card, a bank account or the like. */
    NUMBER
  }

  /**
   * A place in a text.
   *
   * @param reason why
   * @param excerpt the words, at most 80 characters
   */
  record Suspicion(Reason reason, String excerpt) {}

  /** Places that may name a private person, at most 20, in order; null or blank has none. */
  List<Suspicion> find(String text);
}

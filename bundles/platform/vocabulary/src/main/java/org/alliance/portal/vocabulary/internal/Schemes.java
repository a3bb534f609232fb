package org.alliance.portal.vocabulary.internal;

import java.util.List;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.vocabulary.Vocabulary;

/** The vocabularies there are. */
public final class Schemes {
  /** In the order in which the secretariat works on them. */
  public static final List<String> ALL =
      List.of(
          Vocabulary.THEME,
          Vocabulary.COMPETENCE,
          Vocabulary.PROGRAMME,
          Vocabulary.KIND,
          Vocabulary.COUNTRY,
          Vocabulary.LANGUAGE);

  private Schemes() {}

  /**
   * Refuses what is not a vocabulary.
   *
   * @throws NotFoundException when there is no such vocabulary
   */
  public static void require(String scheme) {
    if (!ALL.contains(scheme)) {
      throw new NotFoundException("vocabulary", scheme);
    }
  }
}

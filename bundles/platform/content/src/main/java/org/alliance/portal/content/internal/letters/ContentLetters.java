package org.alliance.portal.content.internal.letters;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.mail.LetterKind;
import org.alliance.portal.api.mail.LetterKinds;
import org.osgi.service.component.annotations.Component;

/** The kinds of letter; they refer to nothing, so that they are there before the outbox is. */
@Component
public final class ContentLetters implements LetterKinds {
  static final List<String> LANGUAGES = List.of("en", "fr");

  static final LetterKind FRESHNESS =
      kind("content-freshness", "name", "organisation", "entries", "link");
  static final LetterKind SUBMITTED =
      new LetterKind(
          "content-submitted",
          List.of("name", "title", "organisation", "link"),
          List.of("link"),
          true,
          Action.MODERATE);
  static final LetterKind RETURNED = kind("content-returned", "name", "title", "note", "link");
  static final LetterKind PUBLISHED = kind("content-published", "name", "title", "link");

  private static LetterKind kind(String id, String... values) {
    return new LetterKind(id, List.of(values), List.of("link"), true);
  }

  @Override
  public List<LetterKind> kinds() {
    return List.of(FRESHNESS, SUBMITTED, RETURNED, PUBLISHED);
  }

  /** The language in which a recipient is written to. */
  static String lang(String wanted) {
    return LANGUAGES.contains(wanted) ? wanted : LANGUAGES.get(0);
  }
}

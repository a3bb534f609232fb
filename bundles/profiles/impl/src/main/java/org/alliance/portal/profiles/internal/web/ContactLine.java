package org.alliance.portal.profiles.internal.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Contact;

/**
 * A contact as its editors see it.
 *
 * @param id of the contact
 * @param name see {@link Contact}
 * @param role see {@link Contact}
 * @param email may be null
 * @param phone may be null
 * @param languages names of languages, on one line; empty for none
 * @param confirmed whether the person agreed
 * @param own whether it is the reader
 * @param since when the state began
 */
public record ContactLine(
    String id,
    String name,
    String role,
    String email,
    String phone,
    String languages,
    boolean confirmed,
    boolean own,
    Instant since) {

  static ContactLine of(Contact c, FieldTexts texts, String lang) {
    return new ContactLine(
        c.id().toString(),
        c.name(),
        c.role(),
        c.email(),
        c.phone(),
        names(c.languages(), texts, lang),
        c.state() == Contact.State.CONFIRMED,
        c.own(),
        c.since());
  }

  private static String names(List<String> codes, FieldTexts texts, String lang) {
    return codes.stream()
        .map(code -> texts.term(Vocabulary.LANGUAGE, code, lang))
        .collect(Collectors.joining(", "));
  }

  /** How templates call an audience. */
  static String audience(Change.Audience audience) {
    return switch (audience) {
      case PUBLIC -> "public";
      case MEMBERS -> "members";
      default -> "organisation";
    };
  }
}

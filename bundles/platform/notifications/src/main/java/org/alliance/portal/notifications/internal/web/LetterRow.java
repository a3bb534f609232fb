package org.alliance.portal.notifications.internal.web;

import java.time.Instant;
import java.util.Locale;
import org.alliance.portal.notifications.internal.KindNames;
import org.alliance.portal.notifications.internal.store.LetterStore;

/**
 * A letter in the list and on its page.
 *
 * @param kind what its kind is called
 * @param to null when its account is gone
 * @param subject null when its text is not kept any more
 * @param state in lower case
 * @param ended null while it waits
 * @param answer null when the mail server said nothing
 */
public record LetterRow(
    String id,
    String kind,
    String to,
    String subject,
    String lang,
    String state,
    Instant created,
    Instant due,
    int attempts,
    Instant ended,
    String answer) {

  static LetterRow of(LetterStore.Head letter, KindNames names, String lang) {
    return new LetterRow(
        letter.id().toString(),
        names.name(letter.kind(), lang),
        letter.to(),
        letter.subject(),
        letter.lang(),
        letter.state().name().toLowerCase(Locale.ROOT),
        letter.created(),
        letter.due(),
        letter.attempts(),
        letter.ended(),
        letter.answer());
  }

  /** Whether something can still become of it. */
  public boolean open() {
    return state.equals("waiting") || state.equals("failed");
  }
}

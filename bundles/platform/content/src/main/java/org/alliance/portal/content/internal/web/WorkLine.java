package org.alliance.portal.content.internal.web;

import java.time.Instant;
import java.util.Locale;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.content.Reviews;

/**
 * A working copy as lists show it.
 *
 * @param title what it is about; may be empty
 * @param href address without the language; null when its feature is away
 * @param type what its type is called; null when not asked for
 * @param state {@code draft}, {@code submitted} or {@code returned}
 * @param owner name of the organisation; null for none or when not asked for
 * @param since since when it waits, or when it was changed last
 */
public record WorkLine(
    String title,
    String href,
    String type,
    String state,
    ByLanguage.Chosen<String> owner,
    Instant since) {

  static String word(Reviews.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

package org.alliance.portal.content.internal.web;

import java.time.Duration;
import java.time.Instant;
import org.alliance.portal.api.content.Drafts;

/**
 * A draft as lists show it.
 *
 * @param key which form
 * @param title what it is about; may be empty
 * @param path address without the language
 * @param saved when it was last saved
 * @param minutes how long ago that is; null when it is longer than a day
 */
public record DraftLine(String key, String title, String path, Instant saved, Long minutes) {
  private static final Duration WORDS = Duration.ofHours(24);

  static DraftLine of(Drafts.Draft draft, Instant now) {
    Duration ago = Duration.between(draft.saved(), now);
    return new DraftLine(
        draft.key(),
        draft.title(),
        draft.path(),
        draft.saved(),
        ago.compareTo(WORDS) > 0 ? null : Long.valueOf(Math.max(0, ago.toMinutes())));
  }
}

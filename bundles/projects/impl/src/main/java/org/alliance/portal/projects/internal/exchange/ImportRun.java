package org.alliance.portal.projects.internal.exchange;

import java.time.Instant;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;

/**
 * An import. Immutable.
 *
 * @param id its id
 * @param state where it stands
 * @param digest SHA-256 of its file in hexadecimal digits
 * @param total rows of the file; 0 while it is checked
 * @param done rows or initiatives that the present state is through with; where it has no work,
 *     what the one before was: all rows when it is ready, refused or done, what was removed when it
 *     is undone, nothing when it was cancelled
 * @param keep whether initiatives that somebody worked with stay when it is undone
 * @param actor who brought the file
 * @param undoneBy who undid it; null when nobody did
 * @param begun when the file came
 * @param ended when nothing was left to do; null before
 * @param report what the check found
 */
public record ImportRun(
    Id id,
    ImportState state,
    String digest,
    int total,
    int done,
    boolean keep,
    String actor,
    String undoneBy,
    Instant begun,
    Instant ended,
    Report report) {
  /** The type in audit. */
  static final String TYPE = "initiative-import";

  EntityRef ref() {
    return new EntityRef(TYPE, id);
  }
}

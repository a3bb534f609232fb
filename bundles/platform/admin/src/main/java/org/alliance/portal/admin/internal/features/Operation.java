package org.alliance.portal.admin.internal.features;

import java.time.Instant;
import java.util.Locale;
import org.alliance.portal.api.Id;

/**
 * Something an admin did to a feature, or tried to.
 *
 * @param id its id
 * @param at when it began
 * @param actor as {@link org.alliance.portal.api.access.Principal#actor()}
 * @param feature the feature's name; empty when the file did not tell
 * @param version the version that is there now, or was; empty when unknown
 * @param what what was asked for
 * @param outcome how it ended
 * @param reason last part of the key {@code admin.refused.<reason>}; empty when it was done
 * @param detail argument of that text, or what else the admin should know; at most 500 characters
 * @param millis until live or gone
 */
public record Operation(
    Id id,
    Instant at,
    String actor,
    String feature,
    String version,
    What what,
    Outcome outcome,
    String reason,
    String detail,
    long millis) {

  /** What was asked for. */
  public enum What {
    /** A feature from a file, new. */
    INSTALL,
    /** A feature from a file, another version. */
    UPDATE,
    /** Away with a feature. */
    REMOVE,
    /** A feature that ships, again. */
    ADD
  }

  /** How it ended. */
  public enum Outcome {
    /** As asked. */
    DONE,
    /** Nothing has changed, or all was taken back. */
    REFUSED
  }

  /** Whether it ended as asked. */
  public boolean done() {
    return outcome == Outcome.DONE;
  }

  /** The milliseconds as digits only: a text would group them. */
  public String took() {
    return Long.toString(millis);
  }

  /** What was asked for in lower case, part of text keys. */
  public String whatKey() {
    return what.name().toLowerCase(Locale.ROOT);
  }
}

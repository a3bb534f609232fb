package org.alliance.portal.api.changes;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;

/**
 * One entry of the change log: ids, never names or free text.
 *
 * @param position gapless, from 1, in commit order
 * @param time when it was written, to the millisecond
 * @param actor as {@link org.alliance.portal.api.access.Principal#actor()}
 * @param feature which feature wrote it
 * @param type kind of thing, as in {@link org.alliance.portal.api.EntityRef}
 * @param id the thing
 * @param verb what happened
 * @param fields names of the changed fields, in order; empty for created and deleted
 * @param audience who may know
 * @param organisation the owner; null for none
 */
public record Change(
    long position,
    Instant time,
    String actor,
    String feature,
    String type,
    Id id,
    Verb verb,
    List<String> fields,
    Audience audience,
    Id organisation) {

  /** What happened. */
  public enum Verb {
    /** It is new. */
    CREATED,
    /** It changed. */
    UPDATED,
    /** It is gone. */
    DELETED
  }

  /** Who may know. */
  public enum Audience {
    /** Everybody. */
    PUBLIC,
    /** Everybody who is signed in, and API clients with the feature's read scope. */
    MEMBERS,
    /** The owner's team, moderators and admins. */
    ORGANISATION,
    /** The audit only. */
    NONE
  }

  /** Copies the list. */
  public Change {
    fields = List.copyOf(fields);
  }
}

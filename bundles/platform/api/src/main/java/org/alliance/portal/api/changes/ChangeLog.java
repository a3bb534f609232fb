package org.alliance.portal.api.changes;

import java.util.Collection;
import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;

/** The append-only log of everything that was written. A service of the platform; thread-safe. */
public interface ChangeLog {

  /**
   * What an entry names.
   *
   * @param ref the thing
   * @param organisation the owner; null for none
   */
  record Named(EntityRef ref, Id organisation) {}

  /**
   * Adds an entry within the current transaction: it is in the log when, and only when, the
   * transaction commits. The actor is the current principal's.
   *
   * @param feature which feature writes
   * @param ref the thing
   * @param verb what happened to it
   * @param fields names of the changed fields
   * @param audience who may know
   * @param organisation the owner; null for none
   * @throws IllegalStateException outside a transaction
   */
  default void record(
      String feature,
      EntityRef ref,
      Change.Verb verb,
      List<String> fields,
      Change.Audience audience,
      Id organisation) {
    record(feature, List.of(new Named(ref, organisation)), verb, fields, audience);
  }

  /**
   * Adds an entry for each of many things that the same happened to, as {@link #record(String,
   * EntityRef, Change.Verb, List, Change.Audience, Id)} does, but written together: for whatever
   * changes many rows in one transaction.
   *
   * @param things in the order of their entries; nothing happens when there are none
   * @throws IllegalStateException outside a transaction
   */
  void record(
      String feature,
      Collection<Named> things,
      Change.Verb verb,
      List<String> fields,
      Change.Audience audience);

  /**
   * Entries in order.
   *
   * @param after position of the last entry already known; 0 for the start
   * @param limit at most this many, 1 to 1,000
   * @return the entries; empty at the end
   * @throws org.alliance.portal.api.GoneException when entries after that position have already
   *     been discarded: the caller must read everything anew
   */
  List<Change> read(long after, int limit);

  /** Position of the newest entry; 0 when there is none. */
  long head();
}

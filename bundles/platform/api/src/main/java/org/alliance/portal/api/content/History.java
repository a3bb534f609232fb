package org.alliance.portal.api.content;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Slice;

/**
 * What things said before. A feature adds each version in the transaction that writes it, and asks
 * {@link org.alliance.portal.api.access.Access} before it shows any. A snapshot holds no personal
 * data: contacts and the like are left out. A service of the platform; thread-safe.
 */
public interface History {

  /**
   * A version.
   *
   * @param number as the thing's version, from 1
   * @param time when it was written
   * @param actor as {@link org.alliance.portal.api.access.Principal#actor()}
   * @param fields names of the fields that changed; empty for the first
   * @param snapshot what the thing said: strings, numbers, booleans, null, lists and maps of these;
   *     null in lists of versions
   */
  record Version(
      int number, Instant time, String actor, List<String> fields, Map<String, Object> snapshot) {}

  /**
   * A version that is to be added.
   *
   * @param ref the thing
   * @param version as the thing's version, from 1
   * @param fields names of the fields that changed; empty for the first
   * @param snapshot what the thing says; at most 1 MB as JSON
   */
  record New(EntityRef ref, int version, List<String> fields, Map<String, Object> snapshot) {}

  /**
   * A field that differs.
   *
   * @param field dotted name, such as {@code texts.en.summary}
   * @param before as text; null when it said nothing
   * @param after as text; null when it says nothing
   */
  record Difference(String field, String before, String after) {}

  /**
   * Adds a version within the current transaction.
   *
   * @param snapshot at most 1 MB as JSON
   * @throws IllegalStateException outside a transaction
   */
  default void add(EntityRef ref, int version, List<String> fields, Map<String, Object> snapshot) {
    add(List.of(new New(ref, version, fields, snapshot)));
  }

  /**
   * Adds versions of many things within the current transaction, written together; nothing happens
   * when there are none. All of them are held in memory as JSON: hand over some hundreds at a time.
   *
   * @throws IllegalArgumentException when a snapshot is too large; nothing was written then
   * @throws IllegalStateException outside a transaction
   */
  void add(Collection<New> versions);

  /**
   * Versions, newest first, without snapshots.
   *
   * @param limit 1 to 200
   * @param after {@link Slice#next()} of the page before; null for the first
   * @throws org.alliance.portal.api.ValidationException naming {@code limit} or {@code after}
   */
  Slice<Version> list(EntityRef ref, int limit, String after);

  /** One version with its snapshot; empty when there is none. */
  Optional<Version> get(EntityRef ref, int version);

  /**
   * What differs between two versions, field by field.
   *
   * @throws org.alliance.portal.api.NotFoundException when one of them is not there
   */
  List<Difference> compare(EntityRef ref, int from, int to);

  /** Forgets every version within the current transaction: the thing is gone for good. */
  default void forget(EntityRef ref) {
    forget(List.of(ref));
  }

  /** Forgets every version of many things within the current transaction, written together. */
  void forget(Collection<EntityRef> refs);
}

package org.alliance.portal.api.content;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;

/**
 * Working copies of things that somebody looks at before everybody does: begun, submitted, returned
 * with remarks or published. Readers go on seeing what was published last. A working copy belongs
 * to the owner's team, unlike {@link Drafts}, which belong to one person; there is at most one of a
 * thing. The feature asks {@link org.alliance.portal.api.access.Access} before it calls. A service
 * of the platform; thread-safe; each method joins the current transaction, or is one of its own,
 * and announces what it did in the change log ({@code content}, {@code work}, audience none).
 */
public interface Reviews {

  /** Where a working copy stands. */
  enum State {
    /** Somebody writes. */
    DRAFT,
    /** It waits for the secretariat. */
    SUBMITTED,
    /** The secretariat has asked for changes. */
    RETURNED
  }

  /**
   * A working copy.
   *
   * @param ref the thing; a thing that was never published has its id already
   * @param organisation the owner, whose team writes; null for none
   * @param version grows by one with each change, from 1
   * @param base version of the published thing that this started from; 0 when it was never
   *     published
   * @param state where it stands
   * @param title what it is about, for lists; plain text, at most 200 characters
   * @param path address of the thing without the language, such as {@code /projects/0D…}; {@code
   *     <path>/edit} is where it is written, {@code <path>/review} where it is looked at
   * @param values by field of the form, as typed; empty in lists
   * @param remarks the secretariat's remarks by field, from when it is returned until it is
   *     submitted again; empty in lists
   * @param note the secretariat's remark on the whole, for as long as its remarks; null when there
   *     is none
   * @param author who wrote it last, as {@link org.alliance.portal.api.access.Principal#actor()};
   *     not who submitted or returned it
   * @param changed when its text or state was changed last
   * @param submitted when it was submitted last; null when it never was
   */
  record Work(
      EntityRef ref,
      Id organisation,
      int version,
      int base,
      State state,
      String title,
      String path,
      Map<String, List<String>> values,
      Map<String, String> remarks,
      String note,
      String author,
      Instant changed,
      Instant submitted) {}

  /** The working copy of a thing; empty when there is none. */
  Optional<Work> find(EntityRef ref);

  /** States of the working copies of things that have one, in one query; at most 200 things. */
  Map<Id, State> states(String type, Collection<Id> ids);

  /**
   * Writes a working copy; what was submitted or returned is a draft again, and keeps its remarks
   * until it is submitted.
   *
   * @param work ref, organisation, base, title, path and values as they are to be; {@code version}
   *     is the version the writer has seen, 0 for a new one; the rest is ignored
   * @throws org.alliance.portal.api.ConflictException with the current {@link Work} when it has
   *     changed since, or is there already; with null when it has gone
   * @throws org.alliance.portal.api.ValidationException when it has more than 256 KB, or the owner
   *     more than 500 working copies
   */
  Work save(Work work);

  /**
   * Submits it; a letter tells the moderators, once for each submission. Nothing happens when it is
   * submitted already.
   *
   * @param version the version the writer has seen
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.ConflictException with the current {@link Work} when it has
   *     changed since, or is not in a state for this
   */
  Work submit(EntityRef ref, int version);

  /**
   * Takes it back from the queue: it is a draft again. Nothing happens when it is one already.
   * Throws as {@link #submit}.
   */
  Work takeBack(EntityRef ref, int version);

  /**
   * Gives back what is submitted, with remarks; a letter tells its author and whoever submitted it.
   * Throws as {@link #submit}.
   *
   * @param remarks by field, at most 2,000 characters each
   * @param note on the whole, at most 2,000 characters; null for none
   * @throws org.alliance.portal.api.ValidationException naming {@code note} without any remark or
   *     note, and {@code note} or {@code remarks.<field>} that is too long
   */
  Work giveBack(EntityRef ref, int version, Map<String, String> remarks, String note);

  /**
   * Ends it, whatever its state, because it is published in the current transaction; a letter tells
   * its author and whoever submitted it, but not who publishes it. Throws as {@link #submit}.
   *
   * @throws IllegalStateException outside a transaction
   */
  void published(EntityRef ref, int version);

  /** Forgets it, if there is one: what was published stays. */
  void discard(EntityRef ref);

  /**
   * Forgets it, whatever its state, if it is the one that the caller has seen: what was published
   * stays. Throws as {@link #submit}.
   */
  void discard(EntityRef ref, int version);

  /**
   * What waits for the secretariat, longest first, without values and remarks.
   *
   * @param type type of things; null for all
   * @param limit 1 to 200
   * @param after {@link Slice#next()} of the page before; null for the first
   */
  Slice<Work> waiting(String type, int limit, String after);

  /**
   * Working copies of the organisations, last changed first, as in {@link #waiting}; at most 100.
   */
  List<Work> of(Collection<Id> organisations);
}

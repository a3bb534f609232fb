package org.alliance.portal.api.content;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;

/**
 * Whether somebody has lately said that a thing is still right. After a time that the operator sets
 * (335 days) the owner is asked: on the home page and on the thing's own page. After another (365
 * days) the thing is marked as perhaps out of date; it is never hidden or deleted. A thing of which
 * this is known answers {@code POST /{lang}<path>/confirm}, and leads back to the home page when
 * the form's field {@code return} is exactly {@code /{lang}/home}, else to the thing. A service of
 * the platform; thread-safe.
 */
public interface Freshness {

  /** How a thing is. */
  enum State {
    /** Confirmed lately. */
    FRESH,
    /** The owner is being asked. */
    ASKED,
    /** Perhaps out of date. */
    STALE
  }

  /**
   * How a thing is.
   *
   * @param ref the thing
   * @param organisation the owner; null for none
   * @param confirmed when somebody last said that it is right
   * @param state how it is
   */
  record Mark(EntityRef ref, Id organisation, LocalDate confirmed, State state) {}

  /**
   * Remembers within the current transaction that a thing is right as of a day.
   *
   * @param feature which feature, as in the change log
   * @param organisation the owner; null for none
   * @throws IllegalStateException outside a transaction
   */
  void confirmed(String feature, EntityRef ref, Id organisation, LocalDate day);

  /** Forgets a thing within the current transaction. */
  void forget(EntityRef ref);

  /** How things are, in one query; at most 1,000 ids; those unknown are absent. */
  Map<Id, Mark> marks(String type, Collection<Id> ids);

  /**
   * Things in a state, longest unconfirmed first.
   *
   * @param type which; null for all
   * @param limit 1 to 200
   * @param after {@link Slice#next()} of the page before; null for the first
   */
  Slice<Mark> list(String type, State state, int limit, String after);

  /** An organisation's things that are not {@link State#FRESH}, longest unconfirmed first, some. */
  java.util.List<Mark> due(Collection<Id> organisations, int limit);
}

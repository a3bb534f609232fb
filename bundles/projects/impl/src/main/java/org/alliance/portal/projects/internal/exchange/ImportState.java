package org.alliance.portal.projects.internal.exchange;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an import stands. The portal moves on by itself but where a person decides:
 *
 * <pre>
 * CHECKING ──► REFUSED                        a row is wrong: nothing was written
 *    │  └────► READY ──(confirmed)──► WRITING ──► SHOWING ──► DONE
 *    │           │                       │           │          │
 *    └─(person)──┴─(person, a day)─► CANCELLED       │          │
 *                                        └──(person, or a row is wrong by now)
 *                                                    └─(person)─┴──► HIDING ──► REMOVING ──► UNDONE
 * </pre>
 *
 * Each step of WRITING, SHOWING, HIDING and REMOVING is one transaction, which names the state it
 * belongs to: whoever cancels changes the state, and the step under way is rolled back. WRITING
 * goes on after the rows that are counted as done; the others find what is left by the initiatives
 * themselves, so that each can be interrupted anywhere. Only SHOWING and DONE have initiatives that
 * readers see.
 */
public enum ImportState {
  /** The file is gone through; nothing is written. */
  CHECKING,
  /** The file has rows that are wrong. */
  REFUSED,
  /** The file can be imported, if somebody says so. */
  READY,
  /** Rows become initiatives that nobody sees. */
  WRITING,
  /** The initiatives are shown. */
  SHOWING,
  /** All are shown. */
  DONE,
  /** The initiatives are taken out of sight. */
  HIDING,
  /** The hidden initiatives are removed. */
  REMOVING,
  /** The initiatives are removed, but for those that were to stay. */
  UNDONE,
  /** Nothing was written, and nothing will be. */
  CANCELLED;

  /** States in which the portal has work to do. */
  static final Set<ImportState> WORK = EnumSet.of(CHECKING, WRITING, SHOWING, HIDING, REMOVING);

  /** States in which the file is needed. */
  static final Set<ImportState> FILE = EnumSet.of(CHECKING, READY, WRITING);

  /** States of a file that is or was imported. */
  static final Set<ImportState> IMPORTED = EnumSet.of(WRITING, SHOWING, DONE);

  /** Whether the portal has work to do. */
  public boolean working() {
    return WORK.contains(this);
  }

  /**
   * Whether what is done counts from nothing: else it is what the state before was through with.
   */
  boolean countsAnew() {
    return working() || this == CANCELLED;
  }
}

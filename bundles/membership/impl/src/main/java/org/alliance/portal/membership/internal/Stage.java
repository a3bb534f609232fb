package org.alliance.portal.membership.internal;

import java.util.EnumSet;
import java.util.Set;

/** Where an application stands in the eyes of the secretariat: a state, and whose turn it is. */
public enum Stage {
  /** Confirmed, and nobody has asked anything yet. */
  NEW(Application.State.WAITING),
  /** The applicant has answered a question. */
  ANSWERED(Application.State.WAITING),
  /** The applicant's turn. */
  ASKED(Application.State.ASKED),
  /** The applicant's address is not confirmed. */
  UNCONFIRMED(Application.State.UNCONFIRMED),
  /** The organisation takes part. */
  ACCEPTED(Application.State.ACCEPTED),
  /** The secretariat said no. */
  DECLINED(Application.State.DECLINED),
  /** The applicant took it back. */
  WITHDRAWN(Application.State.WITHDRAWN);

  /** What is shown when nothing is chosen: everything that is not decided. */
  public static final Set<Stage> OPEN = Set.copyOf(EnumSet.of(NEW, ANSWERED, ASKED));

  /** What has come to an end. */
  public static final Set<Stage> CLOSED = Set.copyOf(EnumSet.of(ACCEPTED, DECLINED, WITHDRAWN));

  private final Application.State state;

  Stage(Application.State state) {
    this.state = state;
  }

  /** The state that an application of this stage has. */
  public Application.State state() {
    return state;
  }

  /**
   * The stage of an application that was sent.
   *
   * @param answered whether the applicant has answered something
   */
  public static Stage of(Application.State state, boolean answered) {
    return switch (state) {
      case WAITING -> answered ? ANSWERED : NEW;
      case ASKED -> ASKED;
      case UNCONFIRMED -> UNCONFIRMED;
      case ACCEPTED -> ACCEPTED;
      case DECLINED -> DECLINED;
      case WITHDRAWN -> WITHDRAWN;
      case DRAFT -> throw new IllegalArgumentException("A draft is nobody's business");
    };
  }
}

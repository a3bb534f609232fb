package org.alliance.portal.api.health;

/**
 * How a part of the portal is.
 *
 * @param state whether it works
 * @param detail for the operator, in English, one line, without personal data and secrets
 */
public record Health(State state, String detail) {

  /** Whether a part works. */
  public enum State {
    /** It works. */
    UP,
    /** It works, and the operator should look. Does not change the status of the answer. */
    DEGRADED,
    /** It does not work: the answer's status is 503. */
    DOWN
  }

  /** It works. */
  public static Health up(String detail) {
    return new Health(State.UP, detail);
  }

  /** It works, and the operator should look. */
  public static Health degraded(String detail) {
    return new Health(State.DEGRADED, detail);
  }

  /** It does not work. */
  public static Health down(String detail) {
    return new Health(State.DOWN, detail);
  }
}

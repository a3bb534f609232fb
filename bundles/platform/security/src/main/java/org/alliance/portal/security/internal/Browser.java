package org.alliance.portal.security.internal;

/**
 * Where somebody signs in.
 *
 * @param agent what the browser says of itself, at most 200 characters; null when it says nothing
 * @param network address of the client; null when it is not known
 * @param device token of the cookie of a browser that signed in before; empty when it has none; not
 *     trusted
 */
public record Browser(String agent, String network, String device) {
  private static final int LONGEST_AGENT = 200;

  /** Cuts what the browser says. */
  public Browser {
    agent = agent == null ? null : agent.substring(0, Math.min(LONGEST_AGENT, agent.length()));
  }
}

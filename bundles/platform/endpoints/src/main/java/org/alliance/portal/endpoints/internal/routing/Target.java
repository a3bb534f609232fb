package org.alliance.portal.endpoints.internal.routing;

/**
 * What an address leads to.
 *
 * @param claim the address
 * @param contribution who answers; null for a ghost, whose bundle is away for the moment
 * @param ghost who answered, for a ghost
 */
public record Target(Claim claim, Contribution contribution, Ghost ghost) {
  /**
   * Who answered an address until it stopped.
   *
   * @param bundle id of the bundle
   * @param since epoch milliseconds
   */
  public record Ghost(long bundle, long since) {}
}

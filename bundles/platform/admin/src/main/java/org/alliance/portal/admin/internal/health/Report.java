package org.alliance.portal.admin.internal.health;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.health.Health;

/**
 * How the portal is.
 *
 * @param status up, degraded or down: the worst of the parts
 * @param build which build this is
 * @param uptimeSeconds since the process started
 * @param parts by id, in order
 */
public record Report(String status, String build, long uptimeSeconds, Map<String, Part> parts) {

  /**
   * How a part is.
   *
   * @param state up, degraded or down
   * @param detail for the operator; null where it is not shown
   */
  public record Part(String state, String detail) {}

  static Report of(String build, long uptimeSeconds, Map<String, Health> health) {
    Map<String, Part> parts = new TreeMap<>();
    Health.State worst = Health.State.UP;
    for (Map.Entry<String, Health> entry : health.entrySet()) {
      Health.State state = entry.getValue().state();
      worst = state.compareTo(worst) > 0 ? state : worst;
      parts.put(entry.getKey(), new Part(word(state), entry.getValue().detail()));
    }
    return new Report(word(worst), build, uptimeSeconds, parts);
  }

  private static String word(Health.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Whether requests should be sent here. */
  public boolean serving() {
    return !word(Health.State.DOWN).equals(status);
  }

  /** The same without what only the operator may know. */
  Report withoutDetails() {
    Map<String, Part> bare = new TreeMap<>();
    parts.forEach((id, part) -> bare.put(id, new Part(part.state(), null)));
    return new Report(status, build, uptimeSeconds, bare);
  }
}

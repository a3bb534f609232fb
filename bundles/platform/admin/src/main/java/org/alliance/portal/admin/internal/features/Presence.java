package org.alliance.portal.admin.internal.features;

import java.util.List;
import java.util.Set;
import org.alliance.portal.api.platform.Routes;

/** Whether features answer. */
interface Presence {

  /**
   * Waits until everything a feature brings works.
   *
   * @param bundles symbolic names of its bundles
   * @return what does not work within the time; null when all does
   */
  String awaitLive(Set<String> bundles);

  /**
   * Waits until nothing of a feature is left.
   *
   * @param bundles symbolic names of its bundles
   * @return what is still there after the time; null when nothing is
   */
  String awaitGone(Set<String> bundles);

  /** What of a feature does not work now; null when all does. */
  String problem(Set<String> bundles);

  /** Addresses that the bundles answer now. */
  List<Routes.Route> addresses(Set<String> bundles);

  /** Announces that bundles go and come back; until it is closed their addresses answer 503. */
  Routes.Hold hold();
}

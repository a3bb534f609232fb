package org.alliance.portal.api.audit;

import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;

/**
 * Notes what is no change of a record: signing in, failing to, installing a feature, reading a
 * letter. Changes of records need no note; the audit follows the change log. Nothing noted can be
 * changed through the portal. A service of the platform; thread-safe.
 */
public interface Audit {

  /**
   * Notes that something happened, done by the current principal; in the current transaction, or in
   * one of its own. Outside a transaction a failure is logged and goes no further, so that a full
   * disk does not keep an admin from mending it.
   *
   * @param event what happened, {@code <room>.<words>} in lower case with hyphens, such as {@code
   *     admin.feature-installed}; the text key {@code audit.<event>} of the caller's bundle names
   *     it
   * @param ref what it happened to; null for nothing in particular
   * @param organisation whose it is; null for none
   * @param details more of it, names to short values: ids, versions, codes; never names, addresses
   *     or texts of persons; altogether at most 1,000 characters
   */
  void note(String event, EntityRef ref, Id organisation, Map<String, String> details);
}

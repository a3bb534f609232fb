package org.alliance.portal.security.internal.web;

import java.util.List;
import org.alliance.portal.api.ByLanguage;

/**
 * An entry of the audit as the page shows it.
 *
 * @param time in the reader's zone
 * @param iso the same for programs
 * @param who who did it
 * @param by address of everything this one did
 * @param what what happened
 * @param thing to what; null for nothing in particular
 * @param path the thing's address; null when it has none
 * @param owner whose it is; null for nobody's
 * @param details more of it
 */
public record AuditLine(
    String time,
    String iso,
    String who,
    String by,
    String what,
    ByLanguage.Chosen<String> thing,
    String path,
    ByLanguage.Chosen<String> owner,
    List<Detail> details) {

  /** A detail with its name. */
  public record Detail(String label, String value) {}
}

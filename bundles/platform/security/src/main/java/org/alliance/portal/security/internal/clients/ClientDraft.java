package org.alliance.portal.security.internal.clients;

import java.util.Set;

/**
 * What an admin says of a client, as typed.
 *
 * @param name what people call it
 * @param organisation id of the organisation whose program it is; empty for none
 * @param contact e-mail address of those who run it
 * @param note for the secretariat
 * @param scopes what it may read and write
 * @param rate requests per minute; empty for no limit
 */
public record ClientDraft(
    String name,
    String organisation,
    String contact,
    String note,
    Set<String> scopes,
    String rate) {

  /** Copies the set. */
  public ClientDraft {
    scopes = Set.copyOf(scopes);
  }
}

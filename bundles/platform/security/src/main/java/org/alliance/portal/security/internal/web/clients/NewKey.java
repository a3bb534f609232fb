package org.alliance.portal.security.internal.web.clients;

import org.alliance.portal.api.web.View;

/** The page that shows a new key, once. */
final class NewKey {
  private NewKey() {}

  /**
   * The page.
   *
   * @param client its name
   * @param back address of the client's page
   */
  static View view(String client, String key, String back) {
    return View.of("client-key").with("name", client).with("key", key).with("back", back);
  }
}

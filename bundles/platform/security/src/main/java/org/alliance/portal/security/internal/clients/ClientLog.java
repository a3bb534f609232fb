package org.alliance.portal.security.internal.clients;

import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;

/** How changes of clients stand in the change log. */
final class ClientLog {
  static final String TYPE = "api-client";
  private static final String FEATURE = "security";

  private ClientLog() {}

  static void record(ChangeLog changes, ApiClient client, Change.Verb verb, List<String> fields) {
    changes.record(
        FEATURE,
        new EntityRef(TYPE, client.id()),
        verb,
        fields,
        Change.Audience.NONE,
        client.organisation());
  }
}

package org.alliance.portal.security.internal.web.clients;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;

/**
 * A client as pages show it.
 *
 * @param organisation its name with the language; null for none
 * @param scopes in order
 * @param rate requests per minute; null for no limit
 * @param state {@code active} or {@code blocked}
 * @param lastUsed null when it never asked
 */
public record ClientRow(
    String id,
    int version,
    String name,
    ByLanguage.Chosen<String> organisation,
    String contact,
    String note,
    List<String> scopes,
    Integer rate,
    String state,
    Instant lastUsed) {

  static ClientRow of(ApiClient client, Organisation organisation, String lang) {
    return new ClientRow(
        client.id().toString(),
        client.version(),
        client.name(),
        organisation == null ? null : organisation.names().in(lang),
        client.contact(),
        client.note(),
        client.scopes().stream().sorted().toList(),
        client.rate(),
        client.state().name().toLowerCase(Locale.ROOT),
        client.lastUsed());
  }

  /** Whether it is refused. */
  public boolean blocked() {
    return state.equals("blocked");
  }
}

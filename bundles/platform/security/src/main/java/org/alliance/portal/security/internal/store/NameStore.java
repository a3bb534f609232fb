package org.alliance.portal.security.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names of accounts and API clients. */
@Component(service = NameStore.class)
public final class NameStore {
  private static final String LIMIT = ") fetch first 1000 rows only";

  /** Few sizes of the list of ids, so that the database prepares few statements. */
  private static final int[] SIZES = {1, 20, 200, 1_000};

  private final Database database;

  private record Named(Id id, String name) {}

  @Activate
  public NameStore(@Reference(target = "(portal.schema=security)") Database database) {
    this.database = database;
  }

  /** Names of those of these accounts that exist, in one query; at most 1,000. */
  public Map<Id, String> accounts(Collection<Id> ids) {
    return names("select id, name from security_account where id in (", ids);
  }

  /** Names of those of these API clients that exist, in one query; at most 1,000. */
  public Map<Id, String> clients(Collection<Id> ids) {
    return names("select id, name from security_api_client where id in (", ids);
  }

  /**
   * Accounts and API clients whose name has these words, by actor; at most {@code most} of each.
   */
  public Map<String, String> named(String words, int most) {
    Map<String, String> found = new LinkedHashMap<>();
    named("account", words, most).forEach(one -> found.put("account:" + one.id(), one.name()));
    named("api_client", words, most).forEach(one -> found.put("client:" + one.id(), one.name()));
    return found;
  }

  private List<Named> named(String kind, String words, int most) {
    return database.list(
        "select id, name from security_"
            + kind
            + " where lower(name) like ? escape '!' order by name, id fetch first ? rows only",
        row -> new Named(row.id("id"), row.text("name")),
        like(words),
        most);
  }

  /** The account with this address. */
  public Optional<Id> account(String email) {
    return database.first(
        "select id from security_account where email = ?", row -> row.id("id"), email);
  }

  /** Organisations with these words in a name of any language. */
  public List<Id> organisations(String words, int most) {
    return database.list(
        "select distinct organisation_id from security_organisation_name"
            + " where lower(name) like ? escape '!' fetch first ? rows only",
        row -> row.id("organisation_id"),
        like(words),
        most);
  }

  private static String like(String words) {
    return "%" + words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }

  private Map<Id, String> names(String select, Collection<Id> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Object> params = new ArrayList<>(ids);
    int size = size(params.size());
    params.addAll(Collections.nCopies(size - params.size(), params.get(0)));
    Map<Id, String> names = new HashMap<>();
    for (Named named :
        database.list(
            select + "?" + ", ?".repeat(size - 1) + LIMIT,
            row -> new Named(row.id("id"), row.text("name")),
            params.toArray())) {
      names.put(named.id(), named.name());
    }
    return names;
  }

  private static int size(int wanted) {
    for (int size : SIZES) {
      if (size >= wanted) {
        return size;
      }
    }
    throw new IllegalArgumentException("More than 1,000 ids at once");
  }
}

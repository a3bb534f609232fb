package org.alliance.portal.profiles.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Partners' own identifiers in the database. The primary key decides who of several at once may
 * make the profile: an identifier is reserved first, and gets its profile in the transaction that
 * makes it.
 */
@Component(service = ExternalStore.class)
public class ExternalStore {
  private static final Id NONE = new Id(0);
  private static final String KEY = " where client = ? and source = ? and external_id = ?";

  /** The query for a client's identifiers of a profile. */
  public static final String OF =
      "select source, external_id from profiles_external where profile = ? and client = ?"
          + " order by source, external_id fetch first 1000 rows only";

  private final Database database;

  @Activate
  public ExternalStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /**
   * What an identifier stands for.
   *
   * @param profile the profile; null while it is only reserved
   * @param since when it was reserved or got its profile, to the millisecond
   */
  public record Mapping(Id profile, Instant since) {}

  /** What an identifier of a client stands for. */
  public Optional<Mapping> get(Id client, ExternalId key) {
    return database.first(
        "select profile, since from profiles_external" + KEY,
        row -> {
          Id profile = row.id("profile");
          return new Mapping(NONE.equals(profile) ? null : profile, row.instant("since"));
        },
        client,
        key.source(),
        key.id());
  }

  /** A client's identifiers of a profile. */
  public List<ExternalId> of(Id client, Id profile) {
    return database.list(
        OF, row -> new ExternalId(row.text("source"), row.text("external_id")), profile, client);
  }

  /** A client's identifiers of some profiles, in one query. */
  public Map<Id, List<ExternalId>> of(Id client, Collection<Id> profiles) {
    ProfileStore.Query query =
        ProfileStore.in(
            "select profile, source, external_id from profiles_external where client = ?"
                + " and profile ",
            List.copyOf(new LinkedHashSet<>(profiles)));
    List<Object> params = new ArrayList<>(List.of(client));
    params.addAll(List.of(query.params()));
    Map<Id, List<ExternalId>> found = new HashMap<>();
    // Streamed: a profile may have many identifiers, and all of them more rows than a list takes.
    database.each(
        query.sql() + " order by profile, source, external_id",
        row ->
            found
                .computeIfAbsent(row.id("profile"), profile -> new ArrayList<>())
                .add(new ExternalId(row.text("source"), row.text("external_id"))),
        params.toArray());
    return found;
  }

  /**
   * Adds an identifier.
   *
   * @param profile null to reserve it
   * @return whether it was free
   */
  public boolean insert(Id client, ExternalId key, Id profile, Instant now) {
    try {
      return database.update(
              "insert into profiles_external (client, source, external_id, profile, since)"
                  + " values (?, ?, ?, ?, ?)",
              client,
              key.source(),
              key.id(),
              profile == null ? NONE : profile,
              now)
          > 0;
    } catch (DatabaseException e) {
      if (e.duplicate()) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Lets an identifier stand for something else, when nobody else did so first.
   *
   * @param before what it stood for
   * @param profile null to reserve it
   * @return whether it still stood for that
   */
  public boolean replace(Id client, ExternalId key, Mapping before, Id profile, Instant now) {
    return database.update(
            "update profiles_external set profile = ?, since = ?"
                + KEY
                + " and profile = ? and since = ?",
            profile == null ? NONE : profile,
            now,
            client,
            key.source(),
            key.id(),
            before.profile() == null ? NONE : before.profile(),
            before.since())
        > 0;
  }

  /** Gives a reservation up, when it is still that one. */
  public void release(Id client, ExternalId key, Instant reserved) {
    database.update(
        "delete from profiles_external" + KEY + " and profile = ? and since = ?",
        client,
        key.source(),
        key.id(),
        NONE,
        reserved);
  }

  /** Takes an identifier away from its profile; a reservation stays. */
  public void delete(Id client, ExternalId key) {
    database.update(
        "delete from profiles_external" + KEY + " and profile <> ?",
        client,
        key.source(),
        key.id(),
        NONE);
  }

  /** Takes every client's identifiers away from a profile that was removed. */
  public void deleteOf(Id profile, Instant removed) {
    database.update(
        "delete from profiles_external where profile = ? and (since <= ? or not exists"
            + " (select 1 from profiles_profile p where p.id = profiles_external.profile))",
        profile,
        removed);
  }
}

package org.alliance.portal.profiles.internal.store;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who could see what of a profile from which version on. Each profile has a row for its first
 * version that the history has; one without is from before there was a history.
 */
@Component(service = AudienceStore.class)
public class AudienceStore {
  private final Database database;

  @Activate
  public AudienceStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /** Remembers who can see what from these versions on. */
  public void insert(Collection<Profile> profiles) {
    database.batch(
        "insert into profiles_audience (id, version, visibility) values (?, ?, ?)",
        profiles.stream()
            .map(p -> new Object[] {p.id(), p.version(), Visible.letters(seen(p))})
            .toList());
  }

  /** What was said before it was published was not written for others. */
  private static Map<Section, Change.Audience> seen(Profile profile) {
    Map<Section, Change.Audience> seen = new EnumMap<>(profile.visibility());
    if (!profile.published()) {
      seen.replaceAll((section, audience) -> Change.Audience.ORGANISATION);
    }
    return seen;
  }

  /** Audiences by the version from which they were so; empty for a profile without history. */
  public TreeMap<Integer, Map<Section, Change.Audience>> of(Id id) {
    TreeMap<Integer, Map<Section, Change.Audience>> audiences = new TreeMap<>();
    database.list(
        "select version, visibility from profiles_audience where id = ?"
            + " order by version fetch first 10000 rows only",
        row -> audiences.put(row.number("version"), Visible.audiences(row.text("visibility"))),
        id);
    return audiences;
  }

  /** Whether the history has a version of a profile. */
  public boolean known(Id id) {
    return database
        .first(
            "select version from profiles_audience where id = ? fetch first 1 rows only",
            row -> row.number("version"),
            id)
        .isPresent();
  }

  /** Profiles of which the history has no version, by id. */
  public List<Id> unknown(Id after, int limit) {
    ProfileStore.Query query = unknownQuery(after, limit);
    return database.list(query.sql(), row -> row.id("id"), query.params());
  }

  /** The query for profiles without a version in the history. */
  static ProfileStore.Query unknownQuery(Id after, int limit) {
    return new ProfileStore.Query(
        "select p.id from profiles_profile p where p.id > ? and not exists (select 1 from"
            + " profiles_audience a where a.id = p.id) order by p.id fetch first ? rows only",
        new Object[] {after, limit});
  }
}

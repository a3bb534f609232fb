package org.alliance.portal.profiles.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.profiles.internal.SortNames;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the profiles that the rows of a file are about. */
@Component(service = ExchangeStore.class)
public class ExchangeStore {
  /** So few sizes of lists that each database keeps their plans. */
  private static final int[] SIZES = {10, 50, 200};

  private final Database database;

  @Activate
  public ExchangeStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /**
   * By what a profile is known to people.
   *
   * @param country ISO 3166-1 alpha-2, or XK
   * @param name its original name
   */
  public record Key(String country, String name) {}

  /**
   * A key with what the database sorts such a profile by.
   *
   * @param key country and original name
   * @param sortName as the store of profiles makes it
   */
  public record Wanted(Key key, String sortName) {
    /**
     * @param other the name in English, else French, by which a profile is sorted whose original
     *     name has no letter that could be; may be null
     */
    public static Wanted of(String country, String name, String other) {
      String own = SortNames.of(name);
      return new Wanted(
          new Key(country, name), own.isEmpty() && other != null ? SortNames.of(other) : own);
    }
  }

  /**
   * The profiles with these keys, in one query.
   *
   * @param wanted at most 200
   * @return ids by key; a key with several has all of them, one without is absent
   */
  public Map<Key, List<Id>> find(Collection<Wanted> wanted) {
    Map<Key, List<Id>> found = new HashMap<>();
    if (wanted.isEmpty()) {
      return found;
    }
    ProfileStore.Query query =
        query(wanted.stream().map(Wanted::sortName).distinct().sorted().toList());
    database.list(
        query.sql(),
        row -> {
          Id id = row.id("id");
          Key key = new Key(row.text("country"), row.text("name"));
          found.computeIfAbsent(key, unused -> new ArrayList<>()).add(id);
          return id;
        },
        query.params());
    found.keySet().retainAll(wanted.stream().map(Wanted::key).toList());
    return found;
  }

  /** The query for profiles by what they are sorted by. */
  public static ProfileStore.Query query(List<String> sortNames) {
    int size = sortNames.size();
    for (int usual : SIZES) {
      if (usual >= sortNames.size()) {
        size = usual;
        break;
      }
    }
    Object[] params = new Object[size];
    for (int i = 0; i < size; i++) {
      params[i] = sortNames.get(Math.min(i, sortNames.size() - 1));
    }
    return new ProfileStore.Query(
        "select p.id, p.country, t.name from profiles_profile p"
            + " join profiles_profile_text t on t.id = p.id and t.lang = p.original"
            + " where p.sort_name in (?"
            + ", ?".repeat(size - 1)
            + ") fetch first 10000 rows only",
        params);
  }
}

package org.alliance.portal.profiles.internal.store;

import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words of the vocabularies that profiles use, and those of them that have to be replaced. */
@Component(service = TermStore.class)
public class TermStore {
  private final Database database;

  @Activate
  public TermStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /** A word that another one took the place of. */
  public record Old(String scheme, String code) {}

  /** Remembers that a word has to be replaced, once. */
  public void add(Old old) {
    if (database
        .first(
            "select code from profiles_pending where scheme = ? and code = ?",
            row -> row.text("code"),
            old.scheme(),
            old.code())
        .isEmpty()) {
      database.update(
          "insert into profiles_pending (scheme, code) values (?, ?)", old.scheme(), old.code());
    }
  }

  /** Words that have to be replaced. */
  public List<Old> pending() {
    return database.list(
        "select scheme, code from profiles_pending order by scheme, code"
            + " fetch first 100 rows only",
        row -> new Old(row.text("scheme"), row.text("code")));
  }

  /** A word is replaced everywhere. */
  public void done(Old old) {
    database.update(
        "delete from profiles_pending where scheme = ? and code = ?", old.scheme(), old.code());
  }

  /** Some of the profiles that use a word. */
  public List<Id> using(Old old, int limit) {
    ProfileStore.Query query = usingQuery(old, limit);
    return database.list(query.sql(), row -> row.id("id"), query.params());
  }

  /** The query for profiles that use a word. */
  static ProfileStore.Query usingQuery(Old old, int limit) {
    return switch (old.scheme()) {
      case Vocabulary.KIND ->
          new ProfileStore.Query(
              "select id from profiles_profile where kind = ? fetch first ? rows only",
              new Object[] {old.code(), limit});
      case Vocabulary.COUNTRY ->
          new ProfileStore.Query(
              "select id from profiles_profile where country = ? fetch first ? rows only",
              new Object[] {old.code(), limit});
      default ->
          new ProfileStore.Query(
              "select id from profiles_code where scheme = ? and code = ? fetch first ? rows only",
              new Object[] {old.scheme(), old.code(), limit});
    };
  }
}

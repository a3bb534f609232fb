package org.alliance.portal.profiles.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Words of the vocabularies that profiles use, and terms that were merged lately. */
@Component(service = TermStore.class)
public class TermStore {
  private final Database database;

  @Activate
  public TermStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /** A word that profiles use. */
  public record Used(String scheme, String code) {}

  /** Remembers that a term was merged. */
  public void merged(Id term, Instant since) {
    if (database.update("update profiles_pending set since = ? where id = ?", since, term) == 0) {
      database.update("insert into profiles_pending (id, since) values (?, ?)", term, since);
    }
  }

  /** Whether terms were merged lately. */
  public boolean pending() {
    return database
        .first("select id from profiles_pending fetch first 1 rows only", row -> row.id("id"))
        .isPresent();
  }

  /** Forgets terms that were merged before a time. */
  public void forget(Instant before) {
    database.update("delete from profiles_pending where since < ?", before);
  }

  /** The words that profiles use. */
  public List<Used> used() {
    List<Used> used = new ArrayList<>();
    used.addAll(
        database.list(
            "select distinct scheme, code from profiles_code fetch first 10000 rows only",
            row -> new Used(row.text("scheme"), row.text("code"))));
    used.addAll(
        database.list(
            "select distinct kind from profiles_profile fetch first 1000 rows only",
            row -> new Used(Vocabulary.KIND, row.text("kind"))));
    used.addAll(
        database.list(
            "select distinct country from profiles_profile fetch first 1000 rows only",
            row -> new Used(Vocabulary.COUNTRY, row.text("country"))));
    return used;
  }

  /** Some of the profiles that use a word. */
  public List<Id> using(Used word, int limit) {
    ProfileStore.Query query = usingQuery(word, limit);
    return database.list(query.sql(), row -> row.id("id"), query.params());
  }

  /** The query for profiles that use a word. */
  static ProfileStore.Query usingQuery(Used word, int limit) {
    return switch (word.scheme()) {
      case Vocabulary.KIND ->
          new ProfileStore.Query(
              "select id from profiles_profile where kind = ? fetch first ? rows only",
              new Object[] {word.code(), limit});
      case Vocabulary.COUNTRY ->
          new ProfileStore.Query(
              "select id from profiles_profile where country = ? fetch first ? rows only",
              new Object[] {word.code(), limit});
      default ->
          new ProfileStore.Query(
              "select id from profiles_code where scheme = ? and code = ? fetch first ? rows only",
              new Object[] {word.scheme(), word.code(), limit});
    };
  }
}

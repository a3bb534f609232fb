package org.alliance.portal.vocabulary.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.data.DatabaseException;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.vocabulary.internal.store.TermStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terms that the portal ships with. At each start those are added whose code is not there yet;
 * the others are the secretariat's, whatever it made of them.
 */
@Component(service = Seeds.class)
public final class Seeds {
  private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);
  private static final String FILE = "/seeds/terms.csv";
  private static final int COLUMNS = 4;

  private final Database database;
  private final TermStore store;
  private final ChangeLog changes;
  private final IdGenerator ids;
  private final Clock clock = Clock.systemUTC();

  /** One line of the file. */
  record Seed(String scheme, String code, String en, String fr) {
    String key() {
      return scheme + ' ' + code;
    }
  }

  @Activate
  public Seeds(
      @Reference Access access,
      @Reference(target = "(portal.schema=vocabulary)") Database database,
      @Reference TermStore store,
      @Reference ChangeLog changes,
      @Reference IdGenerator ids) {
    this.database = database;
    this.store = store;
    this.changes = changes;
    this.ids = ids;
    int added = access.as(Principal.SYSTEM, this::provide);
    if (added > 0) {
      LOG.info("{} terms were added to the vocabularies", added);
    }
  }

  private int provide() {
    try {
      return provide(read());
    } catch (DatabaseException e) {
      if (!e.duplicate()) {
        throw e;
      }
      // Another node starts at the same time and was first.
      return provide(read());
    }
  }

  /**
   * Adds those of these terms that are not there.
   *
   * @return how many
   */
  int provide(List<Seed> seeds) {
    return database.transaction(
        () -> {
          Set<String> known =
              store.all().stream()
                  .map(term -> term.scheme() + ' ' + term.code())
                  .collect(Collectors.toSet());
          List<Term> missing =
              seeds.stream().filter(seed -> !known.contains(seed.key())).map(this::term).toList();
          store.insert(missing, clock.instant());
          missing.forEach(
              term ->
                  changes.record(
                      VocabularyDesk.FEATURE,
                      new EntityRef(Term.TYPE, term.id()),
                      Change.Verb.CREATED,
                      List.of(),
                      Change.Audience.MEMBERS,
                      null));
          return missing.size();
        });
  }

  private Term term(Seed seed) {
    return new Term(
        ids.next(),
        1,
        seed.scheme(),
        seed.code(),
        new ByLanguage<>("en", Map.of("en", seed.en(), "fr", seed.fr())),
        Term.State.ACTIVE,
        null);
  }

  /** The lines of the file, without the first; no value has a comma. */
  static List<Seed> read() {
    try (InputStream in = Seeds.class.getResourceAsStream(FILE)) {
      List<Seed> seeds = new ArrayList<>();
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      for (String line : lines) {
        String[] values = line.split(",", -1);
        if (values.length != COLUMNS) {
          throw new IllegalStateException("Not a term: " + line);
        }
        seeds.add(new Seed(values[0], values[1], values[2], values[3]));
      }
      return seeds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

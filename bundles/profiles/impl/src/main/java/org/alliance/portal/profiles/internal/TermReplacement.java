package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.tasks.ScheduledTask;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.alliance.portal.profiles.internal.store.TermStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Replaces words that were merged into others, some profiles to a transaction. Each profile gets a
 * new version, which the index and partners hear of; nobody has confirmed anything by that.
 */
@Component(service = ScheduledTask.class)
public class TermReplacement implements ScheduledTask {
  static final int BATCH = 500;

  /** So long a node may still know the vocabulary as it was before. */
  private static final Duration SEEN_EVERYWHERE = Duration.ofSeconds(60);

  private final Database database;
  private final Vocabulary vocabulary;
  private final Organisations organisations;
  private final ProfileStore profiles;
  private final TermStore terms;
  private final Trail trail;
  private final Clock clock;

  @Activate
  public TermReplacement(
      @Reference(target = "(portal.schema=profiles)") Database database,
      @Reference Vocabulary vocabulary,
      @Reference Organisations organisations,
      @Reference ProfileStore profiles,
      @Reference TermStore terms,
      @Reference Trail trail) {
    this(database, vocabulary, organisations, profiles, terms, trail, Clock.systemUTC());
  }

  TermReplacement(
      Database database,
      Vocabulary vocabulary,
      Organisations organisations,
      ProfileStore profiles,
      TermStore terms,
      Trail trail,
      Clock clock) {
    this.database = database;
    this.vocabulary = vocabulary;
    this.organisations = organisations;
    this.profiles = profiles;
    this.terms = terms;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "profiles-term-replacement";
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void run() {
    if (!terms.pending()) {
      return;
    }
    Instant start = clock.instant();
    for (TermStore.Used word : terms.used()) {
      if (!vocabulary.current(word.scheme(), word.code()).equals(word.code())) {
        replace(word);
      }
    }
    terms.forget(start.minus(SEEN_EVERYWHERE));
  }

  private void replace(TermStore.Used word) {
    List<Id> ids;
    do {
      ids = terms.using(word, BATCH);
      List<Profile> before = new ArrayList<>(profiles.get(ids).values());
      List<Profile> after = before.stream().map(this::current).toList();
      database.run(
          () -> {
            profiles.updateFacts(after);
            if (word.scheme().equals(Vocabulary.KIND) || word.scheme().equals(Vocabulary.COUNTRY)) {
              after.forEach(p -> organisations.change(p.id(), p.names(), p.country(), p.kind()));
            }
            for (int i = 0; i < before.size(); i++) {
              // Who changed a profile meanwhile has its version: then all is undone and tried anew.
              trail.changed(
                  before.get(i), after.get(i), Fields.changed(before.get(i), after.get(i)));
            }
          });
    } while (ids.size() == BATCH && !Thread.currentThread().isInterrupted());
  }

  private Profile current(Profile p) {
    return new Profile(
        p.id(),
        p.version() + 1,
        p.names(),
        vocabulary.current(Vocabulary.KIND, p.kind()),
        vocabulary.current(Vocabulary.COUNTRY, p.country()),
        p.nuts(),
        p.lau(),
        p.position(),
        p.population(),
        p.website(),
        p.accession(),
        current(Vocabulary.LANGUAGE, p.workingLanguages()),
        current(Vocabulary.THEME, p.themes()),
        current(Vocabulary.COMPETENCE, p.competences()),
        p.texts(),
        p.actionPlan(),
        p.mediators(),
        p.estimate(),
        p.created(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        p.lastConfirmed(),
        p.sample(),
        p.visibility(),
        p.hidden(),
        p.published());
  }

  /** A profile that had both words has the one that stays once. */
  private List<String> current(String scheme, List<String> codes) {
    return codes.stream().map(code -> vocabulary.current(scheme, code)).distinct().toList();
  }
}

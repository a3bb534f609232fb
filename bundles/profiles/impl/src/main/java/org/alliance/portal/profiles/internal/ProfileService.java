package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Completeness;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The profiles and their rules. */
@Component(service = {Profiles.class, ProfileService.class})
public class ProfileService implements Profiles {
  private static final String FEATURE = "profiles";

  private final Access access;
  private final Organisations organisations;
  private final Database database;
  private final ChangeLog changes;
  private final ProfileStore store;
  private final Clock clock;
  private final ProfileRules rules;
  private final CountCache counts;
  private final Vocabulary vocabulary;

  @Activate
  public ProfileService(
      @Reference Access access,
      @Reference Organisations organisations,
      @Reference(target = "(portal.schema=profiles)") Database database,
      @Reference ChangeLog changes,
      @Reference ProfileStore store,
      @Reference Vocabulary vocabulary) {
    this(access, organisations, database, changes, store, vocabulary, Clock.systemUTC());
  }

  ProfileService(
      Access access,
      Organisations organisations,
      Database database,
      ChangeLog changes,
      ProfileStore store,
      Vocabulary vocabulary,
      Clock clock) {
    this.access = access;
    this.organisations = organisations;
    this.database = database;
    this.changes = changes;
    this.store = store;
    this.clock = clock;
    this.rules = new ProfileRules(vocabulary, PlaceCheck.NONE, clock);
    this.vocabulary = vocabulary;
    this.counts = new CountCache(store::counts, System::nanoTime);
  }

  @Override
  public Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang) {
    access.require(READ);
    limit(limit);
    known(filter);
    return store.list(filter, limit, after, lang).map(ProfileStore.Listed::summary);
  }

  @Override
  public List<ProfileSummary> newest(int limit, String lang) {
    access.require(READ);
    limit(limit);
    return store.newest(limit, lang).stream().map(ProfileStore.Listed::summary).toList();
  }

  private void known(ProfileFilter filter) {
    List<FieldProblem> problems = new ArrayList<>();
    if (filter.country() != null
        && vocabulary.term(Vocabulary.COUNTRY, filter.country()).isEmpty()) {
      problems.add(FieldProblem.of("country", "portal.problem.unknown-value"));
    }
    if (filter.kind() != null && vocabulary.term(Vocabulary.KIND, filter.kind()).isEmpty()) {
      problems.add(FieldProblem.of("kind", "portal.problem.unknown-value"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private static void limit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new ValidationException(
          new FieldProblem("limit", "portal.problem.range", Map.of("min", 1, "max", MOST)));
    }
  }

  @Override
  public ProfileCounts counts() {
    access.require(READ);
    return counts.get();
  }

  @Override
  public Profile get(Id id) {
    access.require(READ);
    return found(id);
  }

  private Profile found(Id id) {
    return store.get(id).orElseThrow(() -> new NotFoundException(Profile.TYPE, id));
  }

  @Override
  public List<FieldProblem> check(ProfileDraft draft) {
    return rules.problems(draft);
  }

  @Override
  public Id create(ProfileDraft draft) {
    return create(draft, id -> {});
  }

  /**
   * As {@link #create(ProfileDraft)}, with more work in the transaction that adds the profile.
   *
   * @param also takes the new profile's id; what it throws undoes the profile
   */
  public Id create(ProfileDraft draft, Consumer<Id> also) {
    access.require(CREATE);
    validate(draft);
    Id id = organisations.create(ProfileFactory.names(draft), draft.country(), draft.kind());
    insert(id, draft, false, () -> also.accept(id));
    return id;
  }

  @Override
  public Profile update(Id id, int version, ProfileDraft draft) {
    access.require(EDIT, id);
    validate(draft);
    Profile before = found(id);
    if (before.version() != version) {
      throw new ConflictException(before);
    }
    if (!Objects.equals(before.accession(), draft.accession()) && !access.allows(CREATE, null)) {
      throw new ValidationException(FieldProblem.of("accession", "profiles.problem.accession"));
    }
    Profile after =
        ProfileFactory.profile(
            id, version + 1, draft, before.created(), now(), today(), before.sample());
    List<String> changed = changedFields(before, after);
    if (changed.isEmpty()) {
      return before;
    }
    if (!before.names().equals(after.names())
        || !before.kind().equals(after.kind())
        || !before.country().equals(after.country())) {
      organisations.change(id, after.names(), after.country(), after.kind());
    }
    database.run(
        () -> {
          if (!store.update(after)) {
            throw new ConflictException(store.get(id).orElse(null));
          }
          record(id, Change.Verb.UPDATED, changed);
        });
    counts.outdated();
    return after;
  }

  @Override
  public void delete(Id id, int version) {
    access.require(DELETE, id);
    database.run(
        () -> {
          if (!store.delete(id, version)) {
            throw new ConflictException(found(id));
          }
          record(id, Change.Verb.DELETED, List.of());
        });
    counts.outdated();
  }

  /** The invented members that were made already, by their own names; for the portal itself. */
  public Map<String, ProfileStore.Sample> samples() {
    access.require(CREATE);
    return store.samples();
  }

  /**
   * Adds a profile that is invented for trying the portal out; for the portal itself.
   *
   * @param key the sample's own name, remembered so that it is made once only
   * @param organisation under whose id; null to make one
   */
  public void createSample(String key, Id organisation, ProfileDraft draft) {
    access.require(CREATE);
    validate(draft);
    Id id =
        organisation == null
            ? organisations.create(ProfileFactory.names(draft), draft.country(), draft.kind())
            : organisation;
    insert(id, draft, true, () -> store.sampleMade(key, id));
  }

  /**
   * Removes the invented profiles, 500 to a transaction; for the portal itself.
   *
   * @return how many there were
   */
  public int deleteSamples() {
    access.require(DELETE);
    int all = 0;
    int some;
    do {
      some =
          database.transaction(
              () -> {
                List<Id> ids = store.sampleProfiles(500);
                store.deleteSamples(ids);
                ids.forEach(id -> record(id, Change.Verb.DELETED, List.of()));
                return ids.size();
              });
      counts.outdated();
      all += some;
    } while (some > 0);
    store.samplesUnmade();
    return all;
  }

  private void validate(ProfileDraft draft) {
    List<FieldProblem> problems = rules.problems(draft);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private void insert(Id id, ProfileDraft draft, boolean sample, Runnable also) {
    Instant now = now();
    database.run(
        () -> {
          store.insert(ProfileFactory.profile(id, 1, draft, now, now, today(), sample));
          also.run();
          record(id, Change.Verb.CREATED, List.of());
        });
    counts.outdated();
  }

  private void record(Id id, Change.Verb verb, List<String> fields) {
    changes.record(
        FEATURE, new EntityRef(Profile.TYPE, id), verb, fields, Change.Audience.MEMBERS, id);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Override
  public Map<Id, Profile> get(Collection<Id> ids) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Id, ProfileSummary> summaries(Collection<Id> ids, String lang) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Slice<ProfileSummary> participants(
      ProfileFilter filter, int limit, String after, String lang) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Id, ProfileSummary> participants(Collection<Id> ids, String lang) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile participant(Id id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ProfileCounts participantCounts() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile confirm(Id id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Completeness completeness(Id id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Slice<History.Version> history(Id id, int limit, String after) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile at(Id id, int version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<History.Difference> compare(Id id, int from, int to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile restore(Id id, int version, int old) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Figure> figures(Id id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addFigure(Id id, Figure figure) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeFigure(Id id, Figure.Kind kind, int year) {
    throw new UnsupportedOperationException();
  }

  /** Names of the fields that differ, as clients know them. */
  static List<String> changedFields(Profile a, Profile b) {
    List<String> changed = new ArrayList<>();
    changed(changed, "original", a.names().original(), b.names().original());
    changedByLanguage(changed, "names", a.names().values(), b.names().values());
    changed(changed, "kind", a.kind(), b.kind());
    changed(changed, "country", a.country(), b.country());
    changed(changed, "nuts", a.nuts(), b.nuts());
    changed(changed, "lau", a.lau(), b.lau());
    changed(changed, "position", a.position(), b.position());
    changed(changed, "population", a.population(), b.population());
    changed(changed, "website", a.website(), b.website());
    changed(changed, "accession", a.accession(), b.accession());
    changed(changed, "workingLanguages", a.workingLanguages(), b.workingLanguages());
    changed(changed, "themes", a.themes(), b.themes());
    changed(changed, "competences", a.competences(), b.competences());
    changedByLanguage(
        changed,
        "texts",
        a.texts() == null ? Map.of() : a.texts().values(),
        b.texts() == null ? Map.of() : b.texts().values());
    changed(changed, "actionPlan", a.actionPlan(), b.actionPlan());
    changed(changed, "mediators", a.mediators(), b.mediators());
    changed(changed, "estimate", a.estimate(), b.estimate());
    changed(changed, "visibility", a.visibility(), b.visibility());
    changed(changed, "lastConfirmed", a.lastConfirmed(), b.lastConfirmed());
    return changed;
  }

  private static void changed(List<String> changed, String name, Object a, Object b) {
    if (!Objects.equals(a, b)) {
      changed.add(name);
    }
  }

  private static void changedByLanguage(
      List<String> changed, String name, Map<String, ?> a, Map<String, ?> b) {
    TreeSet<String> languages = new TreeSet<>(a.keySet());
    languages.addAll(b.keySet());
    languages.forEach(lang -> changed(changed, name + "." + lang, a.get(lang), b.get(lang)));
  }
}

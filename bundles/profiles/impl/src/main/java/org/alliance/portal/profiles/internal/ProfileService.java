package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.alliance.portal.api.ByLanguage;
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
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
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

  @Activate
  public ProfileService(
      @Reference Access access,
      @Reference Organisations organisations,
      @Reference(target = "(portal.schema=profiles)") Database database,
      @Reference ChangeLog changes,
      @Reference ProfileStore store) {
    this(access, organisations, database, changes, store, Clock.systemUTC());
  }

  ProfileService(
      Access access,
      Organisations organisations,
      Database database,
      ChangeLog changes,
      ProfileStore store,
      Clock clock) {
    this.access = access;
    this.organisations = organisations;
    this.database = database;
    this.changes = changes;
    this.store = store;
    this.clock = clock;
    this.rules = new ProfileRules(clock);
    this.counts = new CountCache(store::counts, System::nanoTime);
  }

  @Override
  public Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang) {
    access.require(READ);
    limit(limit);
    if (filter.country() != null && !ProfileRules.country(filter.country())) {
      throw new ValidationException(FieldProblem.of("country", "portal.problem.unknown-value"));
    }
    return store.list(filter, limit, after, lang);
  }

  @Override
  public List<ProfileSummary> newest(int limit, String lang) {
    access.require(READ);
    limit(limit);
    return store.newest(limit, lang);
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
    access.require(CREATE);
    validate(draft);
    Id id = organisations.create(names(draft), draft.country(), draft.kind());
    insert(id, draft, false, () -> {});
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
        profile(id, version + 1, draft, before.created(), now(), today(), before.sample());
    List<String> changed = changedFields(before, after);
    if (changed.isEmpty()) {
      return before;
    }
    if (!before.names().equals(after.names())
        || before.kind() != after.kind()
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
            ? organisations.create(names(draft), draft.country(), draft.kind())
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
          store.insert(profile(id, 1, draft, now, now, today(), sample));
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

  private static ByLanguage<String> names(ProfileDraft draft) {
    return new ByLanguage<>(draft.original(), draft.names());
  }

  private static Profile profile(
      Id id,
      int version,
      ProfileDraft draft,
      Instant created,
      Instant updated,
      LocalDate confirmed,
      boolean sample) {
    return new Profile(
        id,
        version,
        names(draft),
        draft.kind(),
        draft.country(),
        draft.nuts(),
        draft.lau(),
        draft.position(),
        draft.population(),
        draft.website(),
        draft.accession(),
        draft.workingLanguages(),
        ProfileStore.texts(draft.texts(), draft.original()),
        draft.actionPlan(),
        draft.mediators(),
        draft.estimate() == null ? null : draft.estimate().estimate(),
        created,
        updated,
        confirmed,
        sample);
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
    changedByLanguage(
        changed,
        "texts",
        a.texts() == null ? Map.of() : a.texts().values(),
        b.texts() == null ? Map.of() : b.texts().values());
    changed(changed, "actionPlan", a.actionPlan(), b.actionPlan());
    changed(changed, "mediators", a.mediators(), b.mediators());
    changed(changed, "estimate", a.estimate(), b.estimate());
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

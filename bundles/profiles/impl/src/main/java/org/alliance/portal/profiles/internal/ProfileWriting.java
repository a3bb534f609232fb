package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.store.ProfileStore;

/** Changes profiles; whoever calls has asked whether one may. */
final class ProfileWriting {
  private static final int TRIES = 5;

  private final Access access;
  private final Organisations organisations;
  private final Database database;
  private final ProfileStore store;
  private final Trail trail;
  private final ProfileReading reading;
  private final Sight sight;
  private final ProfileRules rules;
  private final Clock clock;

  ProfileWriting(
      Access access,
      Organisations organisations,
      Database database,
      ProfileStore store,
      Trail trail,
      ProfileReading reading,
      Sight sight,
      ProfileRules rules,
      Clock clock) {
    this.access = access;
    this.organisations = organisations;
    this.database = database;
    this.store = store;
    this.trail = trail;
    this.reading = reading;
    this.sight = sight;
    this.rules = rules;
    this.clock = clock;
  }

  Id create(ProfileDraft draft, Consumer<Id> also) {
    validate(draft, null);
    Id id = organisations.create(ProfileFactory.names(draft), draft.country(), draft.kind());
    insert(id, draft, today(), false, () -> also.accept(id));
    return id;
  }

  /**
   * Adds the profile of a sample.
   *
   * @param organisation under whose id; null to make one
   * @param also takes the id, in the transaction that adds the profile
   */
  void createSample(Id organisation, ProfileDraft draft, LocalDate confirmed, Consumer<Id> also) {
    validate(draft, null);
    Id id =
        organisation == null
            ? organisations.create(ProfileFactory.names(draft), draft.country(), draft.kind())
            : organisation;
    insert(id, draft, confirmed, true, () -> also.accept(id));
  }

  private void insert(
      Id id, ProfileDraft draft, LocalDate confirmed, boolean sample, Runnable also) {
    Instant now = now();
    Profile profile = ProfileFactory.profile(id, 1, draft, now, now, confirmed, sample);
    database.run(
        () -> {
          store.insert(profile);
          also.run();
          trail.created(profile);
        });
    reading.outdated();
  }

  Profile update(Id id, int version, ProfileDraft wanted) {
    Profile before = reading.whole(id);
    return update(before, version, wanted, sight.redact(before).hidden());
  }

  /**
   * Replaces what a profile says.
   *
   * @param kept sections that stay as they are
   */
  Profile update(Profile before, int version, ProfileDraft wanted, Set<Section> kept) {
    ProfileDraft draft = Sight.keeping(wanted, before, kept);
    validate(draft, before.draft());
    if (before.version() != version) {
      throw new ConflictException(sight.redact(before));
    }
    if (!Objects.equals(before.accession(), draft.accession())
        && !access.allows(Profiles.CREATE, null)) {
      throw new ValidationException(FieldProblem.of("accession", "profiles.problem.accession"));
    }
    Id id = before.id();
    Profile after =
        ProfileFactory.profile(
            id, version + 1, draft, before.created(), now(), today(), before.sample());
    List<String> changed = Fields.changed(before, after);
    if (changed.isEmpty()) {
      return sight.redact(before);
    }
    if (!before.names().equals(after.names())
        || !before.kind().equals(after.kind())
        || !before.country().equals(after.country())) {
      organisations.change(id, after.names(), after.country(), after.kind());
    }
    database.run(
        () -> {
          if (!store.update(after)) {
            throw conflict(id);
          }
          trail.updated(before, after, changed);
        });
    reading.outdated();
    return sight.redact(after);
  }

  private ConflictException conflict(Id id) {
    return new ConflictException(store.get(id).map(sight::redact).orElse(null));
  }

  void delete(Id id, int version) {
    database.run(
        () -> {
          if (!store.delete(id, version)) {
            throw new ConflictException(sight.redact(reading.whole(id)));
          }
          trail.deleted(id);
        });
    reading.outdated();
  }

  /** Removes profiles of any version. */
  void delete(List<Id> ids) {
    store.delete(ids);
    ids.forEach(trail::deleted);
  }

  Profile confirm(Id id) {
    return sight.redact(
        stamp(
            id,
            before -> today(),
            (before, after) -> {
              if (before.lastConfirmed().equals(after.lastConfirmed())) {
                return false;
              }
              trail.updated(before, after, List.of(Fields.CONFIRMED));
              return true;
            }));
  }

  /** Nothing is to be changed, so that the transaction is undone. */
  private static final class UnneededException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What is done with a profile that gets a new version; tells whether it needs one. */
  @FunctionalInterface
  interface Stamped {
    boolean apply(Profile before, Profile after);
  }

  /**
   * Gives a profile that says the same a new version, of whatever version it is now.
   *
   * @param confirmed the day of its last confirmation after that
   * @param work what else to do in the transaction; false when nothing is to be changed at all
   * @return the profile as it is then, with nothing hidden
   */
  Profile stamp(Id id, Function<Profile, LocalDate> confirmed, Stamped work) {
    for (int i = 1; ; i++) {
      Profile before = reading.whole(id);
      Profile after =
          ProfileFactory.profile(
              id,
              before.version() + 1,
              before.draft(),
              before.created(),
              now(),
              confirmed.apply(before),
              before.sample());
      try {
        database.run(
            () -> {
              if (!store.stamp(after)) {
                throw conflict(id);
              }
              if (!work.apply(before, after)) {
                throw new UnneededException();
              }
            });
        return after;
      } catch (UnneededException e) {
        return before;
      } catch (ConflictException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  List<FieldProblem> check(ProfileDraft draft) {
    return rules.problems(draft);
  }

  private void validate(ProfileDraft draft, ProfileDraft before) {
    List<FieldProblem> problems = rules.problems(draft, before);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

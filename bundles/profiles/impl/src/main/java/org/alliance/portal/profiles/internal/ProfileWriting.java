package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
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
    return insert(null, draft, today(), false, true, also);
  }

  /** Makes the draft of an organisation that never had a profile. */
  void createDraft(Id organisation, ProfileDraft draft) {
    database.run(
        () -> {
          if (!store.had(organisation)) {
            insert(organisation, draft, today(), false, false, id -> {});
          }
        });
  }

  /**
   * Adds the profile of a sample.
   *
   * @param organisation under whose id; null to make one
   * @param also takes the id, in the transaction that adds the profile
   */
  void createSample(Id organisation, ProfileDraft draft, LocalDate confirmed, Consumer<Id> also) {
    validate(draft, null);
    insert(organisation, draft, confirmed, true, true, also);
  }

  /**
   * Adds a profile, and its organisation when there is none: both or neither.
   *
   * @param organisation null to make one
   */
  private Id insert(
      Id organisation,
      ProfileDraft draft,
      LocalDate confirmed,
      boolean sample,
      boolean published,
      Consumer<Id> also) {
    Instant now = now();
    Id made =
        database.transaction(
            () -> {
              Id id =
                  organisation == null
                      ? organisations.create(
                          ProfileFactory.names(draft), draft.country(), draft.kind())
                      : organisation;
              Profile profile =
                  ProfileFactory.profile(id, 1, draft, now, now, confirmed, sample, published);
              store.insert(profile);
              also.accept(id);
              trail.created(profile);
              return id;
            });
    database.afterCommit(reading::outdated);
    return made;
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
    Profile after = ProfileFactory.next(before, draft, now(), today());
    List<String> changed = Fields.changed(before, after);
    if (changed.isEmpty()) {
      return sight.redact(before);
    }
    database.run(
        () -> {
          // The profile first: of two at once it tells the later one what the earlier has written.
          if (!store.update(after)) {
            throw conflict(id);
          }
          if (!before.names().equals(after.names())
              || !before.kind().equals(after.kind())
              || !before.country().equals(after.country())) {
            organisations.change(id, after.names(), after.country(), after.kind());
          }
          trail.updated(before, after, changed);
        });
    database.afterCommit(reading::outdated);
    return sight.redact(after);
  }

  /** Remembers how an organisation stands to the Alliance now; nobody has confirmed the rest. */
  void stands(Id id, Profile.Accession accession) {
    Profile before = store.get(id).orElse(null);
    if (before == null || standing(before.accession()) == accession.status()) {
      return;
    }
    Profile after =
        ProfileFactory.next(before, before.draft().with(accession), now(), before.lastConfirmed());
    database.run(
        () -> {
          if (!store.update(after)) {
            throw conflict(id);
          }
          trail.changed(before, after, List.of("accession"));
        });
    database.afterCommit(reading::outdated);
  }

  private static Profile.Accession.Status standing(Profile.Accession accession) {
    return accession == null || accession.status() == null
        ? Profile.Accession.Status.JOINED
        : accession.status();
  }

  private ConflictException conflict(Id id) {
    return new ConflictException(store.get(id).map(sight::redact).orElse(null));
  }

  void delete(Id id, int version) {
    Profile before = reading.whole(id);
    database.run(
        () -> {
          if (!store.delete(id, version)) {
            throw new ConflictException(sight.redact(reading.whole(id)));
          }
          trail.deleted(before);
        });
    database.afterCommit(reading::outdated);
  }

  /** Removes profiles of any version. */
  void delete(List<Id> ids) {
    Collection<Profile> before = store.get(ids).values();
    store.delete(ids);
    before.forEach(trail::deleted);
  }

  Profile publish(Id id) {
    Profile published =
        stamp(
            id,
            true,
            before -> today(),
            (before, after) -> {
              if (before.published()) {
                return false;
              }
              validate(before.draft(), null);
              trail.published(after);
              return true;
            });
    database.afterCommit(reading::outdated);
    return sight.redact(published);
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
    return stamp(id, false, confirmed, work);
  }

  private Profile stamp(
      Id id, boolean publish, Function<Profile, LocalDate> confirmed, Stamped work) {
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
              before.sample(),
              publish || before.published());
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

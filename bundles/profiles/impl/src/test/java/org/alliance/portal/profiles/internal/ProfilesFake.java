package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.ProfileStore;

/** Profiles in memory, for tests of the doors. */
public final class ProfilesFake implements Profiles {
  public final Map<Id, Profile> all = new TreeMap<>();
  public RuntimeException refusal;

  private void ask() {
    if (refusal != null) {
      throw refusal;
    }
  }

  @Override
  public Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang) {
    ask();
    List<ProfileSummary> found =
        all.values().stream()
            .filter(p -> filter.country() == null || filter.country().equals(p.country()))
            .map(
                p ->
                    new ProfileSummary(
                        p.id(),
                        p.version(),
                        p.names().in(lang),
                        p.kind(),
                        p.country(),
                        null,
                        null,
                        p.updated(),
                        p.sample()))
            .toList();
    boolean more = found.size() > limit;
    return new Slice<>(more ? found.subList(0, limit) : found, more ? "next-word" : null);
  }

  @Override
  public List<ProfileSummary> newest(int limit, String lang) {
    return list(ProfileFilter.ALL, limit, null, lang).items();
  }

  @Override
  public ProfileCounts counts() {
    return new ProfileCounts(
        all.values().stream().map(p -> new ProfileCounts.Cell(p.country(), p.kind(), 1)).toList());
  }

  @Override
  public Profile get(Id id) {
    ask();
    if (!all.containsKey(id)) {
      throw new NotFoundException(Profile.TYPE, id);
    }
    return all.get(id);
  }

  @Override
  public List<FieldProblem> check(ProfileDraft draft) {
    return new ProfileRules(Clock.systemUTC()).problems(draft);
  }

  @Override
  public Id create(ProfileDraft draft) {
    ask();
    Id id = new Id(all.size() + 1L);
    put(id, 1, draft, false);
    return id;
  }

  public Profile put(Id id, int version, ProfileDraft d, boolean sample) {
    if (!check(d).isEmpty()) {
      throw new ValidationException(check(d));
    }
    Profile profile =
        new Profile(
            id,
            version,
            new ByLanguage<>(d.original(), d.names()),
            d.kind(),
            d.country().toUpperCase(Locale.ROOT),
            d.nuts(),
            d.lau(),
            d.position(),
            d.population(),
            d.website(),
            d.accession(),
            d.workingLanguages(),
            ProfileStore.texts(d.texts(), d.original()),
            d.actionPlan(),
            d.mediators(),
            d.estimate() == null ? null : d.estimate().estimate(),
            Instant.EPOCH,
            Instant.EPOCH,
            LocalDate.EPOCH,
            sample);
    all.put(id, profile);
    return profile;
  }

  @Override
  public Profile update(Id id, int version, ProfileDraft draft) {
    Profile before = get(id);
    if (before.version() != version) {
      throw new ConflictException(before);
    }
    return put(id, version + 1, draft, before.sample());
  }

  @Override
  public void delete(Id id, int version) {
    if (get(id).version() != version) {
      throw new ConflictException(get(id));
    }
    all.remove(id);
  }
}

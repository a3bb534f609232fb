package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.History;
import org.alliance.portal.profiles.api.Completeness;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Profiles;

/** Profiles in memory, for tests of the doors. */
public class ProfilesFake implements Profiles {
  public final Map<Id, Profile> all = new TreeMap<>();
  public final List<History.Version> versions = new ArrayList<>();
  public final List<History.Difference> differences = new ArrayList<>();
  public final List<Figure> figures = new ArrayList<>();
  public RuntimeException refusal;

  private void ask() {
    if (refusal != null) {
      throw refusal;
    }
  }

  @Override
  public Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang) {
    ask();
    if (filter.country() != null && filter.country().length() != 2) {
      throw new ValidationException(FieldProblem.of("country", "portal.problem.unknown-value"));
    }
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
                        p.population() == null ? null : p.population().count(),
                        summary(p, lang),
                        p.position(),
                        p.themes(),
                        p.updated(),
                        p.lastConfirmed(),
                        p.sample()))
            .toList();
    boolean more = found.size() > limit;
    return new Slice<>(more ? found.subList(0, limit) : found, more ? "next-word" : null);
  }

  private static ByLanguage.Chosen<String> summary(Profile p, String lang) {
    if (p.texts() == null) {
      return null;
    }
    ByLanguage.Chosen<ProfileText> text = p.texts().in(lang);
    return text.value().summary() == null
        ? null
        : new ByLanguage.Chosen<>(text.lang(), text.value().summary());
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
    return Drafts.rules(Clock.systemUTC()).problems(draft);
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
        ProfileFactory.profile(
            id, version, d, Instant.EPOCH, Instant.EPOCH, LocalDate.EPOCH, sample);
    all.put(id, profile);
    return profile;
  }

  @Override
  public Profile update(Id id, int version, ProfileDraft draft) {
    Profile before = get(id);
    if (before.version() != version) {
      throw new ConflictException(before);
    }
    return before.published()
        ? put(id, version + 1, draft, before.sample())
        : putDraft(id, version + 1, draft);
  }

  @Override
  public void delete(Id id, int version) {
    if (get(id).version() != version) {
      throw new ConflictException(get(id));
    }
    all.remove(id);
  }

  @Override
  public Map<Id, Profile> get(Collection<Id> ids) {
    Map<Id, Profile> found = new TreeMap<>(all);
    found.keySet().retainAll(ids);
    return found;
  }

  @Override
  public Map<Id, ProfileSummary> summaries(Collection<Id> ids, String lang) {
    Map<Id, ProfileSummary> found = new TreeMap<>();
    list(ProfileFilter.ALL, Integer.MAX_VALUE, null, lang).items().stream()
        .filter(p -> ids.contains(p.id()))
        .forEach(p -> found.put(p.id(), p));
    return found;
  }

  @Override
  public Slice<ProfileSummary> participants(
      ProfileFilter filter, int limit, String after, String lang) {
    return list(filter, limit, after, lang);
  }

  @Override
  public Map<Id, ProfileSummary> participants(Collection<Id> ids, String lang) {
    return summaries(ids, lang);
  }

  @Override
  public Profile participant(Id id) {
    return get(id);
  }

  @Override
  public ProfileCounts participantCounts() {
    return counts();
  }

  @Override
  public Profile confirm(Id id) {
    Profile before = get(id);
    return put(id, before.version() + 1, before.draft(), before.sample());
  }

  /** A profile that is not published; may break a rule. */
  public Profile putDraft(Id id, int version, ProfileDraft d) {
    Profile profile =
        ProfileFactory.profile(
            id, version, d, Instant.EPOCH, Instant.EPOCH, LocalDate.EPOCH, false, false);
    all.put(id, profile);
    return profile;
  }

  @Override
  public Profile publish(Id id) {
    ask();
    Profile before = get(id);
    return before.published()
        ? before
        : put(id, before.version() + 1, before.draft(), before.sample());
  }

  @Override
  public Completeness completeness(Id id) {
    get(id);
    return new Completeness(80, List.of(new Completeness.Missing("contacts", 20)));
  }

  @Override
  public Slice<History.Version> history(Id id, int limit, String after) {
    get(id);
    return new Slice<>(versions, null);
  }

  @Override
  public Profile at(Id id, int version) {
    return get(id);
  }

  @Override
  public List<History.Difference> compare(Id id, int from, int to) {
    get(id);
    return differences;
  }

  @Override
  public Profile restore(Id id, int version, int old) {
    return update(id, version, at(id, old).draft());
  }

  @Override
  public List<Figure> figures(Id id) {
    get(id);
    return List.copyOf(figures);
  }

  @Override
  public void addFigure(Id id, Figure figure) {
    get(id);
    figures.add(figure);
  }

  @Override
  public void removeFigure(Id id, Figure.Kind kind, int year) {
    figures.removeIf(f -> f.kind() == kind && f.year() == year);
  }
}

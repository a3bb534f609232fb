package org.alliance.portal.profiles.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.ProfileLists;
import org.alliance.portal.profiles.internal.store.ProfileStore;

/** Profiles as their readers may see them; whoever calls has asked whether one may read at all. */
final class ProfileReading {
  private final ProfileStore store;
  private final Vocabulary vocabulary;
  private final Sight sight;
  private final CountCache counts;
  private final CountCache participantCounts;

  ProfileReading(ProfileStore store, Vocabulary vocabulary, Sight sight) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.sight = sight;
    this.counts = new CountCache(store.lists()::counts, System::nanoTime);
    this.participantCounts = new CountCache(store.lists()::participantCounts, System::nanoTime);
  }

  Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang) {
    known(filter);
    limit(limit);
    return store.lists().list(filter, limit, after, lang).map(this::redact);
  }

  Slice<ProfileSummary> participants(ProfileFilter filter, int limit, String after, String lang) {
    known(filter);
    limit(limit);
    return store.lists().participants(filter, limit, after, lang).map(ProfileReading::open);
  }

  List<ProfileSummary> newest(int limit, String lang) {
    limit(limit);
    return store.lists().newest(limit, lang).stream().map(this::redact).toList();
  }

  Map<Id, ProfileSummary> summaries(Collection<Id> ids, String lang) {
    return byId(entries(ids, lang).stream().map(this::redact).toList());
  }

  Map<Id, ProfileSummary> participants(Collection<Id> ids, String lang) {
    return byId(
        entries(ids, lang).stream()
            .filter(ProfileLists.Listed::takesPart)
            .map(ProfileReading::open)
            .toList());
  }

  private List<ProfileLists.Listed> entries(Collection<Id> ids, String lang) {
    if (ids.size() > Profiles.MOST) {
      throw new IllegalArgumentException("At most " + Profiles.MOST + " ids");
    }
    return store.lists().entries(ids, lang);
  }

  private static Map<Id, ProfileSummary> byId(List<ProfileSummary> summaries) {
    Map<Id, ProfileSummary> found = new LinkedHashMap<>();
    summaries.forEach(summary -> found.put(summary.id(), summary));
    return found;
  }

  private ProfileSummary redact(ProfileLists.Listed listed) {
    return Sight.redact(listed.summary(), listed.visibility(), sight.level(listed.summary().id()));
  }

  private static ProfileSummary open(ProfileLists.Listed listed) {
    return Sight.redact(listed.summary(), listed.visibility(), Change.Audience.PUBLIC);
  }

  ProfileCounts counts() {
    return counts.get();
  }

  ProfileCounts participantCounts() {
    return participantCounts.get();
  }

  /** Something was added or removed, or changed its country, kind or accession. */
  void outdated() {
    counts.outdated();
    participantCounts.outdated();
  }

  Profile get(Id id) {
    Profile profile = whole(id);
    if (!knows(profile)) {
      throw new NotFoundException(Profile.TYPE, id);
    }
    return sight.redact(profile);
  }

  private boolean knows(Profile profile) {
    return sight.knows(profile.id(), profile.published());
  }

  Profile participant(Id id) {
    Profile profile = whole(id);
    if (!profile.takesPart()) {
      throw new NotFoundException(Profile.TYPE, id);
    }
    return Sight.redact(profile, Change.Audience.PUBLIC);
  }

  Map<Id, Profile> get(Collection<Id> ids) {
    Map<Id, Profile> found = store.get(ids);
    found.values().removeIf(profile -> !knows(profile));
    found.replaceAll((id, profile) -> sight.redact(profile));
    return found;
  }

  /** A profile with nothing hidden. */
  Profile whole(Id id) {
    return store.get(id).orElseThrow(() -> new NotFoundException(Profile.TYPE, id));
  }

  private void known(ProfileFilter filter) {
    List<FieldProblem> problems = new ArrayList<>();
    known("country", Vocabulary.COUNTRY, filter.country(), problems);
    known("kind", Vocabulary.KIND, filter.kind(), problems);
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  /** A retired word is known: there may be profiles that have it. */
  private void known(String field, String scheme, String code, List<FieldProblem> problems) {
    if (code != null && vocabulary.term(scheme, code).isEmpty()) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
    }
  }

  private static void limit(int limit) {
    if (limit < 1 || limit > Profiles.MOST) {
      throw new ValidationException(
          new FieldProblem(
              "limit", "portal.problem.range", Map.of("min", 1, "max", Profiles.MOST)));
    }
  }
}

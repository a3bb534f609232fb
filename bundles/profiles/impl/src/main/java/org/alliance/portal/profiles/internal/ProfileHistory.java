package org.alliance.portal.profiles.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.store.AudienceStore;

/**
 * What profiles said before. A reader is shown of an old version only what that reader may see now
 * and could have seen then: a section that is closed now was closed for a reason, and one that was
 * closed then was not written for others.
 */
final class ProfileHistory {
  private final Access access;
  private final History history;
  private final AudienceStore audiences;
  private final Vocabulary vocabulary;
  private final ProfileReading reading;
  private final ProfileWriting writing;
  private final Sight sight;

  ProfileHistory(
      Access access,
      History history,
      AudienceStore audiences,
      Vocabulary vocabulary,
      ProfileReading reading,
      ProfileWriting writing,
      Sight sight) {
    this.access = access;
    this.history = history;
    this.audiences = audiences;
    this.vocabulary = vocabulary;
    this.reading = reading;
    this.writing = writing;
    this.sight = sight;
  }

  Slice<History.Version> list(Id id, int limit, String after) {
    Profile now = reading.get(id);
    boolean editor = access.allows(Profiles.EDIT, id);
    Change.Audience level = sight.level(id);
    TreeMap<Integer, Map<Section, Change.Audience>> then = audiences.of(id);
    return history
        .list(Trail.ref(id), limit, after)
        .map(
            version -> {
              Set<Section> hidden = hidden(now, then, version.number(), level);
              return new History.Version(
                  version.number(),
                  version.time(),
                  editor ? version.actor() : null,
                  version.fields().stream().filter(f -> shown(f, hidden)).toList(),
                  null);
            });
  }

  private static boolean shown(String field, Set<Section> hidden) {
    Section section = Fields.section(field);
    return section == null || !hidden.contains(section);
  }

  private static Set<Section> hidden(
      Profile now,
      TreeMap<Integer, Map<Section, Change.Audience>> then,
      int version,
      Change.Audience level) {
    Map.Entry<Integer, Map<Section, Change.Audience>> entry = then.floorEntry(version);
    Set<Section> hidden = EnumSet.noneOf(Section.class);
    hidden.addAll(now.hidden());
    hidden.addAll(Sight.hidden(entry == null ? null : entry.getValue(), level));
    return hidden;
  }

  Profile at(Id id, int version) {
    return at(reading.get(id), version(id, version));
  }

  private History.Version version(Id id, int version) {
    return history
        .get(Trail.ref(id), version)
        .orElseThrow(() -> new NotFoundException(Profile.TYPE, id + " " + version));
  }

  private Profile at(Profile now, History.Version old) {
    Profile then =
        ProfileFactory.profile(
            now.id(),
            old.number(),
            Snapshots.draft(old.snapshot()),
            now.created(),
            old.time(),
            Objects.requireNonNullElse(Snapshots.confirmed(old.snapshot()), now.lastConfirmed()),
            now.sample(),
            now.published());
    return Sight.without(
        then, hidden(now, audiences.of(now.id()), old.number(), sight.level(now.id())));
  }

  List<History.Difference> compare(Id id, int from, int to) {
    Profile now = reading.get(id);
    Change.Audience level = sight.level(id);
    TreeMap<Integer, Map<Section, Change.Audience>> then = audiences.of(id);
    Set<Section> hidden = hidden(now, then, from, level);
    hidden.addAll(hidden(now, then, to, level));
    return history.compare(Trail.ref(id), from, to).stream()
        .filter(difference -> shown(difference.field(), hidden))
        .toList();
  }

  /**
   * Says again what was said in an old version. Sections of which the caller may not see how they
   * were stay; who may see which section stays too, so that undoing a text opens nothing that was
   * closed since; and how the member stands to the Alliance is the secretariat's to undo.
   */
  Profile restore(Id id, int version, int old) {
    Profile now = reading.whole(id);
    Profile then = at(sight.redact(now), version(id, old));
    ProfileDraft said = then.draft();
    ProfileDraft wanted =
        new ProfileDraft(
            said.original(),
            said.names(),
            vocabulary.current(Vocabulary.KIND, said.kind()),
            vocabulary.current(Vocabulary.COUNTRY, said.country()),
            said.nuts(),
            said.lau(),
            said.position(),
            said.population(),
            said.website(),
            access.allows(Profiles.CREATE, null) ? said.accession() : now.accession(),
            current(Vocabulary.LANGUAGE, said.workingLanguages()),
            current(Vocabulary.THEME, said.themes()),
            current(Vocabulary.COMPETENCE, said.competences()),
            said.texts(),
            said.actionPlan(),
            said.mediators(),
            said.estimate(),
            now.visibility());
    return writing.update(now, version, wanted, then.hidden());
  }

  private List<String> current(String scheme, List<String> codes) {
    return codes.stream().map(code -> vocabulary.current(scheme, code)).toList();
  }
}

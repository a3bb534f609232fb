package org.alliance.portal.profiles.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;

/** Makes profiles of drafts. */
public final class ProfileFactory {
  private ProfileFactory() {}

  /**
   * A profile that says what a draft says, with nothing hidden.
   *
   * @param draft one that breaks no rule
   */
  public static Profile profile(
      Id id,
      int version,
      ProfileDraft draft,
      Instant created,
      Instant updated,
      LocalDate confirmed,
      boolean sample) {
    return profile(id, version, draft, created, updated, confirmed, sample, true);
  }

  /** The next version of a profile. */
  static Profile next(Profile before, ProfileDraft draft, Instant updated, LocalDate confirmed) {
    return profile(
        before.id(),
        before.version() + 1,
        draft,
        before.created(),
        updated,
        confirmed,
        before.sample(),
        before.published());
  }

  /** As {@link #profile}, of a profile that may not be published. */
  static Profile profile(
      Id id,
      int version,
      ProfileDraft draft,
      Instant created,
      Instant updated,
      LocalDate confirmed,
      boolean sample,
      boolean published) {
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
        draft.themes(),
        draft.competences(),
        texts(draft.texts(), draft.original()),
        draft.actionPlan(),
        draft.mediators(),
        draft.estimate() == null ? null : draft.estimate().estimate(),
        created,
        updated,
        confirmed,
        sample,
        draft.visibility(),
        Set.of(),
        published);
  }

  /** The names of a draft that breaks no rule. */
  public static ByLanguage<String> names(ProfileDraft draft) {
    return new ByLanguage<>(draft.original(), draft.names());
  }

  /**
   * The texts of a profile, whose names may have another original.
   *
   * @return null for no text at all
   */
  public static ByLanguage<ProfileText> texts(Map<String, ProfileText> values, String original) {
    return values.isEmpty() ? null : new ByLanguage<>(first(values, original), values);
  }

  /** Texts need not exist in the language of the name: then English, French or any stands in. */
  public static String first(Map<String, ?> values, String original) {
    for (String candidate : new String[] {original, "en", "fr"}) {
      if (values.containsKey(candidate)) {
        return candidate;
      }
    }
    return values.keySet().iterator().next();
  }
}

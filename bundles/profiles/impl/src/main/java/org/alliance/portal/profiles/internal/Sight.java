package org.alliance.portal.profiles.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;

/**
 * What a reader may see of a profile. A reader is as near to it as one of three audiences:
 * everybody, members (and programs), or the own team with the secretariat.
 */
public final class Sight {
  private final Access access;

  public Sight(Access access) {
    this.access = access;
  }

  /** How near the current principal is to a profile. */
  public Change.Audience level(Id id) {
    Principal reader = access.principal();
    boolean inside =
        switch (reader.kind()) {
          case SYSTEM -> true;
          case ACCOUNT ->
              reader.teams().containsKey(id)
                  || reader.roles().contains(PlatformRole.MODERATOR)
                  || reader.roles().contains(PlatformRole.ADMIN);
          case API_CLIENT, ANONYMOUS -> false;
        };
    if (inside) {
      return Change.Audience.ORGANISATION;
    }
    return access.allows(Profiles.READ, null) ? Change.Audience.MEMBERS : Change.Audience.PUBLIC;
  }

  /** Whether the current principal may know of a profile at all. */
  public boolean knows(Id id, boolean published) {
    return published
        || level(id) == Change.Audience.ORGANISATION
        || access.allows(Profiles.EDIT, id);
  }

  /** Whether readers of a level are among an audience. */
  public static boolean among(Change.Audience audience, Change.Audience level) {
    return audience.compareTo(level) <= 0;
  }

  /** The sections that readers of a level may not see. */
  public static Set<Section> hidden(
      Map<Section, Change.Audience> visibility, Change.Audience level) {
    Set<Section> hidden = EnumSet.noneOf(Section.class);
    Section.complete(visibility)
        .forEach(
            (section, audience) -> {
              if (!among(audience, level)) {
                hidden.add(section);
              }
            });
    return hidden;
  }

  /** A profile as the current principal may see it. */
  public Profile redact(Profile profile) {
    return redact(profile, level(profile.id()));
  }

  /** A profile as readers of a level may see it. */
  public static Profile redact(Profile profile, Change.Audience level) {
    return without(profile, hidden(profile.visibility(), level));
  }

  /** A profile without some sections. */
  public static Profile without(Profile p, Set<Section> hidden) {
    if (hidden.isEmpty()) {
      return p;
    }
    boolean about = !hidden.contains(Section.ABOUT);
    boolean facts = !hidden.contains(Section.FACTS);
    boolean work = !hidden.contains(Section.WORK);
    Map<String, ProfileText> texts = new TreeMap<>();
    if (p.texts() != null) {
      p.texts()
          .values()
          .forEach(
              (lang, text) -> {
                ProfileText shown = without(text, hidden);
                if (!shown.empty()) {
                  texts.put(lang, shown);
                }
              });
    }
    return new Profile(
        p.id(),
        p.version(),
        p.names(),
        p.kind(),
        p.country(),
        facts ? p.nuts() : null,
        facts ? p.lau() : null,
        about ? p.position() : null,
        facts ? p.population() : null,
        about ? p.website() : null,
        p.accession(),
        about ? p.workingLanguages() : List.of(),
        work ? p.themes() : List.of(),
        work ? p.competences() : List.of(),
        ProfileFactory.texts(texts, p.names().original()),
        hidden.contains(Section.PARTICIPATION) ? null : p.actionPlan(),
        facts ? p.mediators() : null,
        hidden.contains(Section.ESTIMATE) ? null : p.estimate(),
        p.created(),
        p.updated(),
        p.lastConfirmed(),
        p.sample(),
        p.visibility(),
        hidden,
        p.published());
  }

  private static ProfileText without(ProfileText text, Set<Section> hidden) {
    return new ProfileText(
        hidden.contains(Section.ABOUT) ? null : text.summary(),
        hidden.contains(Section.WORK) ? null : text.needs(),
        hidden.contains(Section.WORK) ? null : text.competences(),
        hidden.contains(Section.FUNDS) ? null : text.fundsExperience(),
        hidden.contains(Section.PARTICIPATION) ? null : text.participationBody());
  }

  /** An entry of a list as readers of a level may see it. */
  public static ProfileSummary redact(
      ProfileSummary p, Map<Section, Change.Audience> visibility, Change.Audience level) {
    boolean about = among(visibility.get(Section.ABOUT), level);
    boolean facts = among(visibility.get(Section.FACTS), level);
    boolean work = among(visibility.get(Section.WORK), level);
    if (about && facts && work) {
      return p;
    }
    ByLanguage.Chosen<String> summary = about ? p.summary() : null;
    return new ProfileSummary(
        p.id(),
        p.version(),
        p.name(),
        p.kind(),
        p.country(),
        facts ? p.population() : null,
        summary,
        about ? p.position() : null,
        work ? p.themes() : List.of(),
        p.updated(),
        p.lastConfirmed(),
        p.sample());
  }

  /**
   * What somebody wants a profile to say, with the sections that were hidden from that person as
   * they are.
   *
   * @param before the whole profile
   * @param hidden the sections
   */
  public static ProfileDraft keeping(ProfileDraft wanted, Profile before, Set<Section> hidden) {
    if (hidden.isEmpty()) {
      return wanted;
    }
    ProfileDraft stored = before.draft();
    ProfileDraft about = hidden.contains(Section.ABOUT) ? stored : wanted;
    ProfileDraft facts = hidden.contains(Section.FACTS) ? stored : wanted;
    ProfileDraft work = hidden.contains(Section.WORK) ? stored : wanted;
    Map<Section, Change.Audience> visibility = new TreeMap<>(wanted.visibility());
    hidden.forEach(section -> visibility.put(section, stored.visibility().get(section)));
    return new ProfileDraft(
        wanted.original(),
        wanted.names(),
        wanted.kind(),
        wanted.country(),
        facts.nuts(),
        facts.lau(),
        about.position(),
        facts.population(),
        about.website(),
        wanted.accession(),
        about.workingLanguages(),
        work.themes(),
        work.competences(),
        texts(wanted.texts(), stored.texts(), hidden),
        hidden.contains(Section.PARTICIPATION) ? stored.actionPlan() : wanted.actionPlan(),
        facts.mediators(),
        hidden.contains(Section.ESTIMATE) ? stored.estimate() : wanted.estimate(),
        visibility);
  }

  private static Map<String, ProfileText> texts(
      Map<String, ProfileText> wanted, Map<String, ProfileText> stored, Set<Section> hidden) {
    Map<String, ProfileText> texts = new TreeMap<>(stored);
    texts.putAll(wanted);
    ProfileText none = new ProfileText(null, null, null, null, null);
    texts.replaceAll(
        (lang, unused) -> {
          ProfileText mine = wanted.getOrDefault(lang, none);
          ProfileText theirs = stored.getOrDefault(lang, none);
          return new ProfileText(
              (hidden.contains(Section.ABOUT) ? theirs : mine).summary(),
              (hidden.contains(Section.WORK) ? theirs : mine).needs(),
              (hidden.contains(Section.WORK) ? theirs : mine).competences(),
              (hidden.contains(Section.FUNDS) ? theirs : mine).fundsExperience(),
              (hidden.contains(Section.PARTICIPATION) ? theirs : mine).participationBody());
        });
    return texts;
  }
}

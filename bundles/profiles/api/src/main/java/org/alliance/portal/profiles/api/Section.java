package org.alliance.portal.profiles.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.alliance.portal.api.changes.Change;

/**
 * A part of a profile with one audience: everybody, members, or the own team (with the
 * secretariat). Names, kind, country and accession are in no section: who takes part is public.
 */
public enum Section {
  /** Summary, website, working languages, place on the map. */
  ABOUT,
  /** Inhabitants, statistical codes, mediators, figures over the years. */
  FACTS,
  /** Themes, competences, needs, offers. */
  WORK,
  /** Experience with funds. */
  FUNDS,
  /** The body through which Roma and Travellers take part, and the action plan. */
  PARTICIPATION,
  /** The estimate. */
  ESTIMATE,
  /** Contacts. */
  CONTACTS;

  /**
   * Every section with an audience.
   *
   * @param chosen what was chosen; null or incomplete: the rest is for members. {@link
   *     Change.Audience#NONE} counts as the own team
   */
  public static Map<Section, Change.Audience> complete(Map<Section, Change.Audience> chosen) {
    Map<Section, Change.Audience> all = new EnumMap<>(Section.class);
    for (Section section : values()) {
      Change.Audience audience = chosen == null ? null : chosen.get(section);
      all.put(
          section,
          audience == null
              ? Change.Audience.MEMBERS
              : audience == Change.Audience.NONE ? Change.Audience.ORGANISATION : audience);
    }
    return Collections.unmodifiableMap(all);
  }
}

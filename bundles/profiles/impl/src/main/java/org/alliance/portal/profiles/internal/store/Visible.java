package org.alliance.portal.profiles.internal.store;

import java.util.EnumMap;
import java.util.Map;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Section;

/** Who may see each section, as one letter for each in the order of {@link Section}. */
public final class Visible {
  private static final String LETTERS = "pmo";
  private static final Change.Audience[] AUDIENCES = {
    Change.Audience.PUBLIC, Change.Audience.MEMBERS, Change.Audience.ORGANISATION
  };

  private Visible() {}

  /** The letters of audiences. */
  public static String letters(Map<Section, Change.Audience> visibility) {
    Map<Section, Change.Audience> all = Section.complete(visibility);
    StringBuilder letters = new StringBuilder();
    for (Section section : Section.values()) {
      letters.append(LETTERS.charAt(all.get(section).ordinal()));
    }
    return letters.toString();
  }

  /** The audiences of letters; a section without one, or a letter of later days, is for members. */
  public static Map<Section, Change.Audience> audiences(String letters) {
    Map<Section, Change.Audience> audiences = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      int at = section.ordinal();
      int letter =
          letters == null || at >= letters.length() ? -1 : LETTERS.indexOf(letters.charAt(at));
      audiences.put(section, letter < 0 ? Change.Audience.MEMBERS : AUDIENCES[letter]);
    }
    return audiences;
  }
}

package org.alliance.portal.profiles.internal.door;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.Reading;

/** Who may see which section, in the words that programs send and get. */
public final class Audiences {
  private static final String FIELD = "visibility";

  private Audiences() {}

  /** The word for each section's audience, in the order of the sections. */
  public static Map<String, String> words(Map<Section, Change.Audience> visibility) {
    Map<String, String> words = new LinkedHashMap<>();
    Section.complete(visibility)
        .forEach((section, audience) -> words.put(word(section), word(audience)));
    return words;
  }

  /** The words for some sections, in their order. */
  public static List<String> words(Collection<Section> sections) {
    return sections.stream().sorted().map(Audiences::word).toList();
  }

  /**
   * Who is to see which section. A section that was not sent stays as it is: clients that were
   * written before there were sections must not open one that a member has closed.
   *
   * @param sent audience by section; null for nothing
   * @param before the stored profile; null for a new one
   * @param reading takes what cannot be read
   */
  public static Map<Section, Change.Audience> read(
      Map<String, String> sent, Profile before, Reading reading) {
    Map<Section, Change.Audience> read = new EnumMap<>(Section.class);
    if (before != null) {
      read.putAll(before.visibility());
    }
    if (sent != null) {
      sent.forEach(
          (name, word) -> {
            String field = FIELD + "." + name;
            Section section =
                reading.value(field, name, "portal.problem.unknown-field", Audiences::section);
            Change.Audience audience =
                section == null
                    ? null
                    : reading.value(
                        field, word, "portal.problem.unknown-value", Audiences::audience);
            if (audience != null) {
              read.put(section, audience);
            }
          });
    }
    return read;
  }

  private static Section section(String word) {
    for (Section section : Section.values()) {
      if (word(section).equals(word)) {
        return section;
      }
    }
    throw new IllegalArgumentException("No section");
  }

  private static Change.Audience audience(String word) {
    for (Change.Audience audience : Change.Audience.values()) {
      // Nobody at all is an audience of the change log only.
      if (audience != Change.Audience.NONE && word(audience).equals(word)) {
        return audience;
      }
    }
    throw new IllegalArgumentException("No audience");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

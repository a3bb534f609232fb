package org.alliance.portal.profiles.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.profiles.api.Completeness;
import org.alliance.portal.profiles.api.Completeness.Missing;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;

/**
 * How much of a profile is there. What helps others to find a member, and to know what to ask it
 * for, counts most; figures that not every member can have count little.
 */
final class ProfileCompleteness {

  /** A part: {@code weight} of all weights is what it adds. */
  private record Part(String field, int weight, Predicate<Profile> there) {}

  /** Their sum is 100, so that weights are percents; a test keeps it so. */
  private static final List<Part> PARTS =
      List.of(
          new Part("summary", 15, text(ProfileText::summary)),
          new Part("themes", 12, p -> !p.themes().isEmpty()),
          new Part("competences", 10, p -> !p.competences().isEmpty()),
          new Part("needs", 10, text(ProfileText::needs)),
          new Part("position", 8, p -> p.position() != null),
          new Part("population", 6, p -> p.population() != null),
          new Part("workingLanguages", 6, p -> !p.workingLanguages().isEmpty()),
          new Part("website", 4, p -> p.website() != null),
          new Part("fundsExperience", 4, text(ProfileText::fundsExperience)),
          new Part("participationBody", 3, text(ProfileText::participationBody)),
          new Part("actionPlan", 3, p -> p.actionPlan() != null),
          new Part("mediators", 2, p -> p.mediators() != null),
          new Part("nuts", 2, p -> p.nuts() != null));

  private static final int CONTACTS = 10;
  private static final int FRESHNESS = 5;

  /** What does not suit an NGO partner, which stands for no territory. */
  private static final List<String> TERRITORY = List.of("population", "nuts", "actionPlan");

  private ProfileCompleteness() {}

  private static Predicate<Profile> text(Function<ProfileText, String> part) {
    return p ->
        p.texts() != null
            && p.texts().values().values().stream().anyMatch(text -> part.apply(text) != null);
  }

  /** Sum of all weights, for the test. */
  static int sum() {
    return PARTS.stream().mapToInt(Part::weight).sum() + CONTACTS + FRESHNESS;
  }

  /**
   * How much of a profile is there.
   *
   * @param profile with nothing hidden
   * @param contacts whether somebody can be asked
   * @param state how fresh it is; null when that is not known
   */
  static Completeness of(Profile profile, BooleanSupplier contacts, Freshness.State state) {
    boolean territory = !ProfileRules.NGO.equals(profile.kind());
    List<Missing> missing = new ArrayList<>();
    int all = CONTACTS + FRESHNESS;
    for (Part part : PARTS) {
      if (territory || !TERRITORY.contains(part.field)) {
        all += part.weight;
        if (!part.there.test(profile)) {
          missing.add(new Missing(part.field, part.weight));
        }
      }
    }
    if (!contacts.getAsBoolean()) {
      missing.add(new Missing("contacts", CONTACTS));
    }
    if (state != null && state != Freshness.State.FRESH) {
      missing.add(new Missing("freshness", FRESHNESS));
    }
    int total = all;
    int lacking = missing.stream().mapToInt(Missing::weight).sum();
    return new Completeness(
        100 - Math.round(100f * lacking / total),
        missing.stream()
            .map(m -> new Missing(m.field(), Math.max(1, Math.round(100f * m.weight() / total))))
            .sorted(Comparator.comparingInt(Missing::weight).reversed())
            .toList());
  }
}

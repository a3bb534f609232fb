package org.alliance.portal.profiles.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;

/** The fields of a profile by their names, as clients, the change log and the history know them. */
public final class Fields {
  /** Start of the names of figures of other years; their kind follows. */
  public static final String FIGURES = "figures.";

  /** Day of the last confirmation. */
  public static final String CONFIRMED = "lastConfirmed";

  /** That it was published. */
  public static final String PUBLISHED = "published";

  private Fields() {}

  /**
   * The section of a field.
   *
   * @param field dotted name, such as {@code texts.en.summary}; {@code texts.en} is of no one
   *     section
   * @return null for what is in none
   */
  public static Section section(String field) {
    String[] parts = field.split("\\.");
    return switch (parts[0]) {
      case "position", "website", "workingLanguages" -> Section.ABOUT;
      case "nuts", "lau", "population", "mediators" -> Section.FACTS;
      case "themes", "competences" -> Section.WORK;
      case "actionPlan" -> Section.PARTICIPATION;
      case "estimate" -> Section.ESTIMATE;
      case "texts" -> parts.length < 3 ? null : text(parts[2]);
      case "figures" -> parts.length < 2 ? Section.FACTS : figure(parts[1]);
      default -> null;
    };
  }

  private static Section text(String name) {
    return switch (name) {
      case "summary" -> Section.ABOUT;
      case "fundsExperience" -> Section.FUNDS;
      case "participationBody" -> Section.PARTICIPATION;
      default -> Section.WORK;
    };
  }

  private static Section figure(String kind) {
    return switch (kind) {
      case "estimate" -> Section.ESTIMATE;
      case "plan" -> Section.PARTICIPATION;
      default -> Section.FACTS;
    };
  }

  /**
   * Who may know that fields changed: the widest audience of any of them. Who takes part is public,
   * so names, kind, country and accession are; so is that a public section was closed.
   */
  public static Change.Audience audience(List<String> fields, Profile before, Profile after) {
    Change.Audience widest = Change.Audience.ORGANISATION;
    for (String field : fields) {
      Change.Audience audience = audience(field, before, after);
      widest = audience.compareTo(widest) < 0 ? audience : widest;
    }
    return widest;
  }

  private static Change.Audience audience(String field, Profile before, Profile after) {
    Section section = section(field);
    if (section != null) {
      Change.Audience was = before.visibility().get(section);
      Change.Audience is = after.visibility().get(section);
      return was.compareTo(is) < 0 ? was : is;
    }
    if (field.equals("visibility")) {
      return open(before) || open(after) ? Change.Audience.PUBLIC : Change.Audience.MEMBERS;
    }
    return field.equals(CONFIRMED) ? Change.Audience.MEMBERS : Change.Audience.PUBLIC;
  }

  private static boolean open(Profile profile) {
    return profile.visibility().containsValue(Change.Audience.PUBLIC);
  }

  /** The fields that members may know of; all when none is for members. */
  public static List<String> told(List<String> fields, Profile before, Profile after) {
    List<String> told =
        fields.stream()
            .filter(f -> audience(f, before, after) != Change.Audience.ORGANISATION)
            .toList();
    return told.isEmpty() ? fields : told;
  }

  /** Names of the fields that differ. */
  public static List<String> changed(Profile a, Profile b) {
    List<String> changed = new ArrayList<>();
    compare(changed, "original", a.names().original(), b.names().original());
    byLanguage(changed, a.names().values(), b.names().values());
    compare(changed, "kind", a.kind(), b.kind());
    compare(changed, "country", a.country(), b.country());
    compare(changed, "nuts", a.nuts(), b.nuts());
    compare(changed, "lau", a.lau(), b.lau());
    compare(changed, "position", a.position(), b.position());
    compare(changed, "population", a.population(), b.population());
    compare(changed, "website", a.website(), b.website());
    compare(changed, "accession", a.accession(), b.accession());
    compare(changed, "workingLanguages", a.workingLanguages(), b.workingLanguages());
    compare(changed, "themes", a.themes(), b.themes());
    compare(changed, "competences", a.competences(), b.competences());
    texts(changed, a, b);
    compare(changed, "actionPlan", a.actionPlan(), b.actionPlan());
    compare(changed, "mediators", a.mediators(), b.mediators());
    compare(changed, "estimate", a.estimate(), b.estimate());
    compare(changed, "visibility", a.visibility(), b.visibility());
    compare(changed, CONFIRMED, a.lastConfirmed(), b.lastConfirmed());
    return changed;
  }

  private static void compare(List<String> changed, String name, Object a, Object b) {
    if (!Objects.equals(a, b)) {
      changed.add(name);
    }
  }

  private static void byLanguage(
      List<String> changed, Map<String, String> a, Map<String, String> b) {
    TreeSet<String> languages = new TreeSet<>(a.keySet());
    languages.addAll(b.keySet());
    languages.forEach(lang -> compare(changed, "names." + lang, a.get(lang), b.get(lang)));
  }

  private static void texts(List<String> changed, Profile a, Profile b) {
    Map<String, ProfileText> before = a.texts() == null ? Map.of() : a.texts().values();
    Map<String, ProfileText> after = b.texts() == null ? Map.of() : b.texts().values();
    TreeSet<String> languages = new TreeSet<>(before.keySet());
    languages.addAll(after.keySet());
    ProfileText none = new ProfileText(null, null, null, null, null);
    for (String lang : languages) {
      ProfileText x = before.getOrDefault(lang, none);
      ProfileText y = after.getOrDefault(lang, none);
      String field = "texts." + lang + ".";
      compare(changed, field + "summary", x.summary(), y.summary());
      compare(changed, field + "needs", x.needs(), y.needs());
      compare(changed, field + "competences", x.competences(), y.competences());
      compare(changed, field + "fundsExperience", x.fundsExperience(), y.fundsExperience());
      compare(changed, field + "participationBody", x.participationBody(), y.participationBody());
    }
  }
}

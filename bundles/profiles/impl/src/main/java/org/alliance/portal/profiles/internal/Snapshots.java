package org.alliance.portal.profiles.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;

/**
 * Profiles as the history keeps them: plain values under the names that clients know. Contacts are
 * no part of a profile, so no person's data gets here.
 */
public final class Snapshots {
  private Snapshots() {}

  /** What a profile says. */
  public static Map<String, Object> of(Profile profile) {
    ProfileDraft d = profile.draft();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("original", d.original());
    all.put("names", new LinkedHashMap<>(d.names()));
    all.put("kind", d.kind());
    all.put("country", d.country());
    all.put("nuts", code(d.nuts()));
    all.put("lau", code(d.lau()));
    all.put(
        "position",
        d.position() == null
            ? null
            : map("latitude", d.position().latitude(), "longitude", d.position().longitude()));
    all.put(
        "population",
        d.population() == null
            ? null
            : map("count", d.population().count(), "year", d.population().year()));
    all.put("website", d.website());
    all.put(
        "accession",
        d.accession() == null
            ? null
            : map("status", word(d.accession().status()), "date", text(d.accession().date())));
    all.put("workingLanguages", d.workingLanguages());
    all.put("themes", d.themes());
    all.put("competences", d.competences());
    Map<String, Object> texts = new LinkedHashMap<>();
    d.texts().forEach((lang, text) -> texts.put(lang, text(text)));
    all.put("texts", texts);
    Profile.ActionPlan plan = d.actionPlan();
    all.put(
        "actionPlan",
        plan == null
            ? null
            : map(
                "from",
                plan.from(),
                "to",
                plan.to(),
                "adopted",
                text(plan.adopted()),
                "link",
                plan.link()));
    all.put("mediators", d.mediators());
    all.put("estimate", estimate(d.estimate()));
    Map<String, Object> visibility = new LinkedHashMap<>();
    d.visibility().forEach((section, audience) -> visibility.put(word(section), word(audience)));
    all.put("visibility", visibility);
    all.put(Fields.CONFIRMED, text(profile.lastConfirmed()));
    return all;
  }

  /** What a snapshot said, to be said again; what today's portal does not know is left out. */
  public static ProfileDraft draft(Map<String, Object> all) {
    Map<String, Object> position = part(all, "position");
    Map<String, Object> population = part(all, "population");
    Map<String, Object> accession = part(all, "accession");
    Map<String, Object> plan = part(all, "actionPlan");
    Map<String, Object> estimate = part(all, "estimate");
    return new ProfileDraft(
        string(all, "original"),
        strings(part(all, "names")),
        string(all, "kind"),
        string(all, "country"),
        readCode(part(all, "nuts")),
        readCode(part(all, "lau")),
        new Profile.Position(decimal(position, "latitude"), decimal(position, "longitude")),
        new Profile.Population(number(population, "count"), number(population, "year")),
        string(all, "website"),
        new Profile.Accession(
            choice(accession, "status", Profile.Accession.Status::valueOf),
            date(accession, "date")),
        list(all, "workingLanguages"),
        list(all, "themes"),
        list(all, "competences"),
        texts(part(all, "texts")),
        new Profile.ActionPlan(
            number(plan, "from"), number(plan, "to"), date(plan, "adopted"), string(plan, "link")),
        number(all, "mediators"),
        new ProfileDraft.EstimateDraft(
            number(estimate, "minimum"),
            number(estimate, "maximum"),
            string(estimate, "groups"),
            string(estimate, "source"),
            number(estimate, "year"),
            choice(estimate, "method", Estimate.Method::valueOf)),
        visibility(all));
  }

  /** Who could see each section. */
  public static Map<Section, Change.Audience> visibility(Map<String, Object> all) {
    Map<String, Object> words = part(all, "visibility");
    Map<Section, Change.Audience> visibility = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      visibility.put(section, choice(words, word(section), Change.Audience::valueOf));
    }
    return Section.complete(visibility);
  }

  /** Day of the last confirmation; null when it is not known. */
  public static LocalDate confirmed(Map<String, Object> all) {
    return date(all, Fields.CONFIRMED);
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> code(Profile.StatisticalCode code) {
    return code == null ? null : map("code", code.code(), "version", code.version());
  }

  private static Map<String, Object> text(ProfileText text) {
    return map(
        "summary",
        text.summary(),
        "needs",
        text.needs(),
        "competences",
        text.competences(),
        "fundsExperience",
        text.fundsExperience(),
        "participationBody",
        text.participationBody());
  }

  private static Map<String, Object> estimate(ProfileDraft.EstimateDraft e) {
    return e == null
        ? null
        : map(
            "minimum",
            e.minimum(),
            "maximum",
            e.maximum(),
            "groups",
            e.groups(),
            "source",
            e.source(),
            "year",
            e.year(),
            "method",
            word(e.method()));
  }

  private static String word(Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static Map<String, Object> part(Map<String, Object> all, String name) {
    Map<String, Object> part = new LinkedHashMap<>();
    if (all.get(name) instanceof Map<?, ?> found) {
      found.forEach((key, value) -> part.put(String.valueOf(key), value));
    }
    return part;
  }

  private static String string(Map<String, Object> all, String name) {
    return all.get(name) instanceof String text ? text : null;
  }

  private static Map<String, String> strings(Map<String, Object> all) {
    Map<String, String> strings = new TreeMap<>();
    all.forEach((name, value) -> strings.put(name, string(all, name)));
    return strings;
  }

  private static List<String> list(Map<String, Object> all, String name) {
    List<String> list = new ArrayList<>();
    if (all.get(name) instanceof List<?> found) {
      found.forEach(item -> list.add(String.valueOf(item)));
    }
    return list;
  }

  private static Integer number(Map<String, Object> all, String name) {
    return all.get(name) instanceof Number number ? number.intValue() : null;
  }

  private static Double decimal(Map<String, Object> all, String name) {
    return all.get(name) instanceof Number number ? number.doubleValue() : null;
  }

  private static LocalDate date(Map<String, Object> all, String name) {
    String text = string(all, name);
    return text == null ? null : LocalDate.parse(text);
  }

  private static <E> E choice(Map<String, Object> all, String name, Function<String, E> reader) {
    String text = string(all, name);
    try {
      return text == null ? null : reader.apply(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      // A word of a later version, to which this one was rolled back.
      return null;
    }
  }

  private static Profile.StatisticalCode readCode(Map<String, Object> part) {
    return new Profile.StatisticalCode(string(part, "code"), string(part, "version"));
  }

  private static Map<String, ProfileText> texts(Map<String, Object> all) {
    Map<String, ProfileText> texts = new TreeMap<>();
    all.keySet()
        .forEach(
            lang -> {
              Map<String, Object> text = part(all, lang);
              texts.put(
                  lang,
                  new ProfileText(
                      string(text, "summary"),
                      string(text, "needs"),
                      string(text, "competences"),
                      string(text, "fundsExperience"),
                      string(text, "participationBody")));
            });
    return texts;
  }
}

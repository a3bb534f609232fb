package org.alliance.portal.profiles.internal.soap;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.internal.Reading;
import org.alliance.portal.profiles.internal.door.Audiences;

/** Turns profiles into SOAP beans and back. */
final class ProfileBeans {
  private ProfileBeans() {}

  static ProfilePage.Item item(ProfileSummary p) {
    ProfilePage.Item item = new ProfilePage.Item();
    item.id = p.id().toString();
    item.version = p.version();
    item.name = p.name().value();
    item.nameLanguage = p.name().lang();
    item.kind = p.kind();
    item.country = p.country();
    item.population = p.population();
    item.updated = p.updated().toString();
    item.sample = p.sample();
    return item;
  }

  static StoredProfile stored(Profile p) {
    StoredProfile stored = new StoredProfile();
    stored.id = p.id().toString();
    stored.version = p.version();
    stored.content = content(p);
    stored.created = p.created().toString();
    stored.updated = p.updated().toString();
    stored.lastConfirmed = p.lastConfirmed().toString();
    stored.sample = p.sample();
    stored.hidden = Audiences.words(p.hidden());
    stored.published = p.published();
    return stored;
  }

  private static ProfileContent content(Profile p) {
    ProfileContent c = new ProfileContent();
    c.original = p.names().original();
    p.names()
        .values()
        .forEach(
            (lang, value) -> {
              ProfileContent.Name name = new ProfileContent.Name();
              name.language = lang;
              name.value = value;
              c.names.add(name);
            });
    c.kind = p.kind();
    c.country = p.country();
    c.nuts = code(p.nuts());
    c.lau = code(p.lau());
    c.website = p.website();
    c.workingLanguages = List.copyOf(p.workingLanguages());
    c.mediators = p.mediators();
    if (p.position() != null) {
      c.position = new ProfileContent.Position();
      c.position.latitude = p.position().latitude();
      c.position.longitude = p.position().longitude();
    }
    if (p.population() != null) {
      c.population = new ProfileContent.Population();
      c.population.count = p.population().count();
      c.population.year = p.population().year();
    }
    if (p.accession() != null) {
      c.accession = new ProfileContent.Accession();
      c.accession.status = name(p.accession().status());
      c.accession.date = text(p.accession().date());
    }
    if (p.texts() != null) {
      p.texts().values().forEach((lang, text) -> c.texts.add(text(lang, text)));
    }
    if (p.actionPlan() != null) {
      c.actionPlan = new ProfileContent.ActionPlan();
      c.actionPlan.from = p.actionPlan().from();
      c.actionPlan.to = p.actionPlan().to();
      c.actionPlan.adopted = text(p.actionPlan().adopted());
      c.actionPlan.link = p.actionPlan().link();
    }
    c.estimate = figures(p.estimate());
    c.themes = codes(p.themes());
    c.competences = codes(p.competences());
    c.visibility = visibility(Audiences.words(p.visibility()));
    return c;
  }

  private static ProfileContent.Codes codes(List<String> from) {
    ProfileContent.Codes codes = new ProfileContent.Codes();
    codes.codes = from;
    return codes;
  }

  private static ProfileContent.Visibility visibility(Map<String, String> words) {
    ProfileContent.Visibility visibility = new ProfileContent.Visibility();
    visibility.about = words.get("about");
    visibility.facts = words.get("facts");
    visibility.work = words.get("work");
    visibility.funds = words.get("funds");
    visibility.participation = words.get("participation");
    visibility.estimate = words.get("estimate");
    visibility.contacts = words.get("contacts");
    return visibility;
  }

  private static Map<String, String> words(ProfileContent.Visibility sent) {
    Map<String, String> words = new LinkedHashMap<>();
    if (sent != null) {
      words.put("about", sent.about);
      words.put("facts", sent.facts);
      words.put("work", sent.work);
      words.put("funds", sent.funds);
      words.put("participation", sent.participation);
      words.put("estimate", sent.estimate);
      words.put("contacts", sent.contacts);
    }
    return words;
  }

  private static ProfileContent.Code code(Profile.StatisticalCode from) {
    if (from == null) {
      return null;
    }
    ProfileContent.Code code = new ProfileContent.Code();
    code.code = from.code();
    code.version = from.version();
    return code;
  }

  private static ProfileContent.Text text(String lang, ProfileText from) {
    ProfileContent.Text text = new ProfileContent.Text();
    text.language = lang;
    text.summary = from.summary();
    text.needs = from.needs();
    text.competences = from.competences();
    text.fundsExperience = from.fundsExperience();
    text.participationBody = from.participationBody();
    return text;
  }

  private static ProfileContent.Figures figures(Estimate from) {
    if (from == null) {
      return null;
    }
    ProfileContent.Figures figures = new ProfileContent.Figures();
    figures.minimum = from.minimum();
    figures.maximum = from.maximum();
    figures.groups = from.groups();
    figures.source = from.source();
    figures.year = from.year();
    figures.method = name(from.method());
    return figures;
  }

  /**
   * What was sent.
   *
   * @param before the stored profile, of which themes, competences and audiences stay that were not
   *     sent: clients that know nothing of them would empty them else; null for a new one
   */
  static ProfileDraft draft(ProfileContent c, Reading reading, Profile before) {
    return new ProfileDraft(
        c.original,
        names(c),
        c.kind,
        c.country,
        c.nuts == null ? null : new Profile.StatisticalCode(c.nuts.code, c.nuts.version),
        c.lau == null ? null : new Profile.StatisticalCode(c.lau.code, c.lau.version),
        c.position == null ? null : new Profile.Position(c.position.latitude, c.position.longitude),
        c.population == null ? null : new Profile.Population(c.population.count, c.population.year),
        c.website,
        c.accession == null
            ? null
            : new Profile.Accession(
                reading.choice(
                    "accession.status", c.accession.status, Profile.Accession.Status.class),
                date("accession.date", c.accession.date, reading)),
        c.workingLanguages,
        c.themes != null ? c.themes.codes : before == null ? null : before.themes(),
        c.competences != null ? c.competences.codes : before == null ? null : before.competences(),
        texts(c),
        c.actionPlan == null
            ? null
            : new Profile.ActionPlan(
                c.actionPlan.from,
                c.actionPlan.to,
                date("actionPlan.adopted", c.actionPlan.adopted, reading),
                c.actionPlan.link),
        c.mediators,
        c.estimate == null
            ? null
            : new ProfileDraft.EstimateDraft(
                c.estimate.minimum,
                c.estimate.maximum,
                c.estimate.groups,
                c.estimate.source,
                c.estimate.year,
                reading.choice("estimate.method", c.estimate.method, Estimate.Method.class)),
        Audiences.read(words(c.visibility), before, reading));
  }

  private static Map<String, String> names(ProfileContent c) {
    Map<String, String> names = new TreeMap<>();
    c.names.stream().filter(n -> n.language != null).forEach(n -> names.put(n.language, n.value));
    return names;
  }

  private static Map<String, ProfileText> texts(ProfileContent c) {
    Map<String, ProfileText> texts = new TreeMap<>();
    c.texts.stream()
        .filter(t -> t.language != null)
        .forEach(
            t ->
                texts.put(
                    t.language,
                    new ProfileText(
                        t.summary,
                        t.needs,
                        t.competences,
                        t.fundsExperience,
                        t.participationBody)));
    return texts;
  }

  private static LocalDate date(String field, String text, Reading reading) {
    return reading.value(field, text, "portal.problem.date", LocalDate::parse);
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

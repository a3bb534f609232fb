package org.alliance.portal.profiles.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchDocument.Figure;
import org.alliance.portal.api.search.SearchDocument.Text;
import org.alliance.portal.api.search.SearchDocument.Value;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileText;
import org.alliance.portal.profiles.api.Section;

/**
 * Writes what can be found of a profile. Everything has the audience of its section; contacts and
 * the estimate are not in it at all: nobody is to look for persons, nor for groups.
 */
final class DocumentWriter {
  static final String POPULATION = "population";

  private static final int[] LIMITS = {5_000, 20_000, 100_000};
  private static final String[] LABELS = {"en", "fr"};
  private static final Change.Audience PUBLIC = Change.Audience.PUBLIC;

  private final Vocabulary vocabulary;

  DocumentWriter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * What can be found of a profile.
   *
   * @param p with nothing hidden
   * @param mark how fresh it is; null when that is not known
   */
  SearchDocument document(Profile p, Freshness.Mark mark) {
    List<Figure> numbers = new ArrayList<>();
    if (p.population() != null) {
      numbers.add(new Figure(POPULATION, p.population().count(), of(p, Section.FACTS)));
    }
    return new SearchDocument(
        new EntityRef(Profile.TYPE, p.id()),
        "/profiles/" + p.id(),
        p.takesPart() ? "/participants/" + p.id() : null,
        p.id(),
        texts(p),
        values(p, mark),
        numbers,
        p.updated());
  }

  private static Change.Audience of(Profile p, Section section) {
    return p.visibility().get(section);
  }

  private List<Text> texts(Profile p) {
    List<Text> texts = new ArrayList<>();
    p.names()
        .values()
        .forEach((lang, name) -> texts.add(new Text(lang, name, Weight.TITLE, PUBLIC)));
    labels(texts, Vocabulary.COUNTRY, List.of(p.country()), PUBLIC);
    labels(texts, Vocabulary.KIND, List.of(p.kind()), PUBLIC);
    labels(texts, Vocabulary.THEME, p.themes(), of(p, Section.WORK));
    labels(texts, Vocabulary.COMPETENCE, p.competences(), of(p, Section.WORK));
    if (p.texts() != null) {
      p.texts().values().forEach((lang, text) -> bodies(texts, p, lang, text));
    }
    return texts;
  }

  private void labels(
      List<Text> texts, String scheme, List<String> codes, Change.Audience audience) {
    for (String code : codes) {
      for (String lang : LABELS) {
        texts.add(new Text(lang, vocabulary.label(scheme, code, lang), Weight.KEYWORD, audience));
      }
    }
  }

  private static void bodies(List<Text> texts, Profile p, String lang, ProfileText text) {
    body(texts, lang, text.summary(), of(p, Section.ABOUT));
    body(texts, lang, text.needs(), of(p, Section.WORK));
    body(texts, lang, text.competences(), of(p, Section.WORK));
    body(texts, lang, text.fundsExperience(), of(p, Section.FUNDS));
    body(texts, lang, text.participationBody(), of(p, Section.PARTICIPATION));
  }

  private static void body(List<Text> texts, String lang, String text, Change.Audience audience) {
    if (text != null) {
      texts.add(new Text(lang, text, Weight.BODY, audience));
    }
  }

  private static List<Value> values(Profile p, Freshness.Mark mark) {
    List<Value> values = new ArrayList<>();
    values.add(new Value(ProfileFacets.COUNTRY, p.country(), PUBLIC));
    values.add(new Value(ProfileFacets.KIND, p.kind(), PUBLIC));
    p.themes()
        .forEach(code -> values.add(new Value(ProfileFacets.THEME, code, of(p, Section.WORK))));
    p.competences()
        .forEach(
            code -> values.add(new Value(ProfileFacets.COMPETENCE, code, of(p, Section.WORK))));
    p.workingLanguages()
        .forEach(code -> values.add(new Value(ProfileFacets.LANGUAGE, code, of(p, Section.ABOUT))));
    if (p.population() != null) {
      values.add(new Value(ProfileFacets.SIZE, size(p.population().count()), of(p, Section.FACTS)));
    }
    if (mark != null) {
      String state = mark.state().name().toLowerCase(Locale.ROOT);
      values.add(new Value(ProfileFacets.FRESHNESS, state, Change.Audience.MEMBERS));
    }
    return values;
  }

  /** One of {@link ProfileFacets#SIZES}. */
  static String size(int inhabitants) {
    int larger = 0;
    while (larger < LIMITS.length && inhabitants >= LIMITS[larger]) {
      larger++;
    }
    return ProfileFacets.SIZES.get(larger);
  }
}

package org.alliance.portal.projects.internal.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchDocument.Figure;
import org.alliance.portal.api.search.SearchDocument.Text;
import org.alliance.portal.api.search.SearchDocument.Value;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeText;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.Programmes;
import org.alliance.portal.projects.internal.store.Stored;

/** Writes what can be found of an initiative; all of it is for members. */
final class DocumentWriter {
  private static final String[] LABELS = {"en", "fr"};
  private static final Change.Audience MEMBERS = Change.Audience.MEMBERS;

  private final Vocabulary vocabulary;

  DocumentWriter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  SearchDocument document(Stored stored) {
    Initiative initiative = stored.initiative();
    return new SearchDocument(
        initiative.ref(),
        "/projects/" + initiative.id(),
        null,
        initiative.organisation(),
        texts(initiative.content(), stored.country()),
        values(initiative, stored.country()),
        numbers(initiative),
        initiative.updated());
  }

  private List<Text> texts(InitiativeDraft said, String country) {
    List<Text> texts = new ArrayList<>();
    said.texts().forEach((lang, text) -> texts(texts, lang, text));
    for (String lang : LABELS) {
      texts.add(keyword(lang, vocabulary.label(Vocabulary.COUNTRY, country, lang)));
      said.themes()
          .forEach(
              code -> texts.add(keyword(lang, vocabulary.label(Vocabulary.THEME, code, lang))));
    }
    programmes(said).forEach(code -> programme(texts, code));
    said.results().forEach(result -> texts.add(body(said.original(), result.indicator())));
    said.partners().stream()
        .filter(partner -> partner.name() != null)
        .forEach(partner -> texts.add(body(null, partner.name())));
    return texts;
  }

  /** Codes, also of what was kept by a name that the vocabulary has got since. */
  private List<String> programmes(InitiativeDraft said) {
    return said.fundings().stream()
        .map(InitiativeDraft.Funding::programme)
        .map(programme -> Programmes.code(programme, vocabulary))
        .distinct()
        .toList();
  }

  private void programme(List<Text> texts, String code) {
    if (vocabulary.term(Vocabulary.PROGRAMME, code).isEmpty()) {
      texts.add(keyword(null, code));
      return;
    }
    for (String lang : LABELS) {
      texts.add(keyword(lang, vocabulary.label(Vocabulary.PROGRAMME, code, lang)));
    }
  }

  private static void texts(List<Text> texts, String lang, InitiativeText text) {
    for (String name : InitiativeForm.TEXTS) {
      String part = InitiativeForm.part(text, name);
      if (part != null) {
        texts.add(
            name.equals("title") ? new Text(lang, part, Weight.TITLE, MEMBERS) : body(lang, part));
      }
    }
  }

  private static Text keyword(String lang, String text) {
    return new Text(lang, text, Weight.KEYWORD, MEMBERS);
  }

  private static Text body(String lang, String text) {
    return new Text(lang, text, Weight.BODY, MEMBERS);
  }

  private List<Value> values(Initiative initiative, String country) {
    InitiativeDraft said = initiative.content();
    List<Value> values = new ArrayList<>();
    said.themes().forEach(code -> add(values, InitiativeFacets.THEME, code));
    add(values, InitiativeFacets.COUNTRY, country);
    add(values, InitiativeFacets.KIND, word(said.kind()));
    add(values, InitiativeFacets.EVIDENCE, word(initiative.evidence()));
    add(values, InitiativeFacets.STATUS, word(said.status()));
    InitiativeFacets.periods(
            said.from(), said.to(), LocalDate.ofInstant(initiative.updated(), ZoneOffset.UTC))
        .forEach(period -> add(values, InitiativeFacets.PERIOD, period));
    if (said.budget() != null) {
      add(values, InitiativeFacets.BUDGET, InitiativeFacets.budget(said.budget()));
    }
    programmes(said).forEach(code -> add(values, InitiativeFacets.PROGRAMME, code));
    return values;
  }

  private static void add(List<Value> values, String facet, String value) {
    if (value != null) {
      values.add(new Value(facet, value, MEMBERS));
    }
  }

  private static String word(Enum<?> choice) {
    return choice == null ? null : InitiativeFacets.code(choice);
  }

  private static List<Figure> numbers(Initiative initiative) {
    InitiativeDraft said = initiative.content();
    List<Figure> numbers = new ArrayList<>();
    numbers.add(new Figure("adoptions", initiative.adoptions(), MEMBERS));
    if (said.budget() != null) {
      numbers.add(new Figure(InitiativeFacets.BUDGET, said.budget().longValue(), MEMBERS));
    }
    if (said.from() != null) {
      numbers.add(new Figure("start", said.from().toEpochDay(), MEMBERS));
    }
    return numbers;
  }
}

package org.alliance.portal.search.internal.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.alliance.portal.api.ByLanguage.Chosen;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.changes.Change.Audience;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchDocument.Text;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.search.internal.text.Languages;
import org.alliance.portal.search.internal.text.Plain;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Turns a thing into the documents of its levels. Not thread-safe. */
final class Documents {
  /** So many characters of one text are searched and shown. */
  private static final int LONGEST_TEXT = 50_000;

  private static final int LONGEST_VALUE = 100;
  private static final FieldType TITLE = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
  private static final FieldType SHOWN =
      type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);
  private static final FieldType WORDS = type(IndexOptions.DOCS, false);
  private static final FieldType BEGINNINGS = type(IndexOptions.DOCS_AND_FREQS, false);
  private static final FieldType KEY = key();

  private final Map<String, SortKeys> sortKeys = new HashMap<>();

  Documents() {
    Languages.SPOKEN.forEach(lang -> sortKeys.put(lang, new SortKeys(lang)));
  }

  private static FieldType type(IndexOptions options, boolean stored) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setTokenized(true);
    type.setStored(stored);
    type.setOmitNorms(options == IndexOptions.DOCS);
    type.freeze();
    return type;
  }

  /** One word, to be filtered by and to be counted. */
  private static FieldType key() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setTokenized(false);
    type.setOmitNorms(true);
    type.setDocValuesType(org.apache.lucene.index.DocValuesType.SORTED);
    type.freeze();
    return type;
  }

  /** The word that names a thing in the index. */
  static String key(EntityRef ref) {
    return ref.type() + "/" + ref.id();
  }

  /**
   * The documents of a thing.
   *
   * @param thing the thing
   * @param stamp of the rebuild that writes it
   * @return one for each level at which something else is seen; none when it has no name
   */
  List<Document> of(SearchDocument thing, String stamp) {
    List<Document> documents = new ArrayList<>();
    Seen before = null;
    for (Level level : Level.values()) {
      Seen seen = seen(thing, level);
      if (seen.titles.isEmpty() || (level == Level.PUBLIC && thing.publicPath() == null)) {
        continue;
      }
      if (before == null || seen.size() > before.size()) {
        documents.add(document(thing, seen, stamp));
      }
      documents.get(documents.size() - 1).add(new StringField(Fields.LEVEL, level.term(), NO));
      before = seen;
    }
    return documents;
  }

  private static final Field.Store NO = Field.Store.NO;

  /** What is seen of a thing at a level; a higher one has all of a lower one, and maybe more. */
  private record Seen(
      List<Text> texts,
      List<Chosen<String>> titles,
      List<SearchDocument.Value> values,
      List<SearchDocument.Figure> numbers) {
    int size() {
      return texts.size() + values.size() + numbers.size();
    }
  }

  private static Seen seen(SearchDocument thing, Level level) {
    List<Text> texts = filter(thing.texts(), Text::audience, level);
    return new Seen(
        texts,
        titles(texts),
        filter(thing.values(), SearchDocument.Value::audience, level),
        filter(thing.numbers(), SearchDocument.Figure::audience, level));
  }

  private static <T> List<T> filter(List<T> all, Function<T, Audience> audience, Level level) {
    return all.stream().filter(one -> level.sees(audience.apply(one))).toList();
  }

  private static List<Chosen<String>> titles(List<Text> texts) {
    List<Chosen<String>> titles = new ArrayList<>();
    Set<String> languages = new HashSet<>();
    for (Text text : texts) {
      if (text.weight() == Weight.TITLE && !text.text().isBlank() && languages.add(text.lang())) {
        titles.add(new Chosen<>(text.lang(), Plain.of(text.text())));
      }
    }
    return titles.stream().anyMatch(t -> !t.value().isEmpty()) ? titles : List.of();
  }

  private Document document(SearchDocument thing, Seen seen, String stamp) {
    Document document = new Document();
    EntityRef ref = thing.ref();
    document.add(new StringField(Fields.KEY, key(ref), NO));
    document.add(keyed(Fields.TYPE, new BytesRef(ref.type())));
    document.add(new StringField(Fields.STAMP, stamp, NO));
    document.add(new NumericDocValuesField(Fields.ID, ref.id().value()));
    document.add(new NumericDocValuesField(Fields.UPDATED, thing.updated().toEpochMilli()));
    if (thing.organisation() != null) {
      document.add(new StringField(Fields.OWNER, thing.organisation().toString(), NO));
    }
    column(document, Fields.PATH, thing.path());
    column(document, Fields.PUBLIC_PATH, thing.publicPath());
    column(document, Fields.TITLES, Titles.write(seen.titles));
    names(document, seen.titles);
    texts(document, seen.texts);
    values(document, seen.values);
    Set<String> numbers = new HashSet<>();
    for (SearchDocument.Figure number : seen.numbers) {
      if (numbers.add(number.name())) {
        document.add(new NumericDocValuesField(Fields.number(number.name()), number.value()));
      }
    }
    return document;
  }

  private static Field keyed(String name, BytesRef bytes) {
    return new Field(name, bytes, KEY);
  }

  private static void column(Document document, String name, String value) {
    if (value != null) {
      document.add(new BinaryDocValuesField(name, new BytesRef(value)));
    }
  }

  private static void store(Document document, String name, String value) {
    if (value != null) {
      document.add(new StoredField(name, value));
    }
  }

  private void names(Document document, List<Chosen<String>> titles) {
    sortKeys.forEach(
        (lang, keys) ->
            document.add(
                new SortedDocValuesField(
                    Fields.sort(lang), keys.of(Titles.best(titles, lang).value()))));
    titles.stream()
        .map(Chosen::value)
        .distinct()
        .forEach(
            title -> {
              document.add(new Field(Fields.BEGINNING, title, BEGINNINGS));
              document.add(new Field(Fields.START, title, WORDS));
            });
  }

  private static void texts(Document document, List<Text> texts) {
    Map<String, StringBuilder> languages = new HashMap<>();
    for (Text text : texts) {
      String plain = Plain.of(cut(text.text()));
      if (plain.isEmpty()) {
        continue;
      }
      String lang = Languages.of(text.lang());
      String field = Fields.text(text.weight(), lang);
      document.add(new Field(field, plain, text.weight() == Weight.TITLE ? TITLE : SHOWN));
      if (lang.equals(Languages.NEUTRAL)) {
        languages
            .computeIfAbsent(field, f -> new StringBuilder())
            .append(text.lang() == null ? "" : text.lang())
            .append(',');
      }
    }
    languages.forEach((f, value) -> store(document, Fields.languages(f), value.toString()));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, half ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }

  private static void values(Document document, List<SearchDocument.Value> values) {
    for (SearchDocument.Value value : values) {
      String text = value.value();
      if (text != null && !text.isEmpty() && text.length() <= LONGEST_VALUE) {
        String field = Fields.facet(value.facet());
        document.add(new StringField(field, text, NO));
        document.add(new SortedSetDocValuesField(field, new BytesRef(text)));
      }
    }
  }
}

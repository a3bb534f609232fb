package org.alliance.portal.search.internal.find;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.text.Languages;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** The order of a list, and the places in it as words for addresses. */
final class Order {
  private static final int KEYS = 5;
  private static final int PRIMARY = 0;
  private static final int ID = 1;
  private static final int TYPE = 2;

  /**
   * The last hit of a page.
   *
   * @param stage at which the page was found
   * @param after the hit's keys
   */
  record Place(Stage stage, FieldDoc after) {}

  private final SearchQuery.By by;
  private final String name;
  private final SortField primary;

  private Order(SearchQuery.By by, String name, SortField primary) {
    this.by = by;
    this.name = name;
    this.primary = primary;
  }

  /**
   * The order that is asked for.
   *
   * @param words whether there are any, so that relevance means something
   */
  static Order of(SearchQuery.Sort asked, boolean words, String lang) {
    SearchQuery.Sort sort = asked;
    if (sort == null || (sort.by() == SearchQuery.By.RELEVANCE && !words)) {
      sort = words ? SearchQuery.Sort.RELEVANCE : SearchQuery.Sort.TITLE;
    }
    boolean down = sort.descending();
    String suffix = down ? "-" : "+";
    return switch (sort.by()) {
      case RELEVANCE -> new Order(sort.by(), "relevance", SortField.FIELD_SCORE);
      case TITLE -> {
        String field = Fields.sort(Languages.spoken(lang));
        yield new Order(
            sort.by(), field + suffix, new SortField(field, SortField.Type.STRING, down));
      }
      case UPDATED ->
          new Order(
              sort.by(),
              "updated" + suffix,
              new SortField(Fields.UPDATED, SortField.Type.LONG, down));
      case NUMBER -> {
        if (sort.number() == null || !sort.number().matches("[a-z-]{1,50}")) {
          throw new ValidationException(FieldProblem.of("sort", "portal.problem.unknown-value"));
        }
        String field = Fields.number(sort.number());
        SortField number = new SortField(field, SortField.Type.LONG, down);
        number.setMissingValue(down ? Long.MIN_VALUE : Long.MAX_VALUE);
        yield new Order(sort.by(), field + suffix, number);
      }
    };
  }

  /** A word that no other order has. */
  @Override
  public String toString() {
    return name;
  }

  boolean byRelevance() {
    return by == SearchQuery.By.RELEVANCE;
  }

  Sort sort() {
    return new Sort(
        primary,
        new SortField(Fields.ID, SortField.Type.LONG),
        new SortField(Fields.TYPE, SortField.Type.STRING));
  }

  /** The word for the place of a hit. */
  String write(Stage stage, FieldDoc last) {
    Object value = last.fields[PRIMARY];
    String written;
    if (value instanceof BytesRef bytes) {
      written = bytes(bytes);
    } else if (value instanceof Float score) {
      written = Integer.toString(Float.floatToIntBits(score));
    } else {
      written = String.valueOf(value);
    }
    return new Cursor(
            List.of(
                name,
                stage.name(),
                written,
                ((BytesRef) last.fields[TYPE]).utf8ToString(),
                new Id((Long) last.fields[ID]).toString()))
        .toString();
  }

  private static String bytes(BytesRef bytes) {
    byte[] copy =
        java.util.Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(copy);
  }

  /**
   * Reads a word made by {@link #write}.
   *
   * @return null for the first page
   * @throws ValidationException naming {@code after} when it is not one of ours, or of another
   *     order
   */
  Place read(String word) {
    Cursor cursor = Cursor.parse(word, KEYS);
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keys();
    try {
      if (!keys.get(0).equals(name)) {
        throw new IllegalArgumentException("of another order");
      }
      String written = keys.get(2);
      Object value =
          switch (by) {
            case RELEVANCE -> Float.intBitsToFloat(Integer.parseInt(written));
            case TITLE -> new BytesRef(Base64.getUrlDecoder().decode(written));
            case UPDATED, NUMBER -> Long.valueOf(written);
          };
      Object[] fields = {value, Id.parse(keys.get(4)).value(), new BytesRef(keys.get(3))};
      return new Place(
          Stage.valueOf(keys.get(1)), new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields));
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  /** The score that a place has now: other things that came or went have moved all scores a bit. */
  @FunctionalInterface
  interface Scoring {
    /** The score of a thing; null when it is found no more. */
    Float score(String type, Id id) throws IOException;
  }

  Place now(Place place, Scoring scoring) throws IOException {
    if (!byRelevance()) {
      return place;
    }
    Object[] fields = place.after().fields;
    String type = ((BytesRef) fields[TYPE]).utf8ToString();
    Float score = scoring.score(type, new Id((Long) fields[ID]));
    if (score != null) {
      fields[PRIMARY] = score;
    }
    return place;
  }
}

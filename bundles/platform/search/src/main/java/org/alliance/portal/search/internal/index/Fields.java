package org.alliance.portal.search.internal.index;

import org.alliance.portal.api.search.SearchDocument.Weight;

/** Names of the fields of the index. */
public final class Fields {
  /** Type and id in one word: what replaces and deletes a thing's documents. */
  public static final String KEY = "key";

  /** Type of the thing. */
  public static final String TYPE = "type";

  /** {@link Level#term()} of each level that the document is for. */
  public static final String LEVEL = "level";

  /** The owning organisation. */
  public static final String OWNER = "owner";

  /** The thing's number, for ties. */
  public static final String ID = "id";

  /** Epoch milliseconds of the last change. */
  public static final String UPDATED = "updated";

  /** Address for members. */
  public static final String PATH = "path";

  /** Address for everybody. */
  public static final String PUBLIC_PATH = "public-path";

  /** The thing's names, see {@link Titles}. */
  public static final String TITLES = "titles";

  /** The beginnings of the words of its names. */
  public static final String BEGINNING = "beginning";

  /** The beginnings of its names. */
  public static final String START = "start";

  /** Which rebuild wrote the document. */
  static final String STAMP = "stamp";

  private Fields() {}

  /**
   * Field of a text.
   *
   * @param weight how much a hit says
   * @param lang one of {@link org.alliance.portal.search.internal.text.Languages#ALL}
   */
  public static String text(Weight weight, String lang) {
    return switch (weight) {
          case TITLE -> "title_";
          case KEYWORD -> "keyword_";
          case BODY -> "body_";
        }
        + lang;
  }

  /** Field that keeps the languages of the values of a text field, separated by commas. */
  public static String languages(String textField) {
    return "languages-" + textField;
  }

  /** Field that lists are sorted by for a language. */
  public static String sort(String lang) {
    return "sort-" + lang;
  }

  /** Field of a facet. */
  public static String facet(String name) {
    return "facet-" + name;
  }

  /** Field of a number. */
  public static String number(String name) {
    return "number-" + name;
  }
}

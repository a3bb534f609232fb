package org.alliance.portal.api.search;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;

/**
 * What can be found of a thing. Each text, value and number has its own audience: a reader finds,
 * counts, sorts by and is shown only what that reader may see. Immutable.
 *
 * @param ref the thing
 * @param path address for members, without the language, such as {@code /profiles/0D…}
 * @param publicPath address for everybody, without the language; null when there is none
 * @param organisation the owner, whose team sees {@link Change.Audience#ORGANISATION}; null for
 *     none
 * @param texts what is searched; those with the weight {@link Weight#TITLE} name the thing
 * @param values facet values
 * @param numbers what lists can be sorted by
 * @param updated when the thing was last changed
 */
public record SearchDocument(
    EntityRef ref,
    String path,
    String publicPath,
    Id organisation,
    List<Text> texts,
    List<Value> values,
    List<Figure> numbers,
    Instant updated) {

  /** Copies the lists. */
  public SearchDocument {
    texts = List.copyOf(texts);
    values = List.copyOf(values);
    numbers = List.copyOf(numbers);
  }

  /** How much a hit in a text says. */
  public enum Weight {
    /** The name of the thing. */
    TITLE,
    /** Words chosen to describe it: themes, places, other names. */
    KEYWORD,
    /** Everything else. */
    BODY
  }

  /**
   * A text.
   *
   * @param lang ISO 639-1; null for words of no language, such as codes
   * @param text plain text or Markdown; not null
   * @param weight how much a hit says
   * @param audience who may find it
   */
  public record Text(String lang, String text, Weight weight, Change.Audience audience) {}

  /**
   * A value of a facet.
   *
   * @param facet {@link Searchable.Facet#name()}
   * @param value at most 100 characters
   * @param audience who may know
   */
  public record Value(String facet, String value, Change.Audience audience) {}

  /**
   * A number to sort by.
   *
   * @param name {@code [a-z-]+}
   * @param value the number
   * @param audience who may know
   */
  public record Figure(String name, long value, Change.Audience audience) {}
}

package org.alliance.portal.api.web;

import java.util.List;
import org.alliance.portal.api.search.Searchable;
import org.alliance.portal.api.vocabulary.Vocabulary;

/**
 * What a list can be narrowed by. The same facet is what the index has ({@link #searchable}), what
 * lists offer and what programs may ask for. Immutable.
 *
 * @param name in addresses and queries, {@code [a-z-]+}
 * @param textKey key of its label in the feature's texts
 * @param scheme the vocabulary that names its values; null for one with values of its own
 * @param valueKey start of the key of a value's name in the feature's texts, followed by the value;
 *     null with a scheme
 * @param values its values in their order; empty with a scheme
 * @param open whether a value that the vocabulary does not have stands for itself
 */
public record ListFacet(
    String name,
    String textKey,
    String scheme,
    String valueKey,
    List<String> values,
    boolean open) {

  /** Copies the list. */
  public ListFacet {
    values = List.copyOf(values);
  }

  /** A facet whose values are the terms of a vocabulary. */
  public static ListFacet terms(String name, String textKey, String scheme) {
    return new ListFacet(name, textKey, scheme, null, List.of(), false);
  }

  /** As {@link #terms}, with other values too, which stand for themselves. */
  public static ListFacet openTerms(String name, String textKey, String scheme) {
    return new ListFacet(name, textKey, scheme, null, List.of(), true);
  }

  /** A facet with values of its own, in their order. */
  public static ListFacet values(
      String name, String textKey, String valueKey, List<String> values) {
    return new ListFacet(name, textKey, null, valueKey, values, false);
  }

  /** Whether it can have a value. */
  public boolean knows(String value, Vocabulary vocabulary) {
    return scheme == null
        ? values.contains(value)
        : open || vocabulary.term(scheme, value).isPresent();
  }

  /** As the index is told of it. */
  public Searchable.Facet searchable() {
    return new Searchable.Facet(name, textKey, scheme, valueKey);
  }
}

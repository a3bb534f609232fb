package org.alliance.portal.api.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;

/**
 * Whiteboard: a feature's things of one type can be found. The index follows the change log: an
 * entry about a thing of this {@link #type()} makes the index ask for it by id; a rebuild asks for
 * all. Called as {@link org.alliance.portal.api.access.Principal#SYSTEM}. When the service goes,
 * its things are found no more at once; when it returns, they are found again.
 */
public interface Searchable {

  /** Type of the things, as in {@link org.alliance.portal.api.EntityRef}. */
  String type();

  /** Key of the type's name in the plural, in the contributor's texts. */
  String textKey();

  /**
   * What a reader must be allowed to do to find more than is public: {@link
   * org.alliance.portal.api.access.Access#allows} is asked without an owner.
   */
  String action();

  /** The facets these things have. */
  List<Facet> facets();

  /**
   * Streams every thing in memory that does not grow with their number, in any order.
   *
   * @param sink takes one document after the other
   */
  void all(Consumer<SearchDocument> sink);

  /**
   * Those of the given things that exist, in a bounded number of queries.
   *
   * @param ids at most 500
   */
  List<SearchDocument> some(Collection<Id> ids);

  /**
   * A facet.
   *
   * @param name in addresses and queries, {@code [a-z-]+}; things of different types may share one
   * @param textKey key of its label in the contributor's texts
   * @param scheme the vocabulary whose terms are the values, which names and orders them; null when
   *     values are named by the contributor's texts
   * @param valueKey start of the key of a value's name in the contributor's texts, followed by the
   *     value; null with a scheme
   */
  record Facet(String name, String textKey, String scheme, String valueKey) {}
}

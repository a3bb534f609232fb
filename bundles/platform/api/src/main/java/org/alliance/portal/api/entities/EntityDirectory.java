package org.alliance.portal.api.entities;

import java.util.Collection;
import java.util.Map;
import org.alliance.portal.api.Id;

/**
 * Whiteboard: a feature tells what its things are called and where they are. Looked up by {@link
 * #type()}; when the feature is away, others show the last known title as plain text. Thread-safe.
 */
public interface EntityDirectory {

  /** Type of the things, as in {@link org.alliance.portal.api.EntityRef}. */
  String type();

  /**
   * Those of the things that exist and that the current principal may know of, in one query.
   *
   * @param ids at most 1,000
   * @param lang language of the reader, ISO 639-1
   * @return by id; never null
   */
  Map<Id, Entity> find(Collection<Id> ids, String lang);

  /**
   * Whether the current principal, who may know of a thing, may read one of its files: not one that
   * only a working copy has. Unless a feature says otherwise, whoever may know of a thing may.
   */
  default boolean showsFile(Id thing, Id file) {
    return true;
  }
}

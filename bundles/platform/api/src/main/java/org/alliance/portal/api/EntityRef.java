package org.alliance.portal.api;

import java.util.Objects;

/**
 * Points at a thing of any feature, without a foreign key.
 *
 * @param type the kind of thing, lower case, singular and unique in the portal, such as {@code
 *     profile}; never null
 * @param id the thing's id; never null
 */
public record EntityRef(String type, Id id) {
  /** Refuses null with {@link NullPointerException}. */
  public EntityRef {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
  }
}

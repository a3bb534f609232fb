package org.alliance.portal.endpoints.internal.routing;

import java.util.Set;

/**
 * What a method and a path lead to.
 *
 * @param target null when the path is unknown or does not take the method
 * @param allowed the methods the path takes; empty when it is unknown
 */
public record Match(Target target, Set<String> allowed) {
  static final Match NOTHING = new Match(null, Set.of());
}

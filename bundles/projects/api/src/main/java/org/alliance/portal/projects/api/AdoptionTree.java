package org.alliance.portal.projects.api;

import java.util.List;

/**
 * The chain of adaptations around an initiative: what it adapted, what that had adapted before, and
 * who adapted it in turn. Immutable.
 *
 * @param above from it upwards, level by level: each adopter comes before what it adapted
 * @param below from it downwards, level by level: each source comes before who adapted it
 * @param more whether others are left off, because they are more than {@value #LEVELS} levels away
 *     or more than {@value #MOST} in all
 */
public record AdoptionTree(List<Adoption> above, List<Adoption> below, boolean more) {
  /** Most levels in each direction. */
  public static final int LEVELS = 5;

  /** Most adaptations in both directions. */
  public static final int MOST = 200;

  /** The lists are copied. */
  public AdoptionTree {
    above = List.copyOf(above);
    below = List.copyOf(below);
  }
}

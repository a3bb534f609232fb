package org.alliance.portal.projects.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.AdoptionTree;
import org.alliance.portal.projects.internal.store.AdoptionStore;

/** Reads chains of adaptations level by level: one query for each level and direction. */
final class AdoptionTrees {
  private final Adopting adopting;
  private final AdoptionStore adoptions;

  AdoptionTrees(Adopting adopting, AdoptionStore adoptions) {
    this.adopting = adopting;
    this.adoptions = adoptions;
  }

  AdoptionTree of(Id id) {
    List<Adoption> next = adopting.of(id);
    // Half of the room upwards, so that a long past leaves room for what came of it.
    Walk above = new Walk(id, true, AdoptionTree.MOST / 2);
    above.go(next.stream().filter(one -> one.adopter().equals(id)).toList());
    Walk below = new Walk(id, false, AdoptionTree.MOST - above.found.size());
    below.go(next.stream().filter(one -> one.source().equals(id)).toList());
    return new AdoptionTree(above.found, below.found, above.more || below.more);
  }

  /** One direction. */
  private final class Walk {
    final List<Adoption> found = new ArrayList<>();
    boolean more;
    private final Set<Id> seen = new HashSet<>();
    private final boolean up;
    private final int most;

    Walk(Id from, boolean up, int most) {
      this.up = up;
      this.most = most;
      seen.add(from);
    }

    void go(List<Adoption> first) {
      Set<Id> level = take(first);
      for (int depth = 1; depth < AdoptionTree.LEVELS && !level.isEmpty() && !more; depth++) {
        level = take(adoptions.confirmed(level, up, most - found.size() + 1));
      }
      more = more || !level.isEmpty() && !adoptions.confirmed(level, up, 1).isEmpty();
    }

    /** Takes a level, and tells which initiatives lead to the next one. */
    private Set<Id> take(List<Adoption> some) {
      Set<Id> next = new LinkedHashSet<>();
      for (Adoption one : some) {
        if (found.size() == most) {
          more = true;
          return Set.of();
        }
        found.add(one);
        Id other = up ? one.source() : one.adopter();
        if (one.state() == Adoption.State.CONFIRMED && seen.add(other)) {
          next.add(other);
        }
      }
      return next;
    }
  }
}

package org.alliance.portal.search.internal.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;

/** What has changed and is not yet in the index; several changes of a thing are one. */
final class Backlog {

  /**
   * What there is to do.
   *
   * @param things ids by type
   * @param position of the newest entry of the log that is among them
   * @param since nanoseconds of the clock when the first came; 0 when there is nothing
   */
  record Work(Map<String, Set<Id>> things, long position, long since) {}

  private Map<String, Set<Id>> things = new HashMap<>();
  private long position;
  private long since;

  synchronized void add(String type, Id id, long at) {
    position = Math.max(position, at);
    again(type, Set.of(id));
  }

  /** Puts back what could not be done. */
  synchronized void again(String type, Collection<Id> ids) {
    if (things.isEmpty()) {
      since = System.nanoTime();
    }
    things.computeIfAbsent(type, t -> new LinkedHashSet<>()).addAll(ids);
  }

  synchronized Work take() {
    Work work = new Work(things, position, since);
    things = new HashMap<>();
    since = 0;
    return work;
  }

  /** Nanoseconds that the oldest has been waiting; 0 when nothing waits. */
  synchronized long waiting() {
    return things.isEmpty() ? 0 : System.nanoTime() - since;
  }
}

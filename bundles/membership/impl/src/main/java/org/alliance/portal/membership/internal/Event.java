package org.alliance.portal.membership.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something that happened to an application.
 *
 * @param what a word for it, in lower case with hyphens
 * @param at when
 * @param actor who did it, as in the change log; null for the applicant
 */
public record Event(String what, Instant at, String actor) {

  /** All that happened, oldest first. */
  public static List<Event> of(Application application, List<Message> messages) {
    List<Event> events = new ArrayList<>();
    Application.Times times = application.times();
    add(events, "begun", times.created(), null);
    add(events, "submitted", times.submitted(), null);
    add(events, "confirmed", times.confirmed(), null);
    for (Message message : messages) {
      add(
          events,
          message.answer() ? "answered" : "asked",
          message.at(),
          message.answer() ? null : message.actor());
    }
    if (application.state().closed()) {
      add(
          events,
          application.state().name().toLowerCase(Locale.ROOT),
          times.decided() == null ? times.changed() : times.decided(),
          application.state() == Application.State.WITHDRAWN ? null : application.decidedBy());
    }
    events.sort(Comparator.comparing(Event::at));
    return events;
  }

  private static void add(List<Event> events, String what, Instant at, String actor) {
    if (at != null) {
      events.add(new Event(what, at, actor));
    }
  }
}

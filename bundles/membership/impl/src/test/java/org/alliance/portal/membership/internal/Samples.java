package org.alliance.portal.membership.internal;

import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Id;

/** Applications to test with. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2025-06-01T12:00:00.123Z");

  private Samples() {}

  /** Everything said. */
  public static Application.Answers answers() {
    return new Application.Answers(
        "Grad Novi Primer",
        "sr",
        "City of Novi Primer",
        "RS",
        "municipality",
        "https://novi-primer.example",
        52_000,
        List.of("housing", "education"),
        "A town with many schools.",
        "We want to learn about housing.",
        "Ana Primer",
        "Head of social affairs",
        "ana@novi-primer.example",
        "+381 11 000 000");
  }

  /** An application in a state; an open one has been sent and confirmed a day before. */
  public static Application application(Id id, String reference, Application.State state) {
    boolean draft = state == Application.State.DRAFT;
    boolean confirmed = !draft && state != Application.State.UNCONFIRMED;
    Instant before = NOW.minusSeconds(86_400);
    return new Application(
        id,
        1,
        reference,
        Application.Way.JOIN,
        state,
        "en",
        answers(),
        "novi primer",
        false,
        null,
        null,
        null,
        null,
        false,
        new Application.Times(
            before,
            before,
            draft ? null : before,
            draft ? null : before,
            confirmed ? before : null,
            state.closed() ? before : null));
  }

  /** The same, invented for trying the portal. */
  public static Application sample(Id id, String reference, Application.State state) {
    Application a = application(id, reference, state);
    return new Application(
        a.id(),
        a.version(),
        a.reference(),
        a.way(),
        a.state(),
        a.lang(),
        a.answers(),
        a.matchKey(),
        a.notTheSame(),
        a.assignedTo(),
        a.organisation(),
        a.decidedBy(),
        a.decisionNote(),
        true,
        a.times());
  }
}

package org.alliance.portal.content.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Reviews.State;
import org.alliance.portal.api.content.Reviews.Work;
import org.alliance.portal.content.internal.store.WorkStore.Stored;

/** Working copies as they are stored, and as features see them. */
final class Works {
  /** What types of things are called in addresses. */
  static final String TYPE = "[a-z-]{1,60}";

  private static final int MOST_BYTES = 256 * 1024;
  private static final TypeReference<LinkedHashMap<String, List<String>>> VALUES =
      new TypeReference<>() {};
  private static final TypeReference<LinkedHashMap<String, String>> REMARKS =
      new TypeReference<>() {};

  private final Json json = new Json();

  /**
   * What a writer hands over, as a draft.
   *
   * @throws IllegalArgumentException when it cannot be a working copy
   * @throws ValidationException when it is too large
   */
  Stored written(Work work, String author, Instant now) {
    if (work.version() < 0 || work.base() < 0 || !work.ref().type().matches(TYPE)) {
      throw new IllegalArgumentException("Not a working copy");
    }
    return new Stored(
        work.ref(),
        work.organisation(),
        work.version(),
        work.base(),
        State.DRAFT,
        Heads.title(work.title()),
        Heads.path(work.path()),
        text(work.values()),
        null,
        null,
        author,
        null,
        now,
        null);
  }

  /** The same text in another state. */
  Stored moved(Stored before, State state, Remarks remarks, String submitter, Instant now) {
    return new Stored(
        before.ref(),
        before.organisation(),
        before.version(),
        before.base(),
        state,
        before.title(),
        before.path(),
        before.values(),
        text(remarks.byField()),
        remarks.note(),
        before.author(),
        submitter,
        now,
        state == State.SUBMITTED ? now : before.submitted());
  }

  private String text(Map<String, ?> value) {
    Json.Written written = json.write(value);
    if (written.bytes() > MOST_BYTES) {
      throw new ValidationException(
          FieldProblem.of("", "portal.problem.work-too-large", "max", MOST_BYTES / 1024));
    }
    return written.text();
  }

  /** What features see; of a head from a list neither values nor remarks. */
  Work work(Stored stored) {
    return new Work(
        stored.ref(),
        stored.organisation(),
        stored.version(),
        stored.base(),
        stored.state(),
        stored.title(),
        stored.path(),
        stored.values() == null ? Map.of() : json.read(stored.values(), VALUES),
        stored.remarks() == null ? Map.of() : json.read(stored.remarks(), REMARKS),
        stored.note(),
        stored.author(),
        stored.changed(),
        stored.submitted());
  }
}

package org.alliance.portal.notifications.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The outbox as admins see it. */
@Component(service = MailboxService.class)
public final class MailboxService {
  private static final int PAGE = 50;

  private final Access access;
  private final LetterStore store;
  private final MailServer server;
  private final AuditNotes audit;
  private final Clock clock;

  /**
   * How the outbox stands.
   *
   * @param server whether there is a mail server
   * @param problem what is wrong with its settings, in English; null when nothing is
   * @param trouble why it takes no letters, in English; null when it does, as far as is known
   * @param waiting letters that wait
   * @param failed letters that could not be sent
   */
  public record Standing(
      boolean server, String problem, String trouble, long waiting, long failed) {}

  @Activate
  public MailboxService(
      @Reference Access access,
      @Reference LetterStore store,
      @Reference MailServer server,
      @Reference AuditNotes audit) {
    this(access, store, server, audit, Clock.systemUTC());
  }

  /** With a clock of the test's own. */
  public MailboxService(
      Access access, LetterStore store, MailServer server, AuditNotes audit, Clock clock) {
    this.access = access;
    this.store = store;
    this.server = server;
    this.audit = audit;
    this.clock = clock;
  }

  /** How the outbox stands. */
  public Standing standing() {
    access.require(Action.ADMINISTER);
    return new Standing(
        server.known(),
        server.problem(),
        server.trouble(),
        store.count(LetterStore.State.WAITING),
        store.count(LetterStore.State.FAILED));
  }

  /** Kinds of which there are letters. */
  public List<String> kinds() {
    access.require(Action.ADMINISTER);
    return store.kinds();
  }

  /**
   * Letters, newest first.
   *
   * @param state null for any
   * @param kind null for any
   * @param after what the page before gave as next; null for the start
   */
  public Slice<LetterStore.Head> list(LetterStore.State state, String kind, String after) {
    access.require(Action.ADMINISTER);
    List<LetterStore.Head> found = store.list(state, kind, before(after), PAGE + 1);
    if (found.size() <= PAGE) {
      return new Slice<>(found, null);
    }
    List<LetterStore.Head> page = found.subList(0, PAGE);
    return new Slice<>(page, new Cursor(List.of(page.get(PAGE - 1).id().toString())).toString());
  }

  private static Id before(String after) {
    Cursor cursor = Cursor.parse(after, 1);
    try {
      return cursor == null ? null : Id.parse(cursor.keys().get(0));
    } catch (IllegalArgumentException e) {
      throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
    }
  }

  /** One letter; that somebody has read its text is noted. */
  public LetterStore.Whole read(Id id) {
    access.require(Action.ADMINISTER);
    LetterStore.Whole letter = find(id);
    if (letter.body() != null) {
      audit.note("notifications.letter-read", id, letter.head().kind());
    }
    return letter;
  }

  private LetterStore.Whole find(Id id) {
    return store.find(id).orElseThrow(() -> new NotFoundException("letter", id));
  }

  /**
   * Lets a letter be sent now.
   *
   * @return false when it is being sent, or has left meanwhile
   */
  public boolean again(Id id) {
    access.require(Action.ADMINISTER);
    String kind = find(id).head().kind();
    boolean done = store.again(id, now());
    if (done) {
      audit.note("notifications.letter-tried-again", id, kind);
      server.wakeNow();
    }
    return done;
  }

  /**
   * Takes a letter out for good.
   *
   * @return false when it is being sent, or has left meanwhile
   */
  public boolean drop(Id id) {
    access.require(Action.ADMINISTER);
    String kind = find(id).head().kind();
    boolean done = store.drop(id, now());
    if (done) {
      audit.note("notifications.letter-dropped", id, kind);
    }
    return done;
  }

  private Instant now() {
    return clock.instant();
  }
}

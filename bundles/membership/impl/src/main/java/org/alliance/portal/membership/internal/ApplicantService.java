package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an applicant does with an application that was sent. Whoever has the link may. */
@Component(service = ApplicantService.class)
public class ApplicantService {
  private static final int TRIES = 3;
  private static final int MOST_LINKS = 3;

  private final Access access;
  private final Database database;
  private final ApplicationStore store;
  private final Links links;
  private final ApplicantLetters letters;
  private final Limits limits;
  private final Trail trail;
  private final IdGenerator ids;
  private final Clock clock;

  @Activate
  public ApplicantService(
      @Reference Access access,
      @Reference(target = "(portal.schema=membership)") Database database,
      @Reference ApplicationStore store,
      @Reference Links links,
      @Reference ApplicantLetters letters,
      @Reference Limits limits,
      @Reference Trail trail,
      @Reference IdGenerator ids) {
    this(access, database, store, links, letters, limits, trail, ids, Clock.systemUTC());
  }

  ApplicantService(
      Access access,
      Database database,
      ApplicationStore store,
      Links links,
      ApplicantLetters letters,
      Limits limits,
      Trail trail,
      IdGenerator ids,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.links = links;
    this.letters = letters;
    this.limits = limits;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Confirms the address by the letter's link. Again, or with a link that does not confirm, nothing
   * happens.
   */
  public void confirm(String token) {
    access.require(MembershipContribution.APPLY);
    retried(() -> database.transaction(() -> confirmed(links.open(token))));
  }

  private boolean confirmed(Link link) {
    if (!link.confirms()) {
      return true;
    }
    Application application = store.find(link.application()).orElseThrow(Links::unknown);
    if (application.state() != State.UNCONFIRMED) {
      links.use(link, application.state().closed());
      return true;
    }
    Instant now = now();
    Application.Times times = application.times();
    Application waiting =
        application
            .in(State.WAITING, now)
            .with(
                new Application.Times(
                    times.created(), now, times.agreed(), times.submitted(), now, null));
    if (!store.update(waiting)) {
      return false;
    }
    links.use(link, false);
    trail.record(waiting, Change.Verb.UPDATED, List.of("state"));
    letters.receipt(waiting);
    return true;
  }

  /**
   * Sends the letter that asks to confirm the address once more.
   *
   * @throws NotNowException when too much was sent there
   */
  public void sendAgain(String token, Sender sender) {
    access.require(MembershipContribution.APPLY);
    Application application = found(token);
    if (application.state() == State.UNCONFIRMED) {
      limits.ask(sender);
      if (!limits.letter(application.answers().email())) {
        throw new NotNowException("Too many letters to one address");
      }
      database.run(() -> letters.confirm(application));
    }
  }

  /**
   * Sends fresh links to an address that has applications. Nobody is told whether it has.
   *
   * @throws ValidationException naming {@code email}
   * @throws NotNowException when the network asks too often
   */
  public void sendLinks(String typed, Sender sender) {
    access.require(MembershipContribution.APPLY);
    String email = Fields.email(typed);
    if (email == null) {
      throw new ValidationException(FieldProblem.of("email", "portal.problem.email"));
    }
    limits.ask(sender);
    List<Application> some = store.byEmail(email, MOST_LINKS);
    if (!some.isEmpty() && limits.letter(email)) {
      database.run(() -> some.forEach(this::sendLink));
    }
  }

  private void sendLink(Application application) {
    if (application.state() == State.UNCONFIRMED) {
      letters.confirm(application);
    } else if (!ended(application)) {
      letters.link(application, application.answers().email());
    }
  }

  /** A fresh link is no way around the end of the old ones. */
  private boolean ended(Application application) {
    return application.state().closed()
        && application.times().decided().plus(Links.AFTER_DECISION).isBefore(now());
  }

  /** Questions and answers, oldest first. */
  public List<Message> messages(Opened opened) {
    access.require(MembershipContribution.APPLY);
    return store.messages(opened.application().id());
  }

  /**
   * Answers the secretariat's question.
   *
   * @throws ValidationException naming {@code answer}
   * @throws ConflictException when no question is open any more
   */
  public void answer(String token, String typed) {
    access.require(MembershipContribution.APPLY);
    found(token);
    String text = Fields.clean(typed == null ? "" : typed);
    if (text.isEmpty()) {
      throw new ValidationException(FieldProblem.of("answer", "membership.problem.answer"));
    }
    if (text.length() > Message.LONGEST) {
      throw new ValidationException(
          FieldProblem.of("answer", "portal.problem.too-long", "max", Message.LONGEST));
    }
    retried(() -> database.transaction(() -> answered(found(token), text)));
  }

  private boolean answered(Application asked, String text) {
    if (asked.state() != State.ASKED) {
      throw new ConflictException(null);
    }
    Instant now = now();
    Application waiting = asked.in(State.WAITING, now);
    if (!store.update(waiting)) {
      return false;
    }
    Message answer = new Message(ids.next(), asked.id(), Message.APPLICANT, text, now);
    store.add(answer);
    trail.record(waiting, Change.Verb.UPDATED, List.of("state", "messages"));
    letters.answered(waiting, answer);
    return true;
  }

  /**
   * Takes an application back.
   *
   * @throws ConflictException when it was decided meanwhile
   */
  public void withdraw(String token) {
    access.require(MembershipContribution.APPLY);
    retried(() -> database.transaction(() -> withdrawn(found(token))));
  }

  private boolean withdrawn(Application application) {
    if (application.state() == State.WITHDRAWN) {
      return true;
    }
    if (application.state() == State.DRAFT || application.state().closed()) {
      throw new ConflictException(null);
    }
    Application withdrawn =
        application.decided(
            State.WITHDRAWN, null, access.principal().actor(), application.decisionNote(), now());
    if (!store.update(withdrawn)) {
      return false;
    }
    links.closing(application.id());
    trail.record(withdrawn, Change.Verb.UPDATED, List.of("state"));
    return true;
  }

  /** Work that is false when somebody else was faster, and then looks again. */
  private static void retried(BooleanSupplier work) {
    for (int tried = 1; tried <= TRIES; tried++) {
      if (work.getAsBoolean()) {
        return;
      }
    }
    throw new ConflictException(null);
  }

  /** The application of a link that opens it; a letter that waits to be confirmed does not. */
  private Application found(String token) {
    Link link = links.open(token);
    if (link.confirms()) {
      throw Links.unknown();
    }
    return store.find(link.application()).orElseThrow(Links::unknown);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

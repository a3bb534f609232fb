package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends an application that was written. Whoever has the link may. */
@Component(service = SubmitService.class)
public class SubmitService {
  /** What a person needs at least for a step. */
  static final Duration STEP = Duration.ofSeconds(4);

  private static final int TRIES = 3;

  private final Access access;
  private final Database database;
  private final ApplicationStore store;
  private final ApplicationService applications;
  private final ApplicantLetters letters;
  private final Limits limits;
  private final Trail trail;
  private final Clock clock;

  @Activate
  public SubmitService(
      @Reference Access access,
      @Reference(target = "(portal.schema=membership)") Database database,
      @Reference ApplicationStore store,
      @Reference ApplicationService applications,
      @Reference ApplicantLetters letters,
      @Reference Limits limits,
      @Reference Trail trail) {
    this(access, database, store, applications, letters, limits, trail, Clock.systemUTC());
  }

  SubmitService(
      Access access,
      Database database,
      ApplicationStore store,
      ApplicationService applications,
      ApplicantLetters letters,
      Limits limits,
      Trail trail,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.applications = applications;
    this.letters = letters;
    this.limits = limits;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Sends a draft and the letter that asks to confirm the address. Sending twice is sending once.
   *
   * @param agreed the applicant agrees that the data is processed
   * @return what looks like the same organisation, and nothing was sent; empty when it was
   * @throws ValidationException with everything that is wrong
   * @throws NotNowException when it is sent too fast or too often
   */
  public Optional<Alike> submit(String token, boolean agreed, String lang, Sender sender) {
    access.require(MembershipContribution.APPLY);
    Limits.person(sender);
    for (int tried = 1; tried <= TRIES; tried++) {
      Opened draft = applications.open(token);
      if (!draft.draft()) {
        return Optional.empty();
      }
      validate(draft, agreed);
      Optional<Alike> alike = applications.alike(draft, lang);
      if (alike.isPresent()) {
        return alike;
      }
      if (database.transaction(() -> sent(draft.application(), sender))) {
        return Optional.empty();
      }
    }
    throw new ConflictException(null);
  }

  private static void validate(Opened draft, boolean agreed) {
    List<FieldProblem> problems = new ArrayList<>(draft.problems());
    if (!agreed) {
      problems.add(FieldProblem.of("agree", "membership.problem.agree"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
  }

  private void limit(Application draft, Sender sender) {
    Duration least = STEP.multipliedBy(Step.values().length);
    if (draft.times().created().plus(least).isAfter(clock.instant())) {
      throw new NotNowException("Written faster than a person can");
    }
    limits.submit(sender);
    if (!limits.letter(draft.answers().email())) {
      throw new NotNowException("Too many letters to one address");
    }
  }

  private boolean sent(Application draft, Sender sender) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Application sent =
        draft
            .in(State.UNCONFIRMED, now)
            .with(new Application.Times(draft.times().created(), now, now, now, null, null));
    if (!store.update(sent)) {
      return false;
    }
    // Here, so that whoever presses twice at once is counted once.
    limit(draft, sender);
    store.type(draft.id(), null);
    trail.record(sent, Change.Verb.CREATED, List.of());
    letters.confirm(sent);
    return true;
  }
}

package org.alliance.portal.membership.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.membership.internal.store.ApplicationStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What moderators do with an application. Whoever acts says which version was seen; when somebody
 * was faster, nothing is done, and no letter leaves.
 */
@Component(service = DecisionService.class)
public class DecisionService {
  private final Access access;
  private final Database database;
  private final ApplicationStore store;
  private final ReviewService review;
  private final Organisations organisations;
  private final Teams teams;
  private final Links links;
  private final ReviewLetters letters;
  private final Trail trail;
  private final IdGenerator ids;
  private final DecisionRules rules;
  private final Clock clock;

  @Activate
  public DecisionService(
      @Reference Access access,
      @Reference(target = "(portal.schema=membership)") Database database,
      @Reference ApplicationStore store,
      @Reference ReviewService review,
      @Reference Organisations organisations,
      @Reference Teams teams,
      @Reference Links links,
      @Reference ReviewLetters letters,
      @Reference Trail trail,
      @Reference IdGenerator ids,
      @Reference Vocabulary vocabulary) {
    this(
        access,
        database,
        store,
        review,
        organisations,
        teams,
        links,
        letters,
        trail,
        ids,
        vocabulary,
        Clock.systemUTC());
  }

  DecisionService(
      Access access,
      Database database,
      ApplicationStore store,
      ReviewService review,
      Organisations organisations,
      Teams teams,
      Links links,
      ReviewLetters letters,
      Trail trail,
      IdGenerator ids,
      Vocabulary vocabulary,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.store = store;
    this.review = review;
    this.organisations = organisations;
    this.teams = teams;
    this.links = links;
    this.letters = letters;
    this.trail = trail;
    this.ids = ids;
    this.rules = new DecisionRules(vocabulary);
    this.clock = clock;
  }

  /**
   * Gives an application to a moderator; how long it has waited stays as it is.
   *
   * @param moderator one of {@link ReviewService#moderators()}; null for nobody
   * @throws ConflictException with the application, when it was changed meanwhile or is closed
   */
  public void assign(Id id, int version, Id moderator) {
    access.require(MembershipContribution.REVIEW);
    if (moderator != null && !review.moderators().containsKey(moderator)) {
      throw new ValidationException(FieldProblem.of("to", "portal.problem.unknown-value"));
    }
    database.run(
        () -> {
          Application seen = seen(id, version);
          replace(seen.assigned(moderator, seen.times().changed()), "assignedTo");
        });
  }

  /**
   * Asks the applicant something, by letter.
   *
   * @throws ConflictException with the application, when it was changed meanwhile or is closed
   */
  public void ask(Id id, int version, String text) {
    access.require(MembershipContribution.REVIEW);
    String question = DecisionRules.required(DecisionRules.TEXT, text);
    database.run(
        () -> {
          Application seen = seen(id, version);
          Message message =
              new Message(ids.next(), id, access.principal().actor(), question, now());
          store.add(message);
          Application asked = seen.in(Application.State.ASKED, now());
          replace(asked, "state");
          letters.asked(asked, message);
        });
  }

  /**
   * Makes an organisation of an application and invites its contact as the first owner: all of it,
   * or nothing.
   *
   * @return the organisation
   * @throws ConflictException with the application, when it was changed meanwhile or is closed
   */
  public Id accept(Id id, int version, Acceptance acceptance) {
    access.require(MembershipContribution.REVIEW);
    return database.transaction(
        () -> {
          Application seen = seen(id, version);
          rules.check(seen.way(), acceptance);
          Id made =
              organisations.create(acceptance.names(), acceptance.country(), acceptance.kind());
          String note = acceptance.note().isEmpty() ? null : acceptance.note();
          Application accepted = decided(seen, Application.State.ACCEPTED, made, note);
          if (!seen.sample()) {
            invite(accepted);
          }
          letters.accepted(accepted, acceptance.names().in(accepted.lang()).value());
          return made;
        });
  }

  private void invite(Application accepted) {
    Application.Answers said = accepted.answers();
    teams.invite(
        accepted.organisation(), said.email(), said.contactName(), TeamRole.OWNER, accepted.lang());
  }

  /**
   * Says no.
   *
   * @param reason what the letter says
   * @throws ConflictException with the application, when it was changed meanwhile or is closed
   */
  public void decline(Id id, int version, String reason) {
    access.require(MembershipContribution.REVIEW);
    String said = DecisionRules.required(DecisionRules.REASON, reason);
    database.run(
        () -> {
          Application seen = seen(id, version);
          letters.declined(decided(seen, Application.State.DECLINED, null, said));
        });
  }

  /** The letter that {@link #decline} would send; nothing is done yet. */
  public Optional<Outbox.Preview> declining(Application application, String reason) {
    access.require(MembershipContribution.REVIEW);
    return letters.declining(application, DecisionRules.required(DecisionRules.REASON, reason));
  }

  private Application decided(Application seen, Application.State outcome, Id made, String note) {
    Application decided = seen.decided(outcome, made, access.principal().actor(), note, now());
    replace(decided, "state");
    links.closing(decided.id());
    return decided;
  }

  private Application seen(Id id, int version) {
    Application now = store.find(id).orElseThrow(() -> new NotFoundException(Application.TYPE, id));
    if (now.version() != version || !now.state().pending()) {
      throw new ConflictException(now);
    }
    return now;
  }

  private void replace(Application changed, String field) {
    if (!store.update(changed)) {
      throw new ConflictException(store.find(changed.id()).orElse(null));
    }
    trail.record(changed, Change.Verb.UPDATED, List.of(field));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

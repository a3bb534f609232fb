package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class DecisionServiceStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ReviewDesk desk;

  public DecisionServiceStoreTest(String name, TestDatabase db) {
    this.desk = new ReviewDesk(db);
  }

  private List<Change> changes(Application of) {
    return desk.db.changes().read(0, 1_000).stream().filter(c -> c.id().equals(of.id())).toList();
  }

  @Test
  public void acceptingMakesTheOrganisationInvitesItsOwnerAndTellsTheApplicant() {
    Application waiting = desk.put(State.WAITING);
    Id made = desk.decisions.accept(waiting.id(), 1, ReviewDesk.acceptance());

    Organisation organisation = desk.organisations.get(made);
    assertThat(organisation.names().values())
        .containsEntry("sr", "Grad Novi Primer")
        .containsEntry("en", "City of Novi Primer");
    assertThat(organisation.names().original()).isEqualTo("sr");
    assertThat(desk.teams.invited).containsExactly(made + " ana@novi-primer.example OWNER en");
    Letter letter = desk.outbox.letters.get(0);
    assertThat(desk.outbox.letters).hasSize(1);
    assertThat(letter.kind()).isEqualTo("membership-accepted");
    assertThat(letter.values())
        .containsEntry("organisation", "City of Novi Primer")
        .containsEntry("contact", "Ana Primer");

    Application after = desk.now(waiting);
    assertThat(after.state()).isEqualTo(State.ACCEPTED);
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.organisation()).isEqualTo(made);
    assertThat(after.decidedBy()).isEqualTo("account:" + ReviewDesk.ME);
    assertThat(after.times().decided()).isEqualTo(desk.clock.now);
    assertThat(changes(waiting))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.fields()).containsExactly("state");
              assertThat(change.audience()).isEqualTo(Change.Audience.NONE);
            });
  }

  @Test
  public void theLinksOfADecidedApplicationEnd() {
    Application waiting = desk.put(State.WAITING);
    desk.decisions.ask(waiting.id(), 1, "Why?");
    String token = desk.outbox.letters.get(0).values().get("link").replaceFirst(".*/", "");
    assertThat(desk.links.find(Secrets.hash(token)).orElseThrow().expires())
        .isEqualTo(desk.clock.now.plus(Links.OPEN));
    desk.decisions.decline(waiting.id(), 2, "No.");
    assertThat(desk.links.find(Secrets.hash(token)).orElseThrow().expires())
        .isEqualTo(desk.clock.now.plus(Links.AFTER_DECISION));
  }

  @Test
  public void nothingIsHalfDoneWhenTheInvitationFails() {
    Application waiting = desk.put(State.WAITING);
    desk.teams.broken = true;
    assertThatThrownBy(() -> desk.decisions.accept(waiting.id(), 1, ReviewDesk.acceptance()))
        .isInstanceOf(IllegalStateException.class);
    nothingWasDone(waiting);
    desk.teams.broken = false;
    desk.decisions.accept(waiting.id(), 1, ReviewDesk.acceptance());
    assertThat(desk.organisations.all).hasSize(1);
  }

  @Test
  public void nothingIsHalfDoneWhenTheLetterFails() {
    Application waiting = desk.put(State.WAITING);
    desk.outbox.broken = true;
    List<Consumer<Application>> all =
        List.of(
            a -> desk.decisions.accept(a.id(), 1, ReviewDesk.acceptance()),
            a -> desk.decisions.ask(a.id(), 1, "Why?"),
            a -> desk.decisions.decline(a.id(), 1, "No."));
    for (Consumer<Application> one : all) {
      assertThatThrownBy(() -> one.accept(waiting)).isInstanceOf(IllegalStateException.class);
      nothingWasDone(waiting);
    }
  }

  private void nothingWasDone(Application waiting) {
    assertThat(desk.now(waiting)).isEqualTo(waiting);
    assertThat(desk.organisations.all).isEmpty();
    assertThat(desk.teams.invited).isEmpty();
    assertThat(desk.outbox.letters).isEmpty();
    assertThat(desk.store.messages(waiting.id())).isEmpty();
    assertThat(changes(waiting)).isEmpty();
  }

  @Test
  public void askingBackKeepsTheQuestionAndSendsALinkToAnswer() {
    Application waiting = desk.put(State.WAITING);
    desk.decisions.ask(waiting.id(), 1, "  How many people live there?  ");
    assertThat(desk.now(waiting).state()).isEqualTo(State.ASKED);
    assertThat(desk.store.messages(waiting.id()))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo("How many people live there?");
              assertThat(message.actor()).isEqualTo("account:" + ReviewDesk.ME);
            });
    Letter letter = desk.outbox.letters.get(0);
    assertThat(letter.kind()).isEqualTo("membership-asked");
    assertThat(letter.values()).containsEntry("question", "How many people live there?");
    String link = letter.values().get("link");
    assertThat(link).startsWith("https://portal.example/en/application/");
    Link stored = desk.links.find(Secrets.hash(link.replaceFirst(".*/", ""))).orElseThrow();
    assertThat(stored.application()).isEqualTo(waiting.id());
    assertThat(stored.purpose()).isEqualTo(Link.Purpose.OPEN);
    // A second question is a second letter.
    desk.decisions.ask(waiting.id(), 2, "And where?");
    assertThat(desk.outbox.letters).hasSize(2);
  }

  @Test
  public void decliningSendsTheReason() {
    Application waiting = desk.put(State.WAITING);
    assertThat(desk.decisions.declining(waiting, "Not a city.").orElseThrow().text())
        .isEqualTo("Because: Not a city.");
    assertThat(desk.outbox.letters).isEmpty();
    desk.decisions.decline(waiting.id(), 1, "Not a city.");
    assertThat(desk.now(waiting).state()).isEqualTo(State.DECLINED);
    assertThat(desk.now(waiting).decisionNote()).isEqualTo("Not a city.");
    assertThat(desk.outbox.letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.kind()).isEqualTo("membership-declined");
              assertThat(letter.values()).containsEntry("reason", "Not a city.");
            });
    assertThat(desk.organisations.all).isEmpty();
  }

  @Test
  public void assigningDoesNotMakeItWaitAnew() {
    Application waiting = desk.put(State.WAITING);
    desk.clock.now = desk.clock.now.plusSeconds(60);
    desk.decisions.assign(waiting.id(), 1, ReviewDesk.OTHER);
    Application after = desk.now(waiting);
    assertThat(after.assignedTo()).isEqualTo(ReviewDesk.OTHER);
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.times().changed()).isEqualTo(waiting.times().changed());
    desk.decisions.assign(waiting.id(), 2, null);
    assertThat(desk.now(waiting).assignedTo()).isNull();
    assertThatThrownBy(() -> desk.decisions.assign(waiting.id(), 3, new Id(99)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void twoModeratorsWhoDecideAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      Application waiting = desk.put(State.WAITING);
      int letters = desk.outbox.letters.size();
      int made = desk.organisations.all.size();
      int invited = desk.teams.invited.size();
      List<String> won =
          Races.together(
              4,
              n -> {
                if (n % 2 == 0) {
                  desk.decisions.accept(waiting.id(), 1, ReviewDesk.acceptance());
                  return "accepted";
                }
                desk.decisions.decline(waiting.id(), 1, "No.");
                return "declined";
              });
      assertThat(won).hasSize(1);
      boolean accepted = won.get(0).equals("accepted");
      assertThat(desk.now(waiting).state()).isEqualTo(accepted ? State.ACCEPTED : State.DECLINED);
      assertThat(desk.now(waiting).version()).isEqualTo(2);
      assertThat(desk.outbox.letters).hasSize(letters + 1);
      assertThat(desk.outbox.letters.get(letters).kind()).isEqualTo("membership-" + won.get(0));
      assertThat(desk.organisations.all).hasSize(accepted ? made + 1 : made);
      assertThat(desk.teams.invited).hasSize(accepted ? invited + 1 : invited);
    }
  }

  @Test
  public void theSecondOfTwoIsToldWhatTheFirstDid() {
    Application waiting = desk.put(State.WAITING);
    desk.decisions.decline(waiting.id(), 1, "No.");
    for (int version : new int[] {1, 2}) {
      assertThatThrownBy(
              () -> desk.decisions.accept(waiting.id(), version, ReviewDesk.acceptance()))
          .isInstanceOfSatisfying(
              ConflictException.class,
              conflict -> {
                Application current = (Application) conflict.current();
                assertThat(current.state()).isEqualTo(State.DECLINED);
                assertThat(current.decidedBy()).isEqualTo("account:" + ReviewDesk.ME);
              });
    }
    assertThat(desk.organisations.all).isEmpty();
  }

  @Test
  public void whoLookedAtAnOlderVersionIsTold() {
    Application waiting = desk.put(State.WAITING);
    desk.decisions.assign(waiting.id(), 1, ReviewDesk.OTHER);
    List<Consumer<Id>> all =
        List.of(
            id -> desk.decisions.accept(id, 1, ReviewDesk.acceptance()),
            id -> desk.decisions.decline(id, 1, "No."),
            id -> desk.decisions.ask(id, 1, "Why?"),
            id -> desk.decisions.assign(id, 1, null));
    all.forEach(
        one ->
            assertThatThrownBy(() -> one.accept(waiting.id()))
                .isInstanceOf(ConflictException.class));
    assertThat(desk.outbox.letters).isEmpty();
  }

  @Test
  public void whatIsNotConfirmedOrDecidedCannotBeDecided() {
    for (State state :
        new State[] {
          State.DRAFT, State.UNCONFIRMED, State.ACCEPTED, State.DECLINED, State.WITHDRAWN
        }) {
      Application other = desk.put(state);
      assertThatThrownBy(() -> desk.decisions.accept(other.id(), 1, ReviewDesk.acceptance()))
          .as("%s", state)
          .isInstanceOf(ConflictException.class);
    }
    assertThatThrownBy(() -> desk.decisions.decline(new Id(1), 1, "No."))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void badInputIsRefused() {
    Application waiting = desk.put(State.WAITING);
    ByLanguage<String> names = ByLanguage.of("en", "City");
    List<Consumer<Id>> all =
        List.of(
            id -> desk.decisions.ask(id, 1, " "),
            id -> desk.decisions.ask(id, 1, "x".repeat(4_001)),
            id -> desk.decisions.decline(id, 1, null),
            id -> desk.decisions.accept(id, 1, new Acceptance(names, "RS", "", "")),
            id -> desk.decisions.accept(id, 1, new Acceptance(names, "QQ", "municipality", "")),
            // An authority joins.
            id -> desk.decisions.accept(id, 1, new Acceptance(names, "RS", "ngo", "")));
    all.forEach(
        one ->
            assertThatThrownBy(() -> one.accept(waiting.id()))
                .isInstanceOf(ValidationException.class));
    nothingWasDone(waiting);
  }

  @Test
  public void aSampleGetsNoLetterAndNobodyIsInvited() {
    Application sample =
        desk.put(Samples.sample(desk.db.ids().next(), desk.reference(), State.WAITING));
    desk.decisions.ask(sample.id(), 1, "Why?");
    Id made = desk.decisions.accept(sample.id(), 2, ReviewDesk.acceptance());
    assertThat(desk.organisations.all).containsKey(made);
    assertThat(desk.outbox.letters).isEmpty();
    assertThat(desk.teams.invited).isEmpty();
  }

  @Test
  public void onlyModeratorsMay() {
    Application waiting = desk.put(State.WAITING);
    desk.access.refused.add(MembershipContribution.REVIEW);
    List<Consumer<Id>> all =
        List.of(
            id -> desk.decisions.accept(id, 1, ReviewDesk.acceptance()),
            id -> desk.decisions.decline(id, 1, "No."),
            id -> desk.decisions.ask(id, 1, "Why?"),
            id -> desk.decisions.assign(id, 1, null),
            id -> desk.decisions.declining(waiting, "No."),
            id -> desk.review.dossier(id),
            id -> desk.review.get(id),
            id -> desk.review.list(QueueFilter.OPEN, null),
            id -> desk.review.counts(),
            id -> desk.review.waiting(),
            id -> desk.review.moderators());
    all.forEach(
        one ->
            assertThatThrownBy(() -> one.accept(waiting.id()))
                .isInstanceOf(AccessDeniedException.class));
  }
}

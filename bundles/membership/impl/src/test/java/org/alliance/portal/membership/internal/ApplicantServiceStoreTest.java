package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ApplicantServiceStoreTest {
  private static final Recipient MARA =
      new Recipient(new Id(9), "Mara", "mara@alliance.example", "en");
  private static final Recipient NOEL =
      new Recipient(new Id(8), "Noel", "noel@alliance.example", "fr");

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private House house;
  private ApplicantService applicants;

  public ApplicantServiceStoreTest(String name, TestDatabase db) {
    this.db = db;
  }

  @Before
  public void start() {
    house = new House(db);
    applicants = house.applicants;
    house.teams.moderators.addAll(List.of(MARA, NOEL));
  }

  private List<String> kinds() {
    return house.letters.stream().map(Letter::kind).toList();
  }

  @Test
  public void theLettersLinkConfirmsOnce() {
    String first = house.sent();
    String letters = house.lettersToken();
    applicants.confirm(first);
    assertThat(house.of(first).state()).isEqualTo(State.UNCONFIRMED);

    house.clock.now = house.clock.now.plus(Links.CONFIRM);
    applicants.confirm(letters);
    Application waiting = house.of(first);
    assertThat(waiting.state()).isEqualTo(State.WAITING);
    assertThat(waiting.times().confirmed()).isEqualTo(house.clock.now);
    assertThat(kinds())
        .containsExactly(MembershipContribution.CONFIRM, MembershipContribution.RECEIPT);
    String receipt = house.lettersToken();
    assertThat(house.letters.get(1).values().get("link")).endsWith("/fr/application/" + receipt);
    applicants.confirm(letters);
    assertThat(house.letters).hasSize(2);

    house.clock.now = house.clock.now.plus(Duration.ofDays(100));
    for (String token : new String[] {first, letters, receipt}) {
      assertThat(house.applications.open(token).application().id()).isEqualTo(waiting.id());
    }
  }

  @Test
  public void confirmingAtOnceIsConfirmingOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      House fresh = new House(db);
      String token = fresh.sent();
      String letters = fresh.lettersToken();
      List<Boolean> done =
          Races.together(
              4,
              n -> {
                fresh.applicants.confirm(letters);
                return true;
              });
      assertThat(done).hasSize(4);
      assertThat(fresh.of(token).state()).isEqualTo(State.WAITING);
      assertThat(fresh.letters).hasSize(2);
    }
  }

  @Test
  public void anOldLetterConfirmsNothing() {
    String token = house.sent();
    String letters = house.lettersToken();
    house.clock.now = house.clock.now.plus(Links.CONFIRM).plusMillis(1);
    assertThatThrownBy(() -> applicants.confirm(letters)).isInstanceOf(GoneException.class);
    assertThat(house.of(token).state()).isEqualTo(State.UNCONFIRMED);
    applicants.sendAgain(token, House.PERSON);
    applicants.confirm(house.lettersToken());
    assertThat(house.of(token).state()).isEqualTo(State.WAITING);
    assertThatThrownBy(() -> applicants.confirm("x".repeat(43)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aLinkThatIsNotConfirmedDoesNothingElse() {
    house.sent();
    String letters = house.lettersToken();
    assertThatThrownBy(() -> applicants.withdraw(letters)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> applicants.answer(letters, "x")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> applicants.sendAgain(letters, House.PERSON))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aSecondLetterOpensWhatTheFirstConfirmed() {
    String token = house.sent();
    String first = house.lettersToken();
    applicants.sendAgain(token, House.PERSON);
    String second = house.lettersToken();
    applicants.confirm(first);
    applicants.confirm(second);
    assertThat(kinds())
        .containsExactly(
            MembershipContribution.CONFIRM,
            MembershipContribution.CONFIRM,
            MembershipContribution.RECEIPT);
    assertThat(house.applications.open(second).link().confirms()).isFalse();
  }

  @Test
  public void anAddressGetsThreeLettersADay() {
    String token = house.sent();
    applicants.sendAgain(token, House.PERSON);
    applicants.sendAgain(token, House.PERSON);
    assertThatThrownBy(() -> applicants.sendAgain(token, House.PERSON))
        .isInstanceOf(NotNowException.class);
    assertThat(house.letters).hasSize(3);
    assertThat(house.letters).extracting(Letter::key).doesNotHaveDuplicates();
    applicants.sendLinks(House.EMAIL, House.PERSON);
    assertThat(house.letters).hasSize(3);
    house.clock.now = house.clock.now.plus(Duration.ofDays(1));
    applicants.sendAgain(token, House.PERSON);
    assertThat(house.letters).hasSize(4);
  }

  @Test
  public void freshLinksGoToTheAddressAlone() {
    String token = house.waiting();
    house.letters.clear();
    applicants.sendLinks("nobody@novi-primer.example", House.PERSON);
    assertThat(house.letters).isEmpty();
    applicants.sendLinks(" ANA@novi-primer.example ", House.PERSON);
    assertThat(kinds()).containsExactly(MembershipContribution.LINK);
    assertThat(house.applications.open(house.lettersToken()).application().id())
        .isEqualTo(house.of(token).id());
    assertThatThrownBy(() -> applicants.sendLinks("nobody", House.PERSON))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> applicants.sendLinks(House.EMAIL, new Sender("192.0.2.1", true)))
        .isInstanceOf(NotNowException.class);
    for (int i = 2; i < Limits.ASKED; i++) {
      applicants.sendLinks("nobody@novi-primer.example", House.PERSON);
    }
    assertThatThrownBy(() -> applicants.sendLinks("nobody@novi-primer.example", House.PERSON))
        .isInstanceOf(NotNowException.class);
  }

  @Test
  public void linksEndSixtyDaysAfterTheDecision() {
    String token = house.waiting();
    Application declined = house.moved(token, State.DECLINED);
    house.links.closing(declined.id());
    house.clock.now = house.clock.now.plus(Links.AFTER_DECISION);
    assertThat(house.applications.open(token).application().state()).isEqualTo(State.DECLINED);
    applicants.sendLinks(House.EMAIL, House.PERSON);
    String fresh = house.lettersToken();
    house.clock.now = house.clock.now.plusMillis(1);
    assertThatThrownBy(() -> house.applications.open(token)).isInstanceOf(GoneException.class);
    assertThatThrownBy(() -> house.applications.open(fresh)).isInstanceOf(GoneException.class);
    int before = house.letters.size();
    applicants.sendLinks(House.EMAIL, House.PERSON);
    assertThat(house.letters).hasSize(before);
  }

  @Test
  public void anAnswerGoesToWhoeverHasTheApplication() {
    String token = house.waiting();
    house.moved(token, State.ASKED);
    house.letters.clear();
    applicants.answer(token, " Twelve\r\nschools. ");
    assertThat(house.of(token).state()).isEqualTo(State.WAITING);
    List<Message> messages = applicants.messages(house.applications.open(token));
    assertThat(messages).extracting(Message::text).containsExactly("Twelve\nschools.");
    assertThat(messages.get(0).answer()).isTrue();
    assertThat(house.letters)
        .extracting(Letter::to)
        .containsExactlyInAnyOrder(MARA.email(), NOEL.email());
    assertThat(house.letters)
        .filteredOn(l -> l.lang().equals("fr"))
        .allMatch(
            l ->
                l.values()
                    .get("link")
                    .equals(
                        "https://portal.example/fr/admin/applications/" + house.of(token).id()));

    house.store.update(house.of(token).assigned(NOEL.account(), house.clock.now));
    house.moved(token, State.ASKED);
    house.letters.clear();
    applicants.answer(token, "Thirteen.");
    assertThat(house.letters).extracting(Letter::to).containsExactly(NOEL.email());

    house.store.update(house.of(token).assigned(new Id(77), house.clock.now));
    house.moved(token, State.ASKED);
    house.letters.clear();
    applicants.answer(token, "Fourteen.");
    assertThat(house.letters).hasSize(2);
  }

  @Test
  public void anAnswerNeedsAQuestionAndWords() {
    String token = house.waiting();
    assertThatThrownBy(() -> applicants.answer(token, "x")).isInstanceOf(ConflictException.class);
    house.moved(token, State.ASKED);
    assertThatThrownBy(() -> applicants.answer(token, "  "))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> applicants.answer(token, null))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> applicants.answer(token, "x".repeat(4001)))
        .isInstanceOf(ValidationException.class);
    assertThat(house.of(token).state()).isEqualTo(State.ASKED);
  }

  @Test
  public void twoAnswersAtOnceAreOne() throws Exception {
    String token = house.waiting();
    house.moved(token, State.ASKED);
    house.letters.clear();
    List<Integer> through =
        Races.together(
            4,
            n -> {
              applicants.answer(token, "Answer " + n);
              return n;
            });
    assertThat(through).hasSize(1);
    assertThat(applicants.messages(house.applications.open(token)))
        .extracting(Message::text)
        .containsExactly("Answer " + through.get(0));
    assertThat(house.letters).hasSize(2);
  }

  @Test
  public void anApplicationIsTakenBack() {
    String token = house.waiting();
    applicants.withdraw(token);
    applicants.withdraw(token);
    Application withdrawn = house.of(token);
    assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
    assertThat(withdrawn.times().decided()).isEqualTo(house.clock.now);
    house.clock.now = house.clock.now.plus(Links.AFTER_DECISION).plusMillis(1);
    assertThatThrownBy(() -> house.applications.open(token)).isInstanceOf(GoneException.class);
    String draft = house.written();
    assertThatThrownBy(() -> applicants.withdraw(draft)).isInstanceOf(ConflictException.class);
  }

  @Test
  public void aDecisionAndAWithdrawalAtOnceAreOne() throws Exception {
    Set<State> seen =
        IntStream.range(0, 10).mapToObj(i -> decidedAndWithdrawn()).collect(Collectors.toSet());
    assertThat(seen).isSubsetOf(State.ACCEPTED, State.WITHDRAWN);
  }

  private State decidedAndWithdrawn() {
    House fresh = new House(db);
    String token = fresh.waiting();
    Application before = fresh.of(token);
    try {
      List<State> through =
          Races.together(
              2,
              n -> {
                if (n == 1) {
                  fresh.applicants.withdraw(token);
                  return State.WITHDRAWN;
                }
                Application decided =
                    before.decided(State.ACCEPTED, new Id(5), "account:9", null, fresh.clock.now);
                if (!fresh.store.update(decided)) {
                  throw new ConflictException(null);
                }
                return State.ACCEPTED;
              });
      assertThat(through).containsExactly(fresh.of(token).state());
      return through.get(0);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  public void aDecisionBeforeAWithdrawalStays() {
    String token = house.waiting();
    house.moved(token, State.ACCEPTED);
    assertThatThrownBy(() -> applicants.withdraw(token)).isInstanceOf(ConflictException.class);
    assertThat(house.of(token).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  public void confirmingWhatWasTakenBackWakesNothing() {
    String token = house.sent();
    String letters = house.lettersToken();
    applicants.withdraw(token);
    applicants.confirm(letters);
    assertThat(house.of(token).state()).isEqualTo(State.WITHDRAWN);
    assertThat(house.letters).hasSize(1);
  }
}

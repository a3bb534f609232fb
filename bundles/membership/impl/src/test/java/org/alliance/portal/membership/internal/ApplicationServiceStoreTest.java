package org.alliance.portal.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Secrets;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.Application.Way;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ApplicationServiceStoreTest {
  private static final Sender PERSON = House.PERSON;
  private static final Sender PROGRAM = new Sender("192.0.2.9", true);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private House house;
  private ApplicationService applications;
  private long before;

  public ApplicationServiceStoreTest(String name, TestDatabase db) {
    this.db = db;
  }

  @Before
  public void start() {
    house = new House(db);
    applications = house.applications;
    before = db.changes().head();
  }

  private int rows() {
    return db.database()
        .first(
            "select count(*) as all_rows from membership_application",
            row -> row.number("all_rows"))
        .orElseThrow();
  }

  @Test
  public void whatWasTypedIsKeptRightOrWrong() {
    String token = applications.begin(Way.JOIN, "fr", PERSON);
    Opened begun = applications.open(token);
    assertThat(begun.application().state()).isEqualTo(State.DRAFT);
    assertThat(begun.application().lang()).isEqualTo("fr");
    assertThat(begun.seen(Step.ORGANISATION)).isFalse();
    assertThat(begun.firstWrong()).isEqualTo(Step.ORGANISATION);

    Form sent = Form.of(Map.of("name", List.of("Novi Primer"), "website", List.of("no address")));
    Opened saved = applications.save(token, Step.ORGANISATION, sent, false, PERSON);
    assertThat(saved.seen(Step.ORGANISATION)).isTrue();
    assertThat(saved.seen(Step.ABOUT)).isFalse();
    assertThat(saved.typed().value("website")).isEqualTo("no address");
    assertThat(saved.problems(Step.ORGANISATION))
        .extracting(FieldProblem::field)
        .containsExactly("nameLang", "country", "kind", "website");
    assertThat(saved.application().answers().name()).isEqualTo("Novi Primer");
    assertThat(saved.application().answers().website()).isNull();

    Opened other =
        applications.save(
            token, Step.ABOUT, Form.of(Map.of("about", List.of("Much."))), false, PERSON);
    assertThat(other.typed().value("website")).isEqualTo("no address");
    assertThat(other.application().answers().about()).isEqualTo("Much.");
    assertThat(db.changes().head()).isEqualTo(before);
  }

  @Test
  public void aFormIsSentOnceWithOneLetter() {
    String token = house.written();
    assertThat(house.submits.submit(token, true, "en", PERSON)).isEmpty();
    assertThat(house.submits.submit(token, true, "en", PERSON)).isEmpty();
    Application sent = house.of(token);
    assertThat(sent.state()).isEqualTo(State.UNCONFIRMED);
    assertThat(sent.lang()).isEqualTo("fr");
    assertThat(sent.times().agreed()).isEqualTo(house.clock.now);
    assertThat(house.store.written(sent.id()).orElseThrow().typed()).isNull();
    assertThat(house.letters).hasSize(1);
    Letter letter = house.letters.get(0);
    assertThat(letter.kind()).isEqualTo(MembershipContribution.CONFIRM);
    assertThat(letter.to()).isEqualTo(House.EMAIL);
    assertThat(letter.lang()).isEqualTo("fr");
    assertThat(letter.values().get("link"))
        .matches("https://portal\\.example/fr/application/[A-Za-z0-9_-]{43}/confirm")
        .doesNotContain(token);
    assertThat(letter.values()).containsEntry("reference", sent.reference());
    assertThat(db.changes().read(before, 10))
        .extracting(Change::verb, Change::id, Change::audience)
        .containsExactly(tuple(Change.Verb.CREATED, sent.id(), Change.Audience.NONE));
    Opened late =
        applications.save(token, Step.ABOUT, Form.of(House.typed("about", "x")), false, PERSON);
    assertThat(late.application().answers().about()).isEqualTo("A town with many schools.");
  }

  @Test
  public void twoPressesAtOnceSendOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      House fresh = new House(db);
      String token = fresh.written();
      List<Optional<Alike>> results =
          Races.together(
              4, n -> fresh.submits.submit(token, true, "en", new Sender("192.0.2." + n, false)));
      assertThat(results).hasSize(4).allMatch(Optional::isEmpty);
      assertThat(fresh.letters).hasSize(1);
      assertThat(fresh.of(token).state()).isEqualTo(State.UNCONFIRMED);
      assertThat(fresh.of(token).version()).isEqualTo(6);
    }
  }

  @Test
  public void twoWhoSaveAtOnceLoseNothing() throws Exception {
    String token = applications.begin(Way.JOIN, "en", PERSON);
    Races.together(
        3,
        n -> applications.save(token, Step.values()[n - 1], Form.of(House.typed()), false, PERSON));
    assertThat(applications.open(token).problems()).isEmpty();
  }

  @Test
  public void sendingNamesEverythingThatIsWrong() {
    String token = applications.begin(Way.JOIN, "en", PERSON);
    applications.save(token, Step.ORGANISATION, Form.of(House.typed()), false, PERSON);
    ValidationException refused =
        catchThrowableOfType(
            ValidationException.class, () -> house.submits.submit(token, false, "en", PERSON));
    assertThat(refused.problems())
        .extracting(FieldProblem::field)
        .containsExactly(
            "themes", "about", "contactName", "contactFunction", "email", "lang", "agree");
    assertThat(house.letters).isEmpty();
  }

  @Test
  public void aParticipantThatLooksAlikeIsToldByItsName() {
    house.alike.add(
        new Organisation(
            new Id(5),
            1,
            new ByLanguage<>("sr", Map.of("sr", "Novi Primer", "fr", "Ville de Novi Primer")),
            "RS",
            "municipality",
            Organisation.State.ACTIVE));
    String token = house.written();
    assertThat(house.submits.submit(token, true, "fr", PERSON))
        .contains(new Alike("Ville de Novi Primer", "fr"));
    assertThat(house.of(token).state()).isEqualTo(State.DRAFT);

    Form typed = Form.of(House.typed());
    applications.save(token, Step.ORGANISATION, typed, true, PERSON);
    assertThat(house.of(token).notTheSame()).isTrue();
    applications.save(token, Step.ABOUT, typed, false, PERSON);
    assertThat(house.of(token).notTheSame()).isTrue();
    applications.save(
        token, Step.ORGANISATION, Form.of(House.typed("name", "Stari Primer")), false, PERSON);
    assertThat(house.of(token).notTheSame()).isFalse();
    applications.save(token, Step.ORGANISATION, typed, true, PERSON);
    assertThat(house.submits.submit(token, true, "fr", PERSON)).isEmpty();
    assertThat(house.of(token).notTheSame()).isTrue();
  }

  @Test
  public void anApplicationThatLooksAlikeIsToldWithoutAName() {
    house.sent();
    String second = house.written(House.typed("email", "other@novi-primer.example"));
    assertThat(house.submits.submit(second, true, "en", PERSON)).contains(new Alike(null, null));

    String abroad = house.written(House.typed("country", "FR"));
    assertThat(house.submits.submit(abroad, true, "en", PERSON)).contains(new Alike(null, null));
    Map<String, List<String>> other = House.typed("country", "FR");
    other.put("email", List.of("other@novi-primer.example"));
    String elsewhere = house.written(other);
    assertThat(house.submits.submit(elsewhere, true, "en", PERSON)).isEmpty();
  }

  @Test
  public void programsLeaveNothing() {
    assertThatThrownBy(() -> applications.begin(Way.JOIN, "en", PROGRAM))
        .isInstanceOf(NotNowException.class);
    assertThat(rows()).isZero();
    String token = house.written();
    Application before = house.of(token);
    assertThatThrownBy(
            () ->
                applications.save(
                    token, Step.ABOUT, Form.of(House.typed("about", "Buy!")), false, PROGRAM))
        .isInstanceOf(NotNowException.class);
    assertThatThrownBy(() -> house.submits.submit(token, true, "en", PROGRAM))
        .isInstanceOf(NotNowException.class);
    assertThat(house.of(token)).isEqualTo(before);
    assertThat(house.letters).isEmpty();
  }

  @Test
  public void nobodyWritesAFormInSeconds() {
    String token = house.written();
    house.clock.now = house.of(token).times().created().plusSeconds(15);
    assertThatThrownBy(() -> house.submits.submit(token, true, "en", PERSON))
        .isInstanceOf(NotNowException.class);
    assertThat(house.letters).isEmpty();
    house.clock.now = house.clock.now.plusSeconds(1);
    house.submits.submit(token, true, "en", PERSON);
    assertThat(house.letters).hasSize(1);
  }

  @Test
  public void aNetworkBeginsTenInAnHour() {
    for (int i = 0; i < Limits.STARTS; i++) {
      applications.begin(Way.JOIN, "en", PERSON);
    }
    assertThatThrownBy(() -> applications.begin(Way.JOIN, "en", PERSON))
        .isInstanceOf(NotNowException.class);
    assertThat(rows()).isEqualTo(Limits.STARTS);
    applications.begin(Way.JOIN, "en", new Sender("192.0.2.2", false));
    house.clock.now = house.clock.now.plus(Duration.ofHours(1));
    applications.begin(Way.JOIN, "en", PERSON);
  }

  @Test
  public void aNetworkSendsFiveInAnHour() {
    for (int i = 0; i <= Limits.SUBMITS; i++) {
      Map<String, List<String>> typed = House.typed("name", "Town " + i);
      typed.put("nameTranslated", List.of("Town " + i));
      typed.put("email", List.of("ana@town" + i + ".example"));
      String token = house.written(typed);
      if (i < Limits.SUBMITS) {
        house.submits.submit(token, true, "en", PERSON);
      } else {
        assertThatThrownBy(() -> house.submits.submit(token, true, "en", PERSON))
            .isInstanceOf(NotNowException.class);
        assertThat(house.of(token).state()).isEqualTo(State.DRAFT);
        house.clock.now = house.clock.now.plus(Duration.ofHours(1));
        house.submits.submit(token, true, "en", PERSON);
      }
    }
    assertThat(house.letters).hasSize(Limits.SUBMITS + 1);
  }

  @Test
  public void theTableCannotBeFlooded() {
    for (int i = 0; i < ApplicationService.MOST_DRAFTS / 500; i++) {
      db.database()
          .batch(
              "insert into membership_application (id, version, reference, way, state, lang,"
                  + " created_at, changed_at) values (?, 1, ?, 'join', 'draft', 'en', 1, 1)",
              IntStream.range(i * 500, i * 500 + 500)
                  .mapToObj(n -> new Object[] {db.ids().next(), "J-" + n})
                  .toList());
    }
    assertThatThrownBy(() -> applications.begin(Way.JOIN, "en", PERSON))
        .isInstanceOf(NotNowException.class);
    db.database().update("delete from membership_application where reference = 'J-7'");
    applications.begin(Way.JOIN, "en", PERSON);
  }

  @Test
  public void theLinkIsSentToTheAddressOnDemandAndNotOften() {
    String token = applications.begin(Way.JOIN, "en", PERSON);
    assertThat(applications.sendLink(token, PERSON)).isFalse();
    String written = house.written();
    for (int i = 0; i < Limits.LETTERS; i++) {
      assertThat(applications.sendLink(written, PERSON)).isTrue();
    }
    assertThatThrownBy(() -> applications.sendLink(written, PERSON))
        .isInstanceOf(NotNowException.class);
    assertThat(house.letters).hasSize(Limits.LETTERS);
    assertThat(house.letters).extracting(Letter::key).doesNotHaveDuplicates();
    assertThat(applications.open(house.lettersToken()).application().id())
        .isEqualTo(house.of(written).id());
  }

  @Test
  public void aDraftIsDiscardedAndOneThatWasSentIsNot() {
    String token = house.written();
    applications.discard(token);
    assertThat(rows()).isZero();
    assertThatThrownBy(() -> applications.open(token)).isInstanceOf(NotFoundException.class);
    String sent = house.sent();
    applications.discard(sent);
    assertThat(house.of(sent).state()).isEqualTo(State.UNCONFIRMED);
  }

  @Test
  public void onlyOurOwnLinksOpen() {
    String token = house.written();
    String forged = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
    for (String other : new String[] {null, "", "x", forged, Secrets.hash(token), token + "A"}) {
      assertThatThrownBy(() -> applications.open(other))
          .isInstanceOf(NotFoundException.class)
          .hasMessage("No application with this link");
    }
    assertThat(
            db.database()
                .list(
                    "select token_hash from membership_link fetch first 9 rows only",
                    row -> row.text("token_hash")))
        .containsExactly(Secrets.hash(token));
    house.clock.now = house.clock.now.plus(Links.OPEN).plusMillis(1);
    assertThatThrownBy(() -> applications.open(token)).isInstanceOf(GoneException.class);
  }

  @Test
  public void permissionsAreAskedFirst() {
    house.access.refused.add(MembershipContribution.APPLY);
    assertThatThrownBy(() -> applications.begin(Way.JOIN, "en", PERSON))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> applications.open("x")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> house.submits.submit("x", true, "en", PERSON))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> house.applicants.confirm("x"))
        .isInstanceOf(AccessDeniedException.class);
  }
}

package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.PersonalRecords;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.Entrance.Next;
import org.alliance.portal.security.internal.SignIn.Outcome;
import org.alliance.portal.security.internal.account.EmailChange;
import org.alliance.portal.security.internal.account.Farewell;
import org.alliance.portal.security.internal.account.OwnPassword;
import org.alliance.portal.security.internal.account.OwnRecords;
import org.alliance.portal.security.internal.account.PasswordReset;
import org.alliance.portal.security.internal.factor.Authenticators;
import org.alliance.portal.security.internal.factor.Factors.Offer;
import org.alliance.portal.security.internal.store.EmailChangeStore;
import org.alliance.portal.security.internal.store.NameStore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What a person does with the own account. */
@RunWith(Parameterized.class)
public class OwnAccountStoreTest {
  private static final String NETWORK = "192.0.2.1";
  private static final Browser BROWSER = Room.browser(NETWORK);
  private static final String FRESH = "lamp orchard seventeen";

  private final Room room;
  private final Sessions sessions;
  private final OwnPassword password;
  private final List<Runnable> later = new ArrayList<>();
  private final PasswordReset reset;
  private final EmailChange change;
  private final Farewell farewell;

  public OwnAccountStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    sessions = room.sessions();
    password = room.ownPassword(sessions);
    reset =
        new PasswordReset(
            room.access,
            db.database(),
            room.accounts,
            room.own,
            room.links(),
            room.passwords,
            password,
            sessions,
            room.letters,
            room.outbox,
            room.address,
            room.audit,
            later::add,
            room.clock);
    EmailChangeStore changes = new EmailChangeStore(db.database());
    change =
        new EmailChange(
            room.access,
            db.database(),
            password,
            room.own,
            room.accounts,
            changes,
            room.links(),
            sessions,
            room.letters,
            room.outbox,
            room.address,
            room.log,
            room.audit,
            db.ids());
    farewell =
        new Farewell(
            room.access,
            db.database(),
            password,
            room.own,
            sessions,
            room.factorStore,
            changes,
            room.links(),
            room.log);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private static String token(Letter letter) {
    return letter.values().get("link").replaceAll(".*/", "");
  }

  private Letter sent(String kind) {
    return room.sent.stream().filter(l -> l.kind().equals(kind)).findFirst().orElseThrow();
  }

  private String asked(String email) {
    reset.ask(email, NETWORK);
    later.forEach(Runnable::run);
    later.clear();
    return token(sent("security-reset"));
  }

  private static void refused(Runnable work, String... keys) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.problems()).extracting(FieldProblem::key).containsExactly(keys));
  }

  @Test
  public void theAnswerToAForgottenPasswordDoesNotDependOnTheAccount() {
    room.account("known@town.example", true);
    room.account("blocked@town.example", false);
    for (String email :
        List.of("known@town.example", "blocked@town.example", "nobody@town.example")) {
      later.clear();
      assertThat(reset.ask(email, NETWORK)).isEmpty();
      assertThat(later).as("all that is done before the answer").hasSize(1);
      assertThat(room.sent).isEmpty();
      if (!email.startsWith("known")) {
        later.get(0).run();
        assertThat(room.sent).isEmpty();
      }
    }
    refused(() -> reset.ask("no address", NETWORK), "portal.problem.email");
  }

  @Test
  public void anAddressGetsThreeLettersAnHourAndANetworkThirty() {
    for (int i = 0; i < 10; i++) {
      assertThat(reset.ask("many@town.example", NETWORK)).isEmpty();
    }
    assertThat(later).hasSize(3);
    for (int i = 10; i < 30; i++) {
      assertThat(reset.ask("many" + i + "@town.example", NETWORK)).isEmpty();
    }
    assertThat(reset.ask("last@town.example", NETWORK)).isPresent();
    assertThat(reset.ask("last@town.example", "198.51.100.1")).isEmpty();
  }

  @Test
  public void aResetWorksOnceEndsSessionsAndTells() {
    Id account = room.account("reset@town.example", true);
    String session = sessions.open(account, BROWSER);
    String token = asked("reset@town.example");
    assertThat(sent("security-reset").values().get("link"))
        .startsWith("https://portal.example/en/reset/");
    refused(
        () -> reset.reset(token, "short", "other", NETWORK),
        "security.password.too-short",
        "security.password.different");
    assertThat(reset.reset(token, FRESH, FRESH, NETWORK)).isEqualTo(account);
    assertThat(sessions.bySession(session)).isEmpty();
    assertThat(sent("security-password-changed").account()).isEqualTo(account);
    assertThat(room.signIn().signIn("reset@town.example", FRESH, BROWSER).outcome())
        .isEqualTo(Outcome.DONE);
    assertThatThrownBy(() -> reset.reset(token, FRESH, FRESH, NETWORK))
        .isInstanceOf(GoneException.class);
  }

  @Test
  public void aResetLinkEndsAfterAnHourAndForgedOnesNeverWork() {
    room.account("late@town.example", true);
    String token = asked("late@town.example");
    room.clock.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> reset.check(token)).isInstanceOf(GoneException.class);
    assertThatThrownBy(() -> reset.check("x".repeat(43))).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aFactorIsStillAskedForAfterAReset() {
    Id account = room.account("both@town.example", true);
    Offer offer = room.factors().offer(account, "both@town.example");
    room.factors()
        .confirm(
            account, offer.sealed(), Authenticators.code(offer.secret(), room.clock.instant()));
    reset.reset(asked("both@town.example"), FRESH, FRESH, NETWORK);
    assertThat(room.entrance().enter(account, BROWSER).next()).isEqualTo(Next.CODE);
  }

  @Test
  public void changingThePasswordNeedsTheCurrentOneAndEndsOtherSessions() {
    Id account = room.account("own@town.example", true);
    String here = sessions.open(account, BROWSER);
    String elsewhere = sessions.open(account, BROWSER);
    room.as(
        account,
        () -> {
          refused(() -> password.change("not it", FRESH, FRESH, here), "security.password.wrong");
          password.change(Room.PASSWORD, FRESH, FRESH, here);
        });
    assertThat(sessions.bySession(here)).isPresent();
    assertThat(sessions.bySession(elsewhere)).isEmpty();
    assertThat(room.sent).extracting(Letter::kind).containsExactly("security-password-changed");
  }

  @Test
  public void whoFindsABrowserOpenHasTenGuesses() {
    Id account = room.account("open@town.example", true);
    room.as(
        account,
        () -> {
          for (int i = 0; i < 10; i++) {
            refused(() -> password.proven("guess"), "security.password.wrong");
          }
          refused(() -> password.proven(Room.PASSWORD), "security.factor.throttled");
        });
  }

  private String email(Id account) {
    return room.own.find(account).orElseThrow().email();
  }

  @Test
  public void anAddressChangesOnceBothHaveAgreed() {
    Id account = room.account("before@town.example", true);
    room.as(account, () -> change.ask(" After@town.example ", Room.PASSWORD));
    String forNew = token(sent("security-email-new"));
    String forOld = token(sent("security-email-old"));
    assertThat(sent("security-email-new").to()).isEqualTo("after@town.example");
    assertThatThrownBy(() -> change.agreeOld(forNew)).isInstanceOf(NotFoundException.class);
    assertThat(change.checkNew(forNew).email()).isEqualTo("after@town.example");
    assertThat(change.agreeNew(forNew)).isFalse();
    assertThatThrownBy(() -> change.agreeNew(forNew)).isInstanceOf(GoneException.class);
    assertThat(email(account)).isEqualTo("before@town.example");
    assertThat(change.agreeOld(forOld)).isTrue();
    assertThat(email(account)).isEqualTo("after@town.example");
    assertThat(room.sent)
        .filteredOn(letter -> letter.kind().equals("security-email-changed"))
        .extracting(Letter::to)
        .containsExactly("before@town.example", "after@town.example");
    room.own.email(account, account + "@town.example");
  }

  @Test
  public void whenBothAgreeAtTheSameTimeItChangesOnce() throws Exception {
    Id account = room.account("same@town.example", true);
    room.as(account, () -> change.ask("time@town.example", Room.PASSWORD));
    String forNew = token(sent("security-email-new"));
    String forOld = token(sent("security-email-old"));
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> left =
          () -> {
            start.await();
            return change.agreeNew(forNew);
          };
      Callable<Boolean> right =
          () -> {
            start.await();
            return change.agreeOld(forOld);
          };
      Future<Boolean> one = two.submit(left);
      Future<Boolean> other = two.submit(right);
      assertThat(one.get() ^ other.get()).isTrue();
    } finally {
      two.shutdownNow();
    }
    assertThat(email(account)).isEqualTo("time@town.example");
    room.own.email(account, account + "@town.example");
  }

  @Test
  public void aTakenAddressGetsTheSameAnswerAndItsHolderALetter() {
    Id account = room.account("wants@town.example", true);
    Id holder = room.account("holds@town.example", true);
    room.as(account, () -> change.ask("holds@town.example", Room.PASSWORD));
    assertThat(room.sent)
        .extracting(Letter::kind)
        .containsExactly("security-email-old", "security-email-taken");
    assertThat(sent("security-email-taken").account()).isEqualTo(holder);
    assertThat(change.agreeOld(token(sent("security-email-old")))).isFalse();
  }

  @Test
  public void whoRefusesEndsEverySessionAndKeepsTheAddress() {
    Id account = room.account("victim@town.example", true);
    String session = sessions.open(account, BROWSER);
    room.as(account, () -> change.ask("thief@town.example", Room.PASSWORD));
    String forNew = token(sent("security-email-new"));
    change.refuse(token(sent("security-email-old")));
    assertThat(sessions.bySession(session)).isEmpty();
    assertThatThrownBy(() -> change.agreeNew(forNew)).isInstanceOf(NotFoundException.class);
    assertThat(email(account)).isEqualTo("victim@town.example");
  }

  @Test
  public void whoLeavesIsForgottenAndTheRowStays() {
    Id account = room.account("leaves@town.example", true);
    String session = sessions.open(account, BROWSER);
    long head = room.db.changes().head();
    room.as(account, () -> farewell.leave(Room.PASSWORD, ""));
    assertThat(sessions.bySession(session)).isEmpty();
    assertThat(room.own.find(account)).isEmpty();
    assertThat(room.accounts.byEmail("leaves@town.example")).isEmpty();
    assertThat(
            new ActorNames(room.access, new NameStore(room.db.database()))
                .names(List.of("account:" + account)))
        .isEmpty();
    assertThat(room.db.changes().read(head, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.type()).isEqualTo("account");
              assertThat(entry.verb()).isEqualTo(Change.Verb.DELETED);
              assertThat(entry.audience()).isEqualTo(Change.Audience.NONE);
            });
    assertThat(room.signIn().signIn("leaves@town.example", Room.PASSWORD, BROWSER).outcome())
        .isEqualTo(Outcome.WRONG);
  }

  @Test
  public void theLastOwnerHandsOverFirst() {
    Id town =
        room.access.as(
            Principal.SYSTEM,
            () -> room.organisations.create(ByLanguage.of("en", "Own Town"), "FR", "region"));
    Id owner = room.account("last-owner@town.example", true);
    Id editor = room.account("colleague@town.example", true);
    room.accounts.join(town, owner, TeamRole.OWNER);
    room.accounts.join(town, editor, TeamRole.EDITOR);
    room.as(
        owner,
        () -> {
          assertThat(farewell.toHandOver()).containsExactly(town);
          refused(() -> farewell.leave(Room.PASSWORD, ""), "security.delete.last-owner");
        });
    room.accounts.join(town, editor, TeamRole.OWNER);
    room.as(owner, () -> farewell.leave(Room.PASSWORD, ""));
    assertThat(room.own.find(owner)).isEmpty();
  }

  @Test
  public void oneAdminStaysEvenWhenTwoLeaveAtTheSameTime() throws Exception {
    Id one = room.account("admin-one@town.example", true, PlatformRole.ADMIN);
    Id other = room.account("admin-two@town.example", true, PlatformRole.ADMIN);
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> left = new ArrayList<>();
      for (Id admin : List.of(one, other)) {
        left.add(
            two.submit(
                () -> {
                  start.await();
                  try {
                    room.as(admin, () -> farewell.leave(Room.PASSWORD, ""));
                    return 1;
                  } catch (ValidationException e) {
                    return 0;
                  }
                }));
      }
      assertThat(left.get(0).get() + left.get(1).get()).isEqualTo(1);
    } finally {
      two.shutdownNow();
      room.own.forget(one, "test-one:" + one);
      room.own.forget(other, "test-two:" + other);
    }
  }

  @Test
  public void theExportHasTheAccountTheSessionsAndWhatOthersKeep() throws IOException {
    Id account = room.account("export@town.example", true);
    sessions.open(account, BROWSER);
    OwnRecords records = new OwnRecords(room.access, password, sessions, room.factors());
    records.others.add(
        new PersonalRecords() {
          @Override
          public String id() {
            return "things";
          }

          @Override
          public void export(Id whose, Consumer<Map<String, Object>> sink) {
            sink.accept(Map.of("whose", whose, "tags", List.of("a", "b")));
          }
        });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    room.as(
        account,
        () -> {
          try {
            records.write(out);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"email\" : \"export@town.example\"", "\"device\" : \"Firefox, Linux\"")
        .contains("\"things\" : [ {", "\"a\", \"b\"")
        .doesNotContain("argon2");
  }
}

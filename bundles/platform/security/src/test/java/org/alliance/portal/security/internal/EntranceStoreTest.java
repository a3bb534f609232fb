package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.Entrance.CodeResult;
import org.alliance.portal.security.internal.Entrance.Enrolled;
import org.alliance.portal.security.internal.Entrance.Next;
import org.alliance.portal.security.internal.Entrance.Passage;
import org.alliance.portal.security.internal.factor.Authenticators;
import org.alliance.portal.security.internal.factor.Factors;
import org.alliance.portal.security.internal.factor.Factors.Offer;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The way from the password to the session. */
@RunWith(Parameterized.class)
public class EntranceStoreTest {
  private static final Browser BROWSER = Room.browser("192.0.2.1");

  private final Room room;
  private final Entrance entrance;
  private final Factors factors;

  public EntranceStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    entrance = room.entrance();
    factors = room.factors();
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private String code(Offer offer) {
    return Authenticators.code(offer.secret(), room.clock.instant());
  }

  /** Switches the factor on; its first code is used up by that. */
  private Offer enrol(Id account) {
    Offer offer = factors.offer(account, "a@town.example");
    factors.confirm(account, offer.sealed(), code(offer));
    room.clock.advance(Duration.ofMinutes(1));
    return offer;
  }

  @Test
  public void aMemberWithoutFactorIsInAtOnce() {
    Id account = room.account("plain@town.example", true, PlatformRole.MEMBER);
    Passage passage = entrance.enter(account, BROWSER);
    assertThat(passage.next()).isEqualTo(Next.HOME);
    assertThat(room.sessions().bySession(passage.token())).isPresent();
  }

  @Test
  public void whoHasAFactorHasNoSessionBeforeTheCode() {
    Id account = room.account("factor@town.example", true, PlatformRole.MEMBER);
    Offer offer = enrol(account);
    Passage step = entrance.enter(account, BROWSER);
    assertThat(step.next()).isEqualTo(Next.CODE);
    assertThat(room.sessions().bySession(step.token())).isEmpty();
    assertThat(entrance.code(step.token(), "000000x", BROWSER).passage()).isNull();
    String code = code(offer);
    Passage in =
        entrance
            .code(step.token(), " " + code.substring(0, 3) + " " + code.substring(3), BROWSER)
            .passage();
    assertThat(in.next()).isEqualTo(Next.HOME);
    assertThat(in.token()).isNotEqualTo(step.token());
    assertThat(room.sessions().bySession(in.token())).isPresent();
    assertThatThrownBy(() -> entrance.code(step.token(), code, BROWSER))
        .isInstanceOf(GoneException.class);
    Passage again = entrance.enter(account, BROWSER);
    assertThat(entrance.code(again.token(), code, BROWSER).passage())
        .as("a code is good once")
        .isNull();
  }

  @Test
  public void aStepEndsAfterTenMinutesAndIsNobodyElses() {
    Id account = room.account("slow@town.example", true, PlatformRole.MEMBER);
    Offer offer = enrol(account);
    Passage step = entrance.enter(account, BROWSER);
    room.clock.advance(Entrance.STEP);
    assertThatThrownBy(() -> entrance.code(step.token(), code(offer), BROWSER))
        .isInstanceOf(GoneException.class);
    assertThatThrownBy(() -> entrance.code("x".repeat(43), code(offer), BROWSER))
        .isInstanceOf(NotFoundException.class);
    String session = room.open(account);
    assertThatThrownBy(() -> entrance.check(session)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void anAdminWithoutFactorTakesOneBeforeThereIsASession() {
    Id admin = room.account("boss@town.example", true, PlatformRole.ADMIN, PlatformRole.MEMBER);
    Passage step = entrance.enter(admin, BROWSER);
    assertThat(step.next()).isEqualTo(Next.ENROL);
    Offer offer = factors.offer(admin, "boss@town.example");
    assertThatThrownBy(() -> entrance.enrol(step.token(), offer.sealed(), "123", BROWSER))
        .isInstanceOf(ValidationException.class);
    Enrolled done = entrance.enrol(step.token(), offer.sealed(), code(offer), BROWSER);
    assertThat(done.codes()).hasSize(10).doesNotHaveDuplicates();
    assertThat(room.sessions().bySession(done.passage().token()).orElseThrow().roles())
        .contains(PlatformRole.ADMIN);
    assertThat(room.sent).extracting("kind").containsExactly("security-factor-on");
    assertThat(entrance.enter(admin, BROWSER).next()).isEqualTo(Next.CODE);
  }

  @Test
  public void aStepCannotReplaceAFactorThatIsThere() {
    Id account = room.account("twice@town.example", true, PlatformRole.ADMIN);
    enrol(account);
    Passage step = entrance.enter(account, BROWSER);
    Offer mine = factors.offer(account, "twice@town.example");
    assertThatThrownBy(() -> entrance.enrol(step.token(), mine.sealed(), code(mine), BROWSER))
        .isInstanceOf(GoneException.class);
  }

  @Test
  public void anOfferIsForOneAccountAndForAWhile() {
    Id one = room.account("one@town.example", true);
    Id other = room.account("two@town.example", true);
    Offer offer = factors.offer(one, "one@town.example");
    assertThatThrownBy(() -> factors.confirm(other, offer.sealed(), code(offer)))
        .isInstanceOf(GoneException.class);
    assertThatThrownBy(() -> factors.confirm(one, "forged", code(offer)))
        .isInstanceOf(GoneException.class);
    room.clock.advance(Duration.ofMinutes(30));
    assertThatThrownBy(() -> factors.confirm(one, offer.sealed(), code(offer)))
        .isInstanceOf(GoneException.class);
  }

  @Test
  public void ofTwoWithTheSameCodeOneGetsIn() throws Exception {
    Id account = room.account("race@town.example", true);
    Offer offer = enrol(account);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        String code = code(offer);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Integer> check =
            () -> {
              start.await();
              return factors.check(account, code) ? 1 : 0;
            };
        Future<Integer> one = both.submit(check);
        Future<Integer> other = both.submit(check);
        assertThat(one.get() + other.get()).isEqualTo(1);
        room.clock.advance(Duration.ofSeconds(30));
      }
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  public void recoveryCodesWorkOnceEach() {
    Id account = room.account("phone@town.example", true);
    Offer offer = factors.offer(account, "phone@town.example");
    List<String> codes = factors.confirm(account, offer.sealed(), code(offer));
    Passage step = entrance.enter(account, BROWSER);
    String typed = codes.get(3).replace("-", " ").toUpperCase(Locale.ROOT);
    assertThat(entrance.code(step.token(), typed, BROWSER).passage()).isNotNull();
    assertThat(factors.check(account, codes.get(3))).isFalse();
    assertThat(factors.codesLeft(account)).isEqualTo(9);
    assertThat(factors.openCodes(account, factors.sealCodes(account, codes))).isEqualTo(codes);
    assertThatThrownBy(() -> factors.openCodes(new Id(1), factors.sealCodes(account, codes)))
        .isInstanceOf(GoneException.class);
    room.clock.advance(Duration.ofMinutes(1));
    List<String> fresh = factors.renewCodes(account, code(offer));
    assertThat(factors.check(account, codes.get(4))).isFalse();
    assertThat(factors.check(account, fresh.get(0))).isTrue();
  }

  @Test
  public void wrongCodesAreCountedAndAKnownBrowserCountsForItself() {
    Id account = room.account("counted@town.example", true);
    Passage first = entrance.enter(account, BROWSER);
    Browser known = new Browser(null, "192.0.2.9", first.device());
    Offer offer = enrol(account);
    Passage step = entrance.enter(account, BROWSER);
    for (int i = 0; i < 10; i++) {
      CodeResult wrong = entrance.code(step.token(), "no", BROWSER);
      assertThat(wrong.retryAfter()).isNull();
    }
    assertThat(entrance.code(step.token(), code(offer), BROWSER).retryAfter()).isNotNull();
    assertThat(entrance.code(step.token(), code(offer), known).passage()).isNotNull();
  }

  @Test
  public void onlyAnAdminResetsSomebodysFactor() {
    Id account = room.account("reset@town.example", true);
    enrol(account);
    assertThatThrownBy(() -> factors.reset(account)).isInstanceOf(SignInRequiredException.class);
    assertThatThrownBy(() -> room.as(account, () -> factors.reset(account)))
        .isInstanceOf(AccessDeniedException.class);
    room.access.as(
        Principal.SYSTEM,
        () -> {
          factors.reset(account);
          return null;
        });
    assertThat(factors.has(account)).isFalse();
    assertThat(room.sent).extracting("kind").contains("security-factor-off");
  }
}

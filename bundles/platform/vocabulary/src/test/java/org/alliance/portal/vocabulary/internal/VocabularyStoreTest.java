package org.alliance.portal.vocabulary.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class VocabularyStoreTest {
  private static final String THEME = Vocabulary.THEME;

  private final Room room;
  private long before;

  public VocabularyStoreTest(String name, TestDatabase db) {
    room = new Room(db);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @Before
  public void start() {
    before = room.db.changes().head();
  }

  /** A new theme whose name no other test has. */
  private Term theme(String word) {
    String name = word + " " + room.db.ids().next();
    return room.desk.add(THEME, "", Map.of("en", name, "fr", name + " fr"));
  }

  private Term now(Term term) {
    return room.desk.get(term.scheme(), term.code());
  }

  private Term merge(Term term, Term into) {
    return room.desk.merge(
        THEME, term.code(), now(term).version(), into.code(), now(into).version());
  }

  private List<Change> logged() {
    return room.db.changes().read(before, 1_000);
  }

  @Test
  public void seedsAreMadeOnceAndStayTheSecretariats() {
    Term health = room.desk.get(THEME, "health");
    Term changed =
        room.desk.rename(
            THEME, "health", health.version(), Map.of("en", "Health and care", "fr", "Soins"));
    before = room.db.changes().head();
    Room again = new Room(room.db);
    assertThat(again.desk.get(THEME, "health")).isEqualTo(changed);
    assertThat(again.seeds.provide(Seeds.read())).isZero();
    assertThat(again.vocabulary.active(Vocabulary.COUNTRY, "fr")).hasSize(47);
    assertThat(logged()).isEmpty();
    room.desk.rename(THEME, "health", changed.version(), health.names().values());
  }

  @Test
  public void seedsOfALaterVersionAreAdded() {
    String code = "seed-" + room.db.ids().next().toString().toLowerCase(java.util.Locale.ROOT);
    List<Seeds.Seed> more = new ArrayList<>(Seeds.read());
    more.add(new Seeds.Seed(THEME, code, code, code));
    assertThat(room.seeds.provide(more)).isEqualTo(1);
    assertThat(room.seeds.provide(more)).isZero();
    assertThat(logged())
        .singleElement()
        .satisfies(change -> assertThat(change.verb()).isEqualTo(Change.Verb.CREATED));
  }

  @Test
  public void whatIsAddedIsSeenAtOnceAndLogged() {
    Term term = theme("New");
    assertThat(room.vocabulary.term(THEME, term.code())).contains(term);
    assertThat(room.vocabulary.selectable(THEME, term.code())).isTrue();
    assertThat(now(term)).isEqualTo(term);
    assertThat(logged())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.feature()).isEqualTo("vocabulary");
              assertThat(change.type()).isEqualTo(Term.TYPE);
              assertThat(change.id()).isEqualTo(term.id());
              assertThat(change.verb()).isEqualTo(Change.Verb.CREATED);
              assertThat(change.audience()).isEqualTo(Change.Audience.MEMBERS);
            });
  }

  @Test
  public void namesComeChangeAndGo() {
    Term term = theme("Names");
    Term renamed =
        room.desk.rename(
            THEME, term.code(), 1, Map.of("fr", "Autre " + term.code(), "de", "Andere", "en", ""));
    assertThat(renamed.version()).isEqualTo(2);
    assertThat(renamed.names().original()).isEqualTo("fr");
    assertThat(renamed.names().values())
        .containsOnly(Map.entry("fr", "Autre " + term.code()), Map.entry("de", "Andere"));
    assertThat(room.vocabulary.label(THEME, term.code(), "en")).startsWith("Autre");
    assertThat(logged().get(1).fields()).containsExactly("names.de", "names.en", "names.fr");
    long head = room.db.changes().head();
    assertThat(room.desk.rename(THEME, term.code(), 2, renamed.names().values()))
        .isEqualTo(renamed);
    assertThat(room.db.changes().head()).isEqualTo(head);
  }

  @Test
  public void anOlderVersionIsAConflictWithTheTermAsItIs() {
    Term term = theme("Old");
    Term retired = room.desk.retire(THEME, term.code(), 1);
    for (Callable<Term> late :
        List.<Callable<Term>>of(
            () -> room.desk.rename(THEME, term.code(), 1, Map.of("en", "x")),
            () -> room.desk.retire(THEME, term.code(), 1),
            () -> room.desk.bringBack(THEME, term.code(), 1),
            () -> room.desk.merge(THEME, term.code(), 1, "housing", 1))) {
      ConflictException conflict = catchThrowableOfType(ConflictException.class, late::call);
      assertThat(conflict.current()).isEqualTo(retired);
    }
    assertThat(room.store.names(term, term.names(), java.time.Instant.EPOCH)).isFalse();
    assertThat(now(term)).isEqualTo(retired);
  }

  @Test
  public void whatIsRetiredCanComeBack() {
    Term term = theme("Retired");
    assertThat(room.desk.retire(THEME, term.code(), 1).state()).isEqualTo(Term.State.RETIRED);
    assertThat(room.vocabulary.selectable(THEME, term.code())).isFalse();
    assertThat(room.vocabulary.label(THEME, term.code(), "fr")).endsWith(" fr");
    assertThat(room.desk.bringBack(THEME, term.code(), 2).version()).isEqualTo(3);
    assertThat(room.vocabulary.active(THEME, "en")).extracting(Term::code).contains(term.code());
    assertThat(logged()).extracting(Change::fields).contains(List.of("state"));
  }

  @Test
  public void aMergedTermLeadsToTheOtherOverAnyNumberOfMerges() {
    Term a = theme("A");
    Term b = theme("B");
    Term c = theme("C");
    assertThat(merge(a, b).mergedInto()).isEqualTo(b.code());
    assertThat(now(b).version()).isEqualTo(2);
    merge(b, c);
    assertThat(room.vocabulary.current(THEME, a.code())).isEqualTo(c.code());
    assertThat(room.vocabulary.label(THEME, a.code(), "en")).startsWith("C ");
    assertThat(new Room(room.db).vocabulary.current(THEME, a.code())).isEqualTo(c.code());
    assertThat(logged())
        .filteredOn(change -> change.id().equals(a.id()))
        .extracting(Change::fields)
        .containsExactly(List.of(), List.of("state", "mergedInto"));
    assertThatThrownBy(() -> merge(c, a)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> merge(c, b)).isInstanceOf(ValidationException.class);
    Term back = room.desk.bringBack(THEME, a.code(), now(a).version());
    assertThat(back.mergedInto()).isNull();
    assertThat(room.vocabulary.current(THEME, a.code())).isEqualTo(a.code());
  }

  @Test
  public void aMergeNeedsTwoTermsOfOneSchemeThatLive() {
    Term a = theme("Left");
    Term gone = theme("Gone");
    room.desk.retire(THEME, gone.code(), 1);
    assertThat(into(a, a.code())).isEqualTo("vocabulary.problem.itself");
    assertThat(into(a, gone.code())).isEqualTo("vocabulary.problem.not-active");
    assertThat(into(a, "municipality")).isEqualTo("portal.problem.unknown-value");
    assertThat(into(a, "")).isEqualTo("portal.problem.required");
    merge(a, room.desk.get(THEME, "housing"));
    assertThat(into(now(a), "health")).isEqualTo("vocabulary.problem.merged");
    assertThatThrownBy(() -> room.desk.retire(THEME, a.code(), 2))
        .isInstanceOf(ValidationException.class);
  }

  private String into(Term term, String into) {
    List<FieldProblem> problems =
        catchThrowableOfType(
                ValidationException.class,
                () -> room.desk.merge(THEME, term.code(), term.version(), into, version(into)))
            .problems();
    assertThat(problems).singleElement().extracting(FieldProblem::field).isEqualTo("into");
    return problems.get(0).key();
  }

  private int version(String code) {
    return room.store.find(THEME, code).map(Term::version).orElse(1);
  }

  @Test
  public void aNameThatIsTakenMeanwhileKeepsAMergedTermAway() {
    Term a = theme("Mine");
    merge(a, room.desk.get(THEME, "housing"));
    room.desk.add(THEME, "", Map.of("en", a.names().values().get("en").toUpperCase()));
    assertThatThrownBy(() -> room.desk.bringBack(THEME, a.code(), 2))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("names.en");
  }

  @Test
  public void ofTwoMergesAtOnceOneIsAConflict() throws Exception {
    for (int round = 0; round < 5; round++) {
      Term a = theme("One");
      Term b = theme("Other");
      Term c = theme("Third");
      assertOneWins(() -> merge1(a, b), () -> merge1(b, a));
      assertThat(List.of(now(a).state(), now(b).state()))
          .containsExactlyInAnyOrder(Term.State.ACTIVE, Term.State.MERGED);
      Term left = now(a).state() == Term.State.ACTIVE ? now(a) : now(b);
      Term d = theme("Fourth");
      assertOneWins(
          () -> room.desk.merge(THEME, left.code(), left.version(), c.code(), 1),
          () -> room.desk.merge(THEME, left.code(), left.version(), d.code(), 1));
    }
  }

  private Term merge1(Term term, Term into) {
    return room.desk.merge(THEME, term.code(), 1, into.code(), 1);
  }

  private static void assertOneWins(Callable<Term> first, Callable<Term> second) throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Object>> results = new ArrayList<>();
      for (Callable<Term> merge : List.of(first, second)) {
        results.add(
            threads.submit(
                () -> {
                  together.await(10, TimeUnit.SECONDS);
                  try {
                    return merge.call();
                  } catch (ConflictException e) {
                    return e;
                  }
                }));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> result : results) {
        outcomes.add(result.get(30, TimeUnit.SECONDS));
      }
      assertThat(outcomes).hasAtLeastOneElementOfType(Term.class);
      assertThat(outcomes)
          .filteredOn(ConflictException.class::isInstance)
          .singleElement()
          .satisfies(
              conflict ->
                  assertThat(((Term) ((ConflictException) conflict).current()).version())
                      .isGreaterThan(1));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void anotherNodeFollows() {
    Room other = new Room(room.db);
    Term term = theme("Remote");
    assertThat(other.vocabulary.term(THEME, term.code())).isEmpty();
    assertThat(other.vocabulary.stored(term.id())).as("as a follower reads it").contains(term);
    assertThat(other.vocabulary.stored(room.db.ids().next())).isEmpty();
    logged().forEach(other.cache::follow);
    assertThat(other.vocabulary.term(THEME, term.code())).contains(term);
    Snapshot known = other.cache.snapshot();
    logged().forEach(other.cache::follow);
    assertThat(other.cache.snapshot()).as("what is in it is not read again").isSameAs(known);
  }

  @Test
  public void onlyThoseWhoMay() {
    room.access.refused.add(Vocabulary.EDIT);
    for (Callable<Term> refused :
        List.<Callable<Term>>of(
            () -> room.desk.get(THEME, "health"),
            () -> room.desk.add(THEME, "", Map.of("en", "x")),
            () -> room.desk.rename(THEME, "health", 1, Map.of("en", "x")),
            () -> room.desk.retire(THEME, "health", 1),
            () -> room.desk.bringBack(THEME, "health", 1),
            () -> room.desk.merge(THEME, "health", 1, "housing", 1))) {
      assertThatThrownBy(refused::call).isInstanceOf(AccessDeniedException.class);
    }
    assertThat(room.desk.terms(THEME)).isNotEmpty();
    room.access.refused.add(Action.PUBLIC);
    assertThatThrownBy(() -> room.desk.terms(THEME)).isInstanceOf(AccessDeniedException.class);
    room.access.refused.clear();
  }

  @Test
  public void whatDoesNotExistIsNotFound() {
    assertThatThrownBy(() -> room.desk.get("colour", "red")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> room.desk.terms("colour")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> room.desk.get(THEME, "no-such")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> room.desk.retire(THEME, "no-such", 1))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aTermIsFoundByItsKey() {
    assertThat(
            room.db.plan(
                "select t.id from vocabulary_term t where t.scheme = ? and t.code = ?",
                THEME,
                "health"))
        .containsAnyOf("vocabulary_term_code", "constraint", "index scan");
  }
}

package org.alliance.portal.projects.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeDraft.Evidence;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Several at the same moment: what only one can have, only one gets. */
@RunWith(Parameterized.class)
public class RacesStoreTest {
  private static final int ROUNDS = 8;

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ServiceFixture fixture;
  private final InitiativeService service;
  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  public RacesStoreTest(String name, TestDatabase db) {
    this.fixture = new ServiceFixture(db);
    this.service = fixture.overRealReviews();
  }

  @Before
  public void empty() {
    fixture.empty();
  }

  private Initiative publish(Id organisation, InitiativeDraft draft) {
    Reviews.Work work = service.begin(organisation, draft);
    return service.publish(work.ref().id(), work.version());
  }

  @After
  public void stop() {
    threads.shutdownNow();
  }

  /** What each returned or threw. */
  private List<Object> atOnce(List<Callable<?>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.size());
    List<Future<Object>> futures = new ArrayList<>();
    for (Callable<?> one : work) {
      futures.add(
          threads.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                return one.call();
              }));
    }
    List<Object> ends = new ArrayList<>();
    for (Future<Object> future : futures) {
      try {
        ends.add(future.get(30, TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        ends.add(e.getCause());
      }
    }
    return ends;
  }

  private static int count(List<Object> ends, Class<?> type) {
    return (int) ends.stream().filter(type::isInstance).count();
  }

  @Test
  public void oneOfTwoPublishes() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Reviews.Work work = service.begin(fixture.town, Samples.small("Round " + i));
      Id id = work.ref().id();
      long head = fixture.db.changes().head();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> service.publish(id, work.version()),
                  () -> service.publish(id, work.version())));
      assertThat(count(ends, Initiative.class)).as("%s", ends).isEqualTo(1);
      assertThat(count(ends, ConflictException.class) + count(ends, NotFoundException.class))
          .as("%s", ends)
          .isEqualTo(1);
      assertThat(fixture.db.changes().read(head, 10))
          .filteredOn(change -> change.feature().equals("projects"))
          .hasSize(1);
    }
  }

  @Test
  public void oneOfTwoPublishesANewVersion() throws Exception {
    Initiative first = publish(fixture.town, Samples.small("One"));
    for (int i = 0; i < ROUNDS; i++) {
      int version = service.edit(first.id()).version();
      int seen =
          service
              .save(first.id(), version, Map.of("texts.en.title", List.of("Round " + i)))
              .version();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> service.publish(first.id(), seen),
                  () -> service.publish(first.id(), seen)));
      assertThat(count(ends, Initiative.class)).as("%s", ends).isEqualTo(1);
      assertThat(service.get(first.id()).version()).isEqualTo(i + 2);
    }
  }

  @Test
  public void bothWhoOpenOneGetTheSameWorkingCopy() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Id id = publish(fixture.town, Samples.small("One")).id();
      List<Object> ends = atOnce(List.of(() -> service.edit(id), () -> service.edit(id)));
      assertThat(ends.get(0)).isInstanceOf(Reviews.Work.class).isEqualTo(ends.get(1));
    }
  }

  @Test
  public void whatIsWrittenDuringAPublicationIsNotLost() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Reviews.Work work = service.begin(fixture.town, Samples.small("Before"));
      Id id = work.ref().id();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> service.publish(id, work.version()),
                  () ->
                      service.save(
                          id, work.version(), Map.of("texts.en.title", List.of("After")))));
      boolean published = ends.get(0) instanceof Initiative;
      boolean saved = ends.get(1) instanceof Reviews.Work;
      assertThat(published).as("%s", ends).isNotEqualTo(saved);
      if (saved) {
        assertThat(service.work(id).title()).isEqualTo("After");
        assertThat(fixture.store.get(id)).isEmpty();
      } else {
        assertThat(service.get(id).content().texts().get("en").title()).isEqualTo("Before");
      }
    }
  }

  @Test
  public void whatIsWrittenIsNotDiscardedUnseen() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Reviews.Work work = service.begin(fixture.town, Samples.small("Before"));
      Id id = work.ref().id();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> {
                    service.discard(id, work.version());
                    return "discarded";
                  },
                  () ->
                      service.save(
                          id, work.version(), Map.of("texts.en.title", List.of("After")))));
      boolean discarded = ends.get(0) instanceof String;
      boolean saved = ends.get(1) instanceof Reviews.Work;
      assertThat(discarded).as("%s", ends).isNotEqualTo(saved);
      if (saved) {
        assertThat(service.work(id).title()).isEqualTo("After");
      }
    }
  }

  @Test
  public void oneOfTwoAdoptionsOfAPairIsKept() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Id source = publish(fixture.town, Samples.documented("Model")).id();
      Id adopter = publish(fixture.other, Samples.small("Copy")).id();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> service.adopt(adopter, source, "First"),
                  () -> service.adopt(adopter, source, "Second")));
      assertThat(count(ends, Adoption.class)).as("%s", ends).isEqualTo(1);
      assertThat(count(ends, ValidationException.class)).as("%s", ends).isEqualTo(1);
      assertThat(service.adoptions(source)).hasSize(1);
    }
    assertThat(fixture.outbox.letters).hasSize(ROUNDS);
  }

  @Test
  public void twoCannotAdoptEachOther() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Id one = publish(fixture.town, Samples.documented("One")).id();
      Id two = publish(fixture.other, Samples.small("Two")).id();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> service.adopt(one, two, "Text"), () -> service.adopt(two, one, "Text")));
      assertThat(count(ends, Adoption.class)).as("%s", ends).isEqualTo(1);
    }
  }

  @Test
  public void twoAnswersToTwoAdoptionsAreBothCounted() throws Exception {
    fixture.organisations.add(1003, "Third", "DE");
    for (int i = 0; i < ROUNDS; i++) {
      Id source = publish(fixture.town, Samples.documented("Model")).id();
      Id one = publish(fixture.other, Samples.small("One")).id();
      Id two = publish(new Id(1003), Samples.small("Two")).id();
      Id first = service.adopt(one, source, "Text").id();
      Id second = service.adopt(two, source, "Text").id();
      int version = service.edit(source).version();
      int seen = service.save(source, version, Map.of("texts.en.title", List.of("New"))).version();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> service.answer(first, true),
                  () -> service.answer(second, true),
                  () -> service.publish(source, seen)));
      assertThat(count(ends, Throwable.class)).as("%s", ends).isZero();
      Initiative after = service.get(source);
      assertThat(after.adoptions()).isEqualTo(2);
      assertThat(after.evidence()).isEqualTo(Evidence.REPLICATED);
      assertThat(after.version()).isEqualTo(2);
    }
  }

  @Test
  public void aDeletionAndAPublicationDoNotMix() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Id id = publish(fixture.town, Samples.small("One")).id();
      int version = service.edit(id).version();
      int seen = service.save(id, version, Map.of("texts.en.title", List.of("Two"))).version();
      List<Object> ends =
          atOnce(
              List.of(
                  () -> service.publish(id, seen),
                  () -> {
                    service.delete(id, 1, null);
                    return "deleted";
                  }));
      boolean published = ends.get(0) instanceof Initiative;
      boolean deleted = ends.get(1) instanceof String;
      assertThat(published).as("%s", ends).isNotEqualTo(deleted);
      if (deleted) {
        assertThat(ends.get(0)).isInstanceOfAny(GoneException.class, NotFoundException.class);
      } else {
        assertThat(ends.get(1)).isInstanceOf(ConflictException.class);
      }
    }
  }
}

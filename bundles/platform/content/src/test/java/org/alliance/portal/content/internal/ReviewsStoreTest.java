package org.alliance.portal.content.internal;

import static org.alliance.portal.content.internal.ReviewRoom.EDITOR;
import static org.alliance.portal.content.internal.ReviewRoom.MODERATOR;
import static org.alliance.portal.content.internal.ReviewRoom.NOW;
import static org.alliance.portal.content.internal.ReviewRoom.OTHER_MODERATOR;
import static org.alliance.portal.content.internal.ReviewRoom.OWNER;
import static org.alliance.portal.content.internal.ReviewRoom.TEAM_OWNER;
import static org.alliance.portal.content.internal.ReviewRoom.ref;
import static org.alliance.portal.content.internal.ReviewRoom.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.content.Reviews.State;
import org.alliance.portal.api.content.Reviews.Work;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.content.internal.store.WorkStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ReviewsStoreTest {
  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private ReviewRoom room;
  private ReviewService reviews;

  public ReviewsStoreTest(String name, TestDatabase db) {
    this.db = db;
  }

  @Before
  public void open() {
    room = new ReviewRoom(db);
    reviews = room.reviews;
  }

  private static void assertConflict(Runnable work, Work current) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.current()).isEqualTo(current));
  }

  private void publish(EntityRef ref, int version) {
    db.database().run(() -> reviews.published(ref, version));
  }

  @Test
  public void isWrittenSubmittedReturnedAndPublished() {
    Work begun = room.begun(1);
    assertThat(begun)
        .isEqualTo(
            new Work(
                ref(1),
                OWNER,
                1,
                3,
                State.DRAFT,
                "Title 1",
                "/things/" + new Id(1),
                Map.of("text", List.of("First")),
                Map.of(),
                null,
                EDITOR.actor(),
                NOW,
                null));
    assertThat(reviews.find(ref(1))).contains(begun);
    room.later();
    Work written = reviews.save(work(ref(1), OWNER, 1, "Second é 😀 \u0000"));
    assertThat(written.version()).isEqualTo(2);
    assertThat(written.values()).isEqualTo(Map.of("text", List.of("Second é 😀 \u0000")));
    assertThat(written.changed()).isEqualTo(NOW.plusSeconds(1));
    Work submitted = room.as(TEAM_OWNER, () -> reviews.submit(ref(1), 2));
    assertThat(submitted.state()).isEqualTo(State.SUBMITTED);
    assertThat(submitted.submitted()).isEqualTo(NOW.plusSeconds(1));
    assertThat(submitted.author()).isEqualTo(EDITOR.actor());
    room.later();
    Work returned =
        room.as(
            MODERATOR,
            () ->
                reviews.giveBack(
                    ref(1), 3, Map.of("text", " Why?\r\nHow? ", "title", " "), "\u0000 "));
    assertThat(returned.state()).isEqualTo(State.RETURNED);
    assertThat(returned.remarks()).isEqualTo(Map.of("text", "Why?\nHow?"));
    assertThat(returned.note()).isNull();
    assertThat(returned.author()).isEqualTo(EDITOR.actor());
    Work again = reviews.save(work(ref(1), OWNER, 4, "Third"));
    assertThat(again.state()).isEqualTo(State.DRAFT);
    assertThat(again.remarks()).as("until it is submitted").isEqualTo(returned.remarks());
    assertThat(reviews.submit(ref(1), 5).remarks()).isEmpty();
    assertThat(reviews.find(ref(1)).orElseThrow().submitted()).isEqualTo(NOW.plusSeconds(2));
    publish(ref(1), 6);
    assertThat(reviews.find(ref(1))).isEmpty();
    assertThat(room.begun(1).version()).isEqualTo(1);
  }

  @Test
  public void eachStepIsAnnouncedToNobody() {
    long before = db.changes().head();
    room.submitted(ref(1), OWNER);
    reviews.submit(ref(1), 2);
    reviews.takeBack(ref(1), 2);
    reviews.takeBack(ref(1), 3);
    reviews.save(work(ref(1), OWNER, 3, "Second"));
    reviews.discard(ref(1), 4);
    reviews.discard(ref(1));
    List<Change> changes = db.changes().read(before, 100);
    assertThat(changes)
        .extracting(change -> change.verb() + " " + change.fields())
        .containsExactly(
            "CREATED []", "UPDATED [state]", "UPDATED [state]", "UPDATED [values]", "DELETED []");
    assertThat(changes)
        .allSatisfy(
            change -> {
              assertThat(change.feature()).isEqualTo("content");
              assertThat(change.type()).isEqualTo("work");
              assertThat(change.id()).isEqualTo(new Id(1));
              assertThat(change.audience()).isEqualTo(Change.Audience.NONE);
              assertThat(change.organisation()).isEqualTo(OWNER);
            });
  }

  @Test
  public void whatOthersHaveChangedIsNotOverwritten() {
    Work begun = room.begun(1);
    assertConflict(() -> reviews.save(work(ref(1), OWNER, 0, "Other")), begun);
    Work second = reviews.save(work(ref(1), OWNER, 1, "Second"));
    assertConflict(() -> reviews.save(work(ref(1), OWNER, 1, "Late")), second);
    assertConflict(() -> reviews.submit(ref(1), 1), second);
    assertConflict(() -> reviews.takeBack(ref(1), 1), second);
    assertConflict(() -> reviews.giveBack(ref(1), 1, Map.of(), "No"), second);
    assertConflict(() -> publish(ref(1), 1), second);
    assertConflict(() -> reviews.discard(ref(1), 1), second);
    assertThat(reviews.find(ref(1))).contains(second);
    assertConflict(() -> reviews.save(work(ref(2), OWNER, 1, "Gone")), null);
    for (Runnable gone :
        List.<Runnable>of(
            () -> reviews.submit(ref(2), 1),
            () -> reviews.takeBack(ref(2), 1),
            () -> reviews.giveBack(ref(2), 1, Map.of(), "No"),
            () -> reviews.discard(ref(2), 1),
            () -> publish(ref(2), 1))) {
      assertThatThrownBy(gone::run).isInstanceOf(NotFoundException.class);
    }
    assertThat(room.sent).isEmpty();
  }

  @Test
  public void onlyWhatIsSubmittedIsGivenBackOrTakenBack() {
    Work draft = room.begun(1);
    assertConflict(() -> reviews.giveBack(ref(1), 1, Map.of(), "No"), draft);
    assertThat(reviews.takeBack(ref(1), 1)).isEqualTo(draft);
    reviews.submit(ref(1), 1);
    Work returned = reviews.giveBack(ref(1), 2, Map.of(), "No");
    assertThat(returned.note()).isEqualTo("No");
    assertConflict(() -> reviews.giveBack(ref(1), 3, Map.of(), "Again"), returned);
    assertConflict(() -> reviews.takeBack(ref(1), 3), returned);
  }

  @Test
  public void remarksAreNeededAndHaveLimits() {
    room.submitted(ref(1), OWNER);
    String long1 = "x".repeat(2_001);
    assertThatThrownBy(() -> reviews.giveBack(ref(1), 2, Map.of("a", long1, "b", "B"), long1))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        FieldProblem.of("remarks.a", "portal.problem.too-long", "max", 2_000),
                        FieldProblem.of("note", "portal.problem.too-long", "max", 2_000)));
    assertThatThrownBy(() -> reviews.giveBack(ref(1), 2, Map.of("a", " \n"), " "))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(FieldProblem.of("note", "portal.problem.required")));
    String longest = "é".repeat(2_000);
    Work returned = reviews.giveBack(ref(1), 2, Map.of("a", longest), longest);
    assertThat(returned.remarks()).isEqualTo(Map.of("a", longest));
    assertThat(returned.note()).isEqualTo(longest);
  }

  @Test
  public void refusesTooMuch() {
    assertThatThrownBy(() -> reviews.save(work(ref(1), OWNER, 0, "é".repeat(140_000))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("portal.problem.work-too-large");
    reviews.save(work(ref(1), OWNER, 0, "é".repeat(120_000)));
    for (long id = 2; id <= ReviewService.MOST; id++) {
      room.begun(id);
    }
    assertThatThrownBy(() -> room.begun(1_000))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("portal.problem.too-many-works");
    reviews.save(work(ref(2), OWNER, 1, "Second"));
    reviews.save(work(ref(1_000), new Id(51), 0, "Another's"));
    reviews.save(work(ref(1_001), null, 0, "Nobody's"));
    assertThat(reviews.of(List.of(OWNER))).hasSize(100);
    for (Work wrong : List.of(work(ref(1), OWNER, -1, "x"), pathed("x"), pathed(null))) {
      assertThatThrownBy(() -> reviews.save(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Work pathed(String path) {
    return new Work(
        ref(7), OWNER, 0, 0, null, "T", path, Map.of(), Map.of(), null, null, null, null);
  }

  @Test
  public void publishingBelongsToTheCallersTransaction() {
    Work submitted = room.submitted(ref(1), OWNER);
    room.sent.clear();
    long before = db.changes().head();
    assertThatThrownBy(() -> reviews.published(ref(1), 2))
        .isInstanceOf(IllegalStateException.class);
    room.signIn(MODERATOR);
    assertThatThrownBy(
            () ->
                db.database()
                    .run(
                        () -> {
                          reviews.published(ref(1), 2);
                          assertThat(reviews.find(ref(1))).isEmpty();
                          throw new IllegalArgumentException("the rest failed");
                        }))
        .hasMessage("the rest failed");
    assertThat(reviews.find(ref(1))).contains(submitted);
    assertThat(room.sent).isEmpty();
    assertThat(db.changes().head()).isEqualTo(before);
    publish(ref(1), 2);
    assertThat(reviews.find(ref(1))).isEmpty();
    assertThat(room.sent).hasSize(1);
    room.signIn(EDITOR);
  }

  private static List<String> told(List<Letter> letters) {
    List<String> told =
        letters.stream()
            .map(l -> l.kind() + " " + l.account().value() + " " + l.lang())
            .sorted()
            .toList();
    letters.clear();
    return told;
  }

  @Test
  public void lettersTellThoseWhoWait() {
    room.submitted(ref(1), OWNER);
    assertThat(room.sent)
        .allSatisfy(
            letter ->
                assertThat(letter.values())
                    .containsOnlyKeys("name", "title", "organisation", "link")
                    .containsEntry("title", "Title 1")
                    .containsEntry(
                        "link",
                        "https://portal.example/"
                            + letter.lang()
                            + "/things/"
                            + new Id(1)
                            + "/review"));
    assertThat(room.sent)
        .extracting(letter -> letter.values().get("organisation"))
        .containsExactlyInAnyOrder("Town <1>", "Ville <1>");
    assertThat(told(room.sent)).containsExactly("content-submitted 8 fr", "content-submitted 9 en");
    reviews.submit(ref(1), 2);
    assertThat(room.sent).as("once for each submission").isEmpty();
    reviews.takeBack(ref(1), 2);
    reviews.submit(ref(1), 3);
    assertThat(told(room.sent)).hasSize(2);
    room.as(MODERATOR, () -> reviews.giveBack(ref(1), 4, Map.of("text", "Why?"), "See below"));
    assertThat(room.sent.get(0).to()).isEqualTo("1@town.example");
    assertThat(room.sent.get(0).values())
        .isEqualTo(
            Map.of(
                "name", "Name 1",
                "title", "Title 1",
                "note", "See below",
                "link", "https://portal.example/en/things/" + new Id(1) + "/edit"));
    assertThat(told(room.sent)).containsExactly("content-returned 1 en");
    reviews.save(work(ref(1), OWNER, 5, "Second"));
    room.as(TEAM_OWNER, () -> reviews.submit(ref(1), 6));
    room.sent.clear();
    room.as(OTHER_MODERATOR, () -> run(() -> publish(ref(1), 7)));
    assertThat(room.sent)
        .extracting(letter -> letter.values().get("link"))
        .contains("https://portal.example/fr/things/" + new Id(1));
    assertThat(told(room.sent))
        .as("who wrote and who submitted")
        .containsExactly("content-published 1 en", "content-published 2 fr");
  }

  private static Void run(Runnable work) {
    work.run();
    return null;
  }

  @Test
  public void nobodyIsToldWhatTheyDidThemselves() {
    room.as(MODERATOR, () -> room.submitted(ref(1), null));
    assertThat(room.sent.get(0).values()).containsEntry("organisation", "");
    assertThat(told(room.sent)).containsExactly("content-submitted 9 en");
    room.as(MODERATOR, () -> run(() -> publish(ref(1), 2)));
    Principal client = Fakes.client(4);
    room.as(client, () -> room.submitted(ref(2), OWNER));
    room.as(Fakes.account(77, Map.of()), () -> room.submitted(ref(3), OWNER));
    room.sent.clear();
    room.as(MODERATOR, () -> run(() -> publish(ref(2), 2)));
    room.as(MODERATOR, () -> run(() -> publish(ref(3), 2)));
    assertThat(room.sent).as("neither a program nor an account that has gone").isEmpty();
    reviews.save(
        new Work(
            ref(4), OWNER, 0, 0, null, "\n", "/t", Map.of(), Map.of(), null, null, null, null));
    reviews.submit(ref(4), 1);
    assertThat(room.sent)
        .extracting(letter -> letter.values().get("title"))
        .containsExactlyInAnyOrder("Text without a title", "Texte sans titre");
  }

  @Test
  public void theQueueShowsTheLongestWaitingFirstEachOnce() {
    List<EntityRef> expected = new ArrayList<>();
    for (long id = 9; id > 0; id--) {
      EntityRef ref = new EntityRef(id % 3 == 0 ? "other" : "thing", new Id(id));
      reviews.save(work(ref, OWNER, 0, "First"));
      if (id != 5) {
        reviews.submit(ref, 1);
        expected.add(ref);
      }
      room.later();
    }
    // Two that were submitted at the same moment are in the order of their ids.
    for (long id : new long[] {101, 100}) {
      reviews.save(work(ref(id), null, 0, "First"));
      reviews.submit(ref(id), 1);
    }
    expected.addAll(List.of(ref(100), ref(101)));
    for (int limit : new int[] {1, 2, 3, 9, 10, 11}) {
      assertThat(room.queue(null, limit)).as("limit %d", limit).isEqualTo(expected);
      assertThat(room.queue("other", limit))
          .isEqualTo(expected.stream().filter(ref -> ref.type().equals("other")).toList());
    }
    assertThat(room.queue("nothing", 10)).isEmpty();
    Work head = reviews.waiting(null, 1, null).items().get(0);
    assertThat(head)
        .isEqualTo(
            new Work(
                head.ref(),
                OWNER,
                2,
                3,
                State.SUBMITTED,
                "Title 9",
                "/others/" + new Id(9),
                Map.of(),
                Map.of(),
                null,
                EDITOR.actor(),
                NOW,
                NOW));
    assertThat(reviews.waitingByType()).isEqualTo(Map.of("other", 3, "thing", 7));
    for (int wrong : new int[] {0, 201}) {
      assertThatThrownBy(() -> reviews.waiting(null, wrong, null))
          .isInstanceOf(ValidationException.class);
    }
    for (String wrong : new String[] {"", "A", "th\u0000", "x".repeat(61)}) {
      assertThatThrownBy(() -> reviews.waiting(wrong, 10, null))
          .isInstanceOf(ValidationException.class);
    }
    for (List<String> wrong : List.of(List.of("x", new Id(1).toString()), List.of("1", "x"))) {
      assertThatThrownBy(() -> reviews.waiting(null, 10, new Cursor(wrong).toString()))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  public void teamsSeeTheirOwnAndListsTheirStates() {
    for (long id = 1; id <= 4; id++) {
      reviews.save(work(ref(id), new Id(50 + id % 2), 0, "First"));
      room.later();
    }
    reviews.submit(ref(2), 1);
    assertThat(reviews.of(List.of(OWNER)))
        .extracting(work -> work.ref().id().value())
        .containsExactly(2L, 4L);
    assertThat(reviews.of(List.of(OWNER, new Id(51), new Id(52)))).hasSize(4);
    assertThat(reviews.of(List.of())).isEmpty();
    assertThat(reviews.of(List.of(OWNER)).get(0).values()).isEmpty();
    List<Id> ids = LongStream.rangeClosed(2, 9).mapToObj(Id::new).toList();
    assertThat(reviews.states("thing", ids))
        .isEqualTo(
            Map.of(new Id(2), State.SUBMITTED, new Id(3), State.DRAFT, new Id(4), State.DRAFT));
    assertThat(reviews.states("other", ids)).isEmpty();
    assertThat(reviews.states("thing", List.of())).isEmpty();
    List<Id> many = LongStream.range(0, 201).mapToObj(Id::new).toList();
    assertThatThrownBy(() -> reviews.states("thing", many))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void ofTwoWhoBeginOrSaveAtOnceOneIsAConflict() throws Exception {
    for (int round = 1; round <= 5; round++) {
      EntityRef ref = ref(round);
      for (int version : new int[] {0, 1}) {
        List<Object> outcomes =
            AtOnce.run(
                () -> reviews.save(work(ref, OWNER, version, "A")),
                () -> reviews.save(work(ref, OWNER, version, "B")));
        Work won = (Work) AtOnce.only(outcomes, Work.class);
        ConflictException lost = (ConflictException) AtOnce.only(outcomes, ConflictException.class);
        assertThat(lost.current()).isEqualTo(won);
        assertThat(reviews.find(ref)).contains(won);
      }
    }
  }

  @Test
  public void ofSubmittingTakingBackAndGivingBackAtOnceEachHappensOnce() throws Exception {
    for (int round = 1; round <= 5; round++) {
      EntityRef ref = ref(round);
      room.begun(round);
      room.sent.clear();
      List<Object> twice = AtOnce.run(() -> reviews.submit(ref, 1), () -> reviews.submit(ref, 1));
      AtOnce.only(twice, Work.class);
      AtOnce.only(twice, ConflictException.class);
      assertThat(told(room.sent)).hasSize(2);
      // Submitting what waits already changes nothing, so only the other one counts.
      List<Object> back = AtOnce.run(() -> reviews.takeBack(ref, 2), () -> reviews.submit(ref, 2));
      assertThat(back.get(0)).isInstanceOf(Work.class);
      assertThat(reviews.find(ref).orElseThrow().state()).isEqualTo(State.DRAFT);
      assertThat(reviews.find(ref).orElseThrow().version()).isEqualTo(3);
      assertThat(room.sent).isEmpty();
      reviews.submit(ref, 3);
      List<Object> decided =
          AtOnce.run(
              () -> reviews.takeBack(ref, 4),
              () -> room.as(MODERATOR, () -> reviews.giveBack(ref, 4, Map.of(), "No")));
      Work won = (Work) AtOnce.only(decided, Work.class);
      AtOnce.only(decided, ConflictException.class);
      assertThat(reviews.find(ref)).contains(won);
      assertThat(told(room.sent))
          .filteredOn(letter -> letter.startsWith("content-returned"))
          .hasSize(won.state() == State.RETURNED ? 1 : 0);
    }
  }

  @Test
  public void ofGivingBackSavingAndPublishingAtOnceOneHappens() throws Exception {
    for (int round = 1; round <= 8; round++) {
      EntityRef ref = ref(round);
      boolean returning = round % 2 == 0;
      room.submitted(ref, OWNER);
      room.sent.clear();
      List<Object> outcomes =
          AtOnce.run(
              () ->
                  returning
                      ? room.as(MODERATOR, () -> reviews.giveBack(ref, 2, Map.of(), "No"))
                      : reviews.save(work(ref, OWNER, 2, "Better")),
              () -> room.as(OTHER_MODERATOR, () -> run(() -> publish(ref, 2))));
      boolean published = outcomes.get(1) == null;
      assertThat(outcomes.get(published ? 0 : 1))
          .isInstanceOfAny(ConflictException.class, NotFoundException.class);
      assertThat(reviews.find(ref).isEmpty()).isEqualTo(published);
      String expected =
          published ? "content-published" : returning ? "content-returned" : "nothing";
      assertThat(told(room.sent)).allMatch(letter -> letter.startsWith(expected));
    }
  }

  @Test
  public void listsAreReadByAnIndexInTheirOrder() {
    String[] states = {"draft", "submitted", "returned"};
    db.database()
        .batch(
            "insert into content_work (entity_id, entity_type, organisation_id, version,"
                + " base_version, state, title, path, field_values, remarks, author, changed_at,"
                + " submitted_at) values (?, ?, ?, 1, 0, ?, 'Title', '/p', '{}', '{}', 'system',"
                + " ?, ?)",
            IntStream.range(0, 3000)
                .mapToObj(
                    i ->
                        new Object[] {
                          (long) i,
                          i % 2 == 0 ? "thing" : "other",
                          (long) i % 500,
                          states[i % 3],
                          i * 7919L % 3000,
                          i * 7919L % 3000
                        })
                .toList());
    String after = new Cursor(List.of("1000", new Id(9).toString())).toString();
    for (String cursor : new String[] {null, after}) {
      plan("content_work_state", WorkStore.page(null, 50, cursor));
      plan("content_work_type", WorkStore.page("thing", 50, cursor));
    }
    assertThat(db.plan(WorkStore.COUNTS)).containsPattern("content_work_(state|type)[^_a-z]");
    List<Id> ids = IntStream.range(0, 50).mapToObj(i -> new Id(i * 5L)).toList();
    for (WorkStore.Query query :
        List.of(
            WorkStore.of("select entity_id, state", "thing", ids),
            WorkStore.of("select entity_id, title", null, ids))) {
      String plan = db.plan(query.sql(), query.params());
      assertThat(plan).contains("content_work_pk");
      // PostgreSQL does not tell; Derby would name the same index when it reads all of it.
      Matcher visited = Pattern.compile("rows visited=(\\d+)").matcher(plan);
      while (visited.find()) {
        assertThat(Integer.parseInt(visited.group(1))).as(plan).isLessThan(200);
      }
    }
    WorkStore.Query owned = WorkStore.owned(List.of(OWNER), 100);
    assertThat(db.plan(owned.sql(), owned.params())).containsPattern("content_work_owner[^_a-z]");
  }

  private void plan(String index, WorkStore.Query query) {
    Plans.assertIndex(db, index, query.sql(), query.params());
  }
}

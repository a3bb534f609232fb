package org.alliance.portal.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.files.internal.store.ContentStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class AttachmentsStoreTest {
  private static final EntityRef PLAN = new EntityRef("plan", new Id(1));
  private static final EntityRef OTHER = new EntityRef("plan", new Id(2));
  private static final Id OWNER = new Id(9);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();
  private final TestDatabase db;
  private Fixture room;

  public AttachmentsStoreTest(String name, TestDatabase db) {
    this.db = db;
  }

  @Before
  public void open() {
    room = new Fixture(db, temporary.getRoot().toPath().resolve("files"));
  }

  private Attachment add(EntityRef thing, String name, byte[] content) {
    return room.service.add(thing, OWNER, name, null, new ByteArrayInputStream(content));
  }

  private List<Change> changesAfter(long position) {
    return db.changes().read(position, 100);
  }

  private void collectTomorrow() {
    for (Path file : room.files()) {
      age(file, Duration.ofDays(2));
    }
    room.contents(Instant.now().plus(Duration.ofDays(1)).plusSeconds(60)).collect();
  }

  private static void age(Path file, Duration by) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(by)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  public void aFileIsKeptByItsContentAndAnnounced() throws IOException {
    long before = db.changes().head();
    byte[] pdf = Samples.pdf("a");
    Attachment added =
        room.service.add(PLAN, OWNER, "dir/Plan.pdf", " The\nplan ", new ByteArrayInputStream(pdf));
    assertThat(added.name()).isEqualTo("Plan.pdf");
    assertThat(added.title()).isEqualTo("The plan");
    assertThat(added.type()).isEqualTo("application/pdf");
    assertThat(added.size()).isEqualTo(pdf.length);
    assertThat(added.actor()).isEqualTo("system");
    assertThat(added.path()).isEqualTo("/files/" + added.id() + "/Plan.pdf");
    assertThat(room.service.of(PLAN)).containsExactly(added);
    assertThat(room.files()).containsExactly(room.folder.path(added.digest()));
    assertThat(Files.readAllBytes(room.folder.path(added.digest()))).isEqualTo(pdf);
    assertThat(changesAfter(before))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.feature()).isEqualTo("files");
              assertThat(change.type()).isEqualTo("attachment");
              assertThat(change.verb()).isEqualTo(Change.Verb.CREATED);
              assertThat(change.audience()).isEqualTo(Change.Audience.ORGANISATION);
              assertThat(change.organisation()).isEqualTo(OWNER);
            });
  }

  @Test
  public void theSameContentTwiceIsOneFile() {
    Attachment first = add(PLAN, "a.txt", Samples.bytes("a;b"));
    Attachment second = add(OTHER, "a.csv", Samples.bytes("a;b"));
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(first.type()).isEqualTo("text/plain");
    assertThat(second.type()).isEqualTo("text/csv");
    assertThat(second.title()).isEqualTo("a.csv");
    assertThat(room.files()).hasSize(1);
    room.service.remove(PLAN, first.id());
    collectTomorrow();
    assertThat(room.files()).hasSize(1);
    room.service.remove(OTHER, second.id());
    collectTomorrow();
    assertThat(room.files()).isEmpty();
    assertThat(room.contentStore.known(List.of(first.digest()))).isEmpty();
  }

  @Test
  public void filesOfManyThingsAreReadAtOnce() {
    Attachment one = add(PLAN, "a.txt", Samples.bytes("1"));
    Attachment two = add(OTHER, "a.txt", Samples.bytes("2"));
    Attachment three = add(PLAN, "b.txt", Samples.bytes("3"));
    EntityRef page = new EntityRef("page", PLAN.id());
    EntityRef none = new EntityRef("page", new Id(77));
    Attachment four = add(page, "a.txt", Samples.bytes("4"));
    assertThat(room.service.of(List.of(PLAN, OTHER, page, none)))
        .isEqualTo(
            Map.of(
                PLAN, List.of(one, three),
                OTHER, List.of(two),
                page, List.of(four),
                none, List.of()));
    assertThat(room.service.of(List.of())).isEmpty();
  }

  @Test
  public void whatIsTakenAwayIsAnnounced() {
    Attachment mine = add(PLAN, "a.txt", Samples.bytes("1"));
    assertThatThrownBy(() -> room.service.remove(OTHER, mine.id()))
        .isInstanceOf(NotFoundException.class);
    long before = db.changes().head();
    room.service.remove(PLAN, mine.id());
    assertThatThrownBy(() -> room.service.remove(PLAN, mine.id()))
        .isInstanceOf(NotFoundException.class);
    assertThat(changesAfter(before)).extracting(Change::verb).containsExactly(Change.Verb.DELETED);
  }

  @Test
  public void filesGoWithTheirThingAndComeBackWithItsTransaction() {
    add(PLAN, "a.txt", Samples.bytes("1"));
    add(PLAN, "b.txt", Samples.bytes("2"));
    Attachment other = add(OTHER, "a.txt", Samples.bytes("1"));
    assertThatThrownBy(
            () ->
                db.database()
                    .run(
                        () -> {
                          room.service.forget(PLAN);
                          throw new IllegalStateException("not today");
                        }))
        .hasMessage("not today");
    assertThat(room.service.of(PLAN)).hasSize(2);
    db.database().run(() -> room.service.forget(PLAN));
    assertThat(room.service.of(PLAN)).isEmpty();
    assertThat(room.service.of(OTHER)).containsExactly(other);
  }

  @Test
  public void whatIsRefusedLeavesNothing() {
    assertRefused("a.pdf", Samples.bytes("<html>"), "not-what-it-says");
    assertRefused("a.txt", new byte[0], "empty");
    assertRefused("a.txt", new byte[Fixture.LARGEST + 1], "too-large");
    assertRefused("a.svg", Samples.bytes("<svg/>"), "type");
    assertThatThrownBy(
            () ->
                room.service.add(
                    PLAN, OWNER, "a.txt", "x".repeat(201), InputStream.nullInputStream()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("title");
    assertThat(room.files()).isEmpty();
    assertThat(room.service.of(PLAN)).isEmpty();
  }

  private void assertRefused(String name, byte[] content, String why) {
    assertThatThrownBy(() -> add(PLAN, name, content))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("portal.problem.file." + why);
  }

  @Test
  public void anUploadThatBreaksOffLeavesNothing() {
    InputStream broken =
        new InputStream() {
          private int left = 500_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("the connection is gone");
            }
            return 'x';
          }
        };
    assertThatThrownBy(() -> room.service.add(PLAN, OWNER, "a.txt", null, broken))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(room.files()).isEmpty();
    assertThat(room.service.of(PLAN)).isEmpty();
  }

  @Test
  public void aFailureAfterTheFileWasKeptLeavesNothing() {
    String long1 = "x".repeat(61);
    assertThatThrownBy(() -> add(new EntityRef(long1, new Id(1)), "a.txt", Samples.bytes("1")))
        .isNotInstanceOf(ValidationException.class);
    assertThat(room.files()).isEmpty();
    Attachment kept = add(PLAN, "a.txt", Samples.bytes("1"));
    assertThatThrownBy(() -> add(new EntityRef(long1, new Id(1)), "a.txt", Samples.bytes("1")))
        .isNotInstanceOf(ValidationException.class);
    assertThat(room.files()).containsExactly(room.folder.path(kept.digest()));
  }

  @Test
  public void aThingHasNoMoreThanFiftyFiles() {
    for (int i = 0; i < Attachments.MOST; i++) {
      add(PLAN, "a.txt", Samples.bytes("x"));
    }
    assertRefused("a.txt", Samples.bytes("x"), "too-many");
    add(OTHER, "a.txt", Samples.bytes("x"));
  }

  @Test
  public void oneOfTwoTakesTheLastPlace() throws Exception {
    for (int i = 1; i < Attachments.MOST; i++) {
      add(PLAN, "a.txt", Samples.bytes("x"));
    }
    for (int round = 0; round < 10; round++) {
      String here = "here " + round;
      String there = "there " + round;
      List<Optional<Attachment>> ends =
          atOnce(() -> tried("a.txt", here), () -> tried("b.txt", there));
      assertThat(ends.stream().flatMap(Optional::stream)).hasSize(1);
      assertThat(room.service.of(PLAN)).hasSize(Attachments.MOST);
      room.service.remove(PLAN, ends.stream().flatMap(Optional::stream).findFirst().get().id());
    }
  }

  private Optional<Attachment> tried(String name, String content) {
    try {
      return Optional.of(add(PLAN, name, Samples.bytes(content)));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  @Test
  public void nothingIsReceivedWithinATransaction() {
    assertThatThrownBy(() -> db.database().run(() -> add(PLAN, "a.txt", Samples.bytes("x"))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(room.files()).isEmpty();
  }

  @Test
  public void whatAnEndOfThePortalLeftIsCollected() throws IOException {
    Attachment kept = add(PLAN, "a.txt", Samples.bytes("x"));
    Received lost = room.folder.receive(new ByteArrayInputStream(Samples.bytes("lost")));
    room.folder.keep(lost);
    Received half = room.folder.receive(new ByteArrayInputStream(Samples.bytes("half")));
    Received now = room.folder.receive(new ByteArrayInputStream(Samples.bytes("now")));
    room.files().forEach(file -> age(file, Duration.ofDays(2)));
    age(now.path(), Duration.ofMinutes(30));
    room.contents(Instant.now()).collect();
    assertThat(room.files()).containsExactlyInAnyOrder(room.folder.path(kept.digest()), now.path());
    assertThat(half.path()).doesNotExist();
  }

  @Test
  public void unusedContentIsKeptForADay() {
    Attachment file = add(PLAN, "a.txt", Samples.bytes("x"));
    db.database().update("update files_content set touched = 0");
    room.service.remove(PLAN, file.id());
    room.contents(Instant.now().plus(Duration.ofHours(23))).collect();
    assertThat(room.files()).hasSize(1);
    collectTomorrow();
    assertThat(room.files()).isEmpty();
  }

  @Test
  public void twoWhoBringTheSameAtOnceShareIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      byte[] content = Samples.bytes("round " + round);
      List<Attachment> added =
          atOnce(() -> add(PLAN, "a.txt", content), () -> add(OTHER, "b.txt", content));
      String digest = added.get(0).digest();
      assertThat(added).extracting(Attachment::digest).containsExactly(digest, digest);
      assertThat(Files.readAllBytes(room.folder.path(digest))).isEqualTo(content);
      assertThat(room.files()).hasSize(round + 1);
    }
  }

  @Test
  public void anUploadDuringTheCollectionKeepsItsContent() throws Exception {
    for (int round = 0; round < 20; round++) {
      byte[] content = Samples.bytes("round " + round);
      Attachment old = add(PLAN, "a.txt", content);
      room.service.remove(PLAN, old.id());
      age(room.folder.path(old.digest()), Duration.ofDays(2));
      if (round % 2 == 0) {
        db.database().update("update files_content set touched = 0");
      } else {
        // As after an end of the portal: the file is there, its row is not.
        db.database().update("delete from files_content where digest = ?", old.digest());
      }
      Attachment added =
          atOnce(
                  () -> add(OTHER, "a.txt", content),
                  () -> {
                    room.contents(Instant.now()).collect();
                    return old;
                  })
              .get(0);
      assertThat(Files.readAllBytes(room.folder.path(added.digest()))).isEqualTo(content);
      assertThat(room.contentStore.known(List.of(added.digest()))).hasSize(1);
      room.service.remove(OTHER, added.id());
    }
  }

  private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier start = new CyclicBarrier(2);
      List<Future<T>> both = new ArrayList<>();
      for (Callable<T> work : List.of(one, other)) {
        both.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  public void filesAndUnusedContentsAreFoundByAnIndex() {
    List<Object[]> contents = new ArrayList<>();
    List<Object[]> files = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String digest = String.format("%064x", i);
      contents.add(new Object[] {digest, 1L, 1L, 1L});
      files.add(new Object[] {(long) i, "plan", (long) i, digest});
    }
    db.database()
        .batch(
            "insert into files_content (digest, size_bytes, created, touched) values (?, ?, ?, ?)",
            contents);
    db.database()
        .batch(
            "insert into files_attachment (id, thing_type, thing_id, name, title, media_type,"
                + " size_bytes, digest, actor, added)"
                + " values (?, ?, ?, 'n', 't', 'text/plain', 1, ?, 'system', 1)",
            files);
    assertThat(
            db.plan(
                "select id from files_attachment where (thing_id in (?, ?) and thing_type = ?)",
                1L,
                2L,
                "plan"))
        .contains("files_attachment_thing");
    assertThat(db.plan(ContentStore.UNUSED, "", 5L)).contains("files_attachment_digest");
    assertThat(room.contentStore.unused("", Instant.now())).isEmpty();
  }
}

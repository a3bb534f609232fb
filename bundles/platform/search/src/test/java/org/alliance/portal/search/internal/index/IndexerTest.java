package org.alliance.portal.search.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.search.internal.Fakes;
import org.alliance.portal.search.internal.Room;
import org.alliance.portal.search.internal.Thing;
import org.junit.After;
import org.junit.Test;

public class IndexerTest {
  private static final Principal READER = Principal.SYSTEM;
  private final Fakes.ThingsFake profiles = new Fakes.ThingsFake("profile", "profiles.read");
  private final Room room = new Room();

  @After
  public void close() {
    room.close();
  }

  private void put(long id, String title) {
    profiles.put(Thing.profile(id).title("en", title).made());
  }

  private void change(long id, String title) {
    put(id, title);
    room.changed(new EntityRef("profile", new Id(id)));
  }

  private long total() {
    return room.find(READER, "").total();
  }

  /** Closes without a last commit, as a crash does. */
  private void crash() throws IOException {
    Path copy = Files.createTempDirectory("crash");
    copy(room.folder.resolve("index"), copy);
    room.indexer.close();
    IndexFolder.delete(room.folder.resolve("index"));
    copy(copy, room.folder.resolve("index"));
    IndexFolder.delete(copy);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void reopen() {
    room.open();
    Room.await(() -> room.indexer.complete(Set.of("profile")));
    Room.await(() -> room.indexer.report().get("profile").position() == room.log.head());
  }

  @Test
  public void whatIsWrittenIsFoundWithinASecond() {
    put(1, "First");
    room.bring(profiles);
    long start = System.nanoTime();
    change(2, "Second");
    Room.await(() -> total() == 2);
    change(2, "Renamed");
    Room.await(() -> room.titles(READER, "renamed").size() == 1);
    profiles.remove(new Id(1));
    room.changed(new EntityRef("profile", new Id(1)));
    Room.await(() -> total() == 1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  public void aCrashLosesNothing() throws IOException {
    put(1, "First");
    room.bring(profiles);
    Room.await(() -> !room.indexer.report().isEmpty());
    room.indexer.close();
    reopen();
    change(2, "Second");
    profiles.remove(new Id(1));
    room.changed(new EntityRef("profile", new Id(1)));
    Room.await(() -> room.titles(READER, "second").size() == 1);
    crash();
    reopen();
    assertThat(room.titles(READER, "second")).hasSize(1);
    assertThat(room.titles(READER, "first")).isEmpty();
    assertThat(profiles.streams).isEqualTo(1);
  }

  @Test
  public void aSoundIndexIsNotBuiltAgain() {
    put(1, "First");
    room.bring(profiles);
    room.indexer.close();
    reopen();
    assertThat(total()).isEqualTo(1);
    assertThat(profiles.streams).isEqualTo(1);
  }

  @Test
  public void aMissingIndexIsBuilt() {
    put(1, "First");
    room.bring(profiles);
    room.indexer.close();
    IndexFolder.delete(room.folder.resolve("index"));
    reopen();
    assertThat(total()).isEqualTo(1);
  }

  @Test
  public void aDamagedIndexIsMovedAsideAndBuilt() throws IOException {
    for (int i = 0; i < 200; i++) {
      put(i, "City " + i);
    }
    room.bring(profiles);
    for (int way = 0; way < 4; way++) {
      room.indexer.close();
      damage(way);
      reopen();
      assertThat(total()).as("way %d", way).isEqualTo(200);
      assertThat(room.folder.resolve("damaged")).isDirectory();
      IndexFolder.delete(room.folder.resolve("damaged"));
    }
  }

  private void damage(int way) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(room.folder.resolve("index"))) {
      files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
    Path data =
        files.stream().filter(file -> file.toString().endsWith(".cfs")).findFirst().orElseThrow();
    Path commit =
        files.stream()
            .filter(file -> file.getFileName().toString().startsWith("segments_"))
            .findFirst()
            .orElseThrow();
    switch (way) {
      case 0 -> flip(data);
      case 1 -> Files.delete(data);
      case 2 -> Files.write(commit, new byte[] {1, 2, 3});
      default -> Files.delete(commit);
    }
  }

  private static void flip(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      java.nio.ByteBuffer one = java.nio.ByteBuffer.allocate(1);
      channel.read(one, channel.size() / 2);
      one.put(0, (byte) ~one.get(0)).rewind();
      channel.write(one, channel.size() / 2);
    }
  }

  @Test
  public void anIndexOfAnotherVersionIsBuiltAnew() {
    put(1, "First");
    room.bring(profiles);
    room.indexer.close();
    room.version("2");
    reopen();
    assertThat(total()).isEqualTo(1);
    assertThat(profiles.streams).isEqualTo(2);
  }

  @Test
  public void servesWhileItIsBuiltAndTakesChangesMeanwhile() throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      put(i, "City " + i);
    }
    room.bring(profiles);
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    int[] read = {0};
    profiles.whileReading =
        () -> {
          if (++read[0] == 150) {
            half.countDown();
            await(go);
          }
        };
    room.indexer.rebuild(null);
    assertThat(half.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(total()).isEqualTo(300);
    assertThat(room.find(READER, "").complete()).isTrue();
    assertThat(room.indexer.report().get("profile").building()).isTrue();
    change(299, "Changed before it was read anew");
    profiles.remove(new Id(298));
    room.changed(new EntityRef("profile", new Id(298)));
    Room.await(() -> room.titles(READER, "anew").size() == 1);
    go.countDown();
    Room.await(() -> !room.indexer.report().get("profile").building());
    assertThat(room.titles(READER, "anew")).hasSize(1);
    assertThat(total()).isEqualTo(299);
    assertThat(room.indexer.report().get("profile").took()).isNotNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  public void saysThatItLacksThingsUntilItIsBuilt() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    profiles.whileReading =
        () -> {
          first.countDown();
          await(go);
        };
    put(1, "First");
    room.arrive(profiles);
    assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(room.find(READER, "").complete()).isFalse();
    go.countDown();
    Room.await(() -> room.find(READER, "").complete());
    assertThat(total()).isEqualTo(1);
  }

  @Test
  public void aFeatureThatLeavesIsFoundNoMoreAndCatchesUpWhenItReturns() {
    put(1, "First");
    put(2, "Second");
    room.bring(profiles);
    room.leave(profiles);
    assertThat(total()).isZero();
    change(3, "Third");
    profiles.remove(new Id(1));
    room.changed(new EntityRef("profile", new Id(1)));
    room.arrive(profiles);
    Room.await(() -> room.titles(READER, "third").size() == 1);
    assertThat(total()).isEqualTo(2);
    assertThat(profiles.streams).isEqualTo(1);
  }

  @Test
  public void aFeatureThatReturnsAfterTheLogForgotIsBuiltAnew() {
    put(1, "First");
    room.bring(profiles);
    room.leave(profiles);
    change(2, "Second");
    change(3, "Third");
    profiles.remove(new Id(1));
    room.log.oldest = 3;
    room.arrive(profiles);
    Room.await(() -> profiles.streams == 2);
    Room.await(() -> total() == 2);
  }

  @Test
  public void aFeatureThatFailsIsAskedAgain() {
    put(1, "First");
    room.bring(profiles);
    profiles.broken = true;
    change(2, "Second");
    Room.await(() -> room.indexer.failure() != null);
    assertThat(total()).isEqualTo(1);
    assertThat(room.indexer.waiting()).isPositive();
    profiles.broken = false;
    Room.await(() -> total() == 2);
    Room.await(() -> room.indexer.failure() == null);
  }

  @Test
  public void aFeatureWhoseClassesAreAwayIsAskedAgain() {
    put(1, "Before");
    room.bring(profiles);
    profiles.gone = new NoClassDefFoundError("a class of the feature");
    change(1, "After");
    Room.await(() -> room.indexer.failure() != null);
    profiles.gone = null;
    Room.await(() -> room.titles(READER, "").equals(List.of("After")));
  }

  @Test
  public void whoWantsEverythingIsToldWhenThatCannotBe() {
    put(1, "One");
    room.bring(profiles);
    room.indexer.close();
    assertThatThrownBy(
            () ->
                room.access.as(
                    READER,
                    () -> {
                      room.search.each(SearchQuery.of("", "en", 1), ref -> {});
                      return null;
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(room.find(READER, "").complete()).isFalse();
    reopen();
  }

  @Test
  public void severalChangesOfAThingAreOne() {
    Backlog backlog = new Backlog();
    backlog.add("profile", new Id(1), 1);
    backlog.add("profile", new Id(1), 2);
    backlog.add("project", new Id(1), 3);
    Backlog.Work work = backlog.take();
    assertThat(work.things().get("profile")).containsExactly(new Id(1));
    assertThat(work.position()).isEqualTo(3);
    assertThat(backlog.waiting()).isZero();
  }
}

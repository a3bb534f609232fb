package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.links.Links.Link;
import org.alliance.portal.security.internal.store.LinkStore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class LinksStoreTest {
  private static final String PURPOSE = "test";
  private static final Duration HOUR = Duration.ofHours(1);

  private final Room room;
  private final Links links;

  public LinksStoreTest(String name, TestDatabase db) {
    room = new Room(db);
    links = new Links(new LinkStore(db.database()), room.clock);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  @Test
  public void aLinkWorksOnceAndOnlyForItsPurpose() {
    Link link = new Link(new Id(5), "a@town.example", new Id(7));
    String token = links.issue(PURPOSE, link, HOUR);
    assertThat(links.check(PURPOSE, token)).isEqualTo(link);
    assertThatThrownBy(() -> links.use("other", token)).isInstanceOf(NotFoundException.class);
    assertThat(links.use(PURPOSE, token)).isEqualTo(link);
    assertThatThrownBy(() -> links.use(PURPOSE, token))
        .isInstanceOfSatisfying(
            GoneException.class, gone -> assertThat(gone.key()).isEqualTo(Links.USED));
  }

  @Test
  public void anOldLinkIsToldFromOneThatNeverWas() {
    String token = links.issue(PURPOSE, new Link(null, null, null), HOUR);
    room.clock.advance(HOUR);
    assertThatThrownBy(() -> links.use(PURPOSE, token))
        .isInstanceOfSatisfying(
            GoneException.class, gone -> assertThat(gone.key()).isEqualTo(Links.EXPIRED));
    for (String forged : List.of("x".repeat(43), "short", "", "\u00e9".repeat(43))) {
      assertThatThrownBy(() -> links.check(PURPOSE, forged)).isInstanceOf(NotFoundException.class);
    }
    assertThatThrownBy(() -> links.check(PURPOSE, null)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void whatFailsLeavesTheLink() {
    String token = links.issue(PURPOSE, new Link(null, null, null), HOUR);
    assertThatThrownBy(
            () ->
                room.db
                    .database()
                    .run(
                        () -> {
                          links.use(PURPOSE, token);
                          throw new IllegalStateException();
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(links.use(PURPOSE, token)).isNotNull();
  }

  @Test
  public void ofTwoAtTheSameTimeOneSucceeds() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        String token = links.issue(PURPOSE, new Link(null, null, null), HOUR);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Integer> use =
            () -> {
              start.await();
              try {
                links.use(PURPOSE, token);
                return 1;
              } catch (GoneException e) {
                return 0;
              }
            };
        Future<Integer> one = both.submit(use);
        Future<Integer> other = both.submit(use);
        assertThat(one.get() + other.get()).isEqualTo(1);
      }
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  public void linksCanBeForgotten() {
    String mine = links.issue(PURPOSE, new Link(new Id(11), null, null), HOUR);
    String about = links.issue(PURPOSE, new Link(null, null, new Id(12)), HOUR);
    links.forget(new Id(11), PURPOSE);
    links.forgetAbout(new Id(12), PURPOSE);
    for (String token : List.of(mine, about)) {
      assertThatThrownBy(() -> links.check(PURPOSE, token)).isInstanceOf(NotFoundException.class);
    }
  }
}

package org.alliance.portal.membership.internal.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.alliance.portal.api.Slice;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.QueueFilter;
import org.alliance.portal.membership.internal.Queued;
import org.alliance.portal.membership.internal.ReviewDesk;
import org.alliance.portal.membership.internal.Stage;
import org.alliance.portal.membership.internal.Trail;
import org.alliance.portal.persistence.test.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SampleApplicationsStoreTest {

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final ReviewDesk desk;
  private final SampleApplications samples;

  public SampleApplicationsStoreTest(String name, TestDatabase db) {
    this.desk = new ReviewDesk(db);
    this.samples =
        new SampleApplications(
            db.database(), desk.store, desk.retention, new Trail(db.changes()), db.ids());
  }

  private Slice<Queued> all() {
    return desk.queue.list(
        new QueueFilter(Set.of(Stage.values()), Set.of(), Set.of(), Set.of()), null, 99, null);
  }

  @Test
  public void oneOfEachSortComesOnceAndGoes() {
    desk.put(State.WAITING);
    samples.provide();
    samples.provide();
    assertThat(all().items())
        .filteredOn(Queued::sample)
        .extracting(Queued::stage)
        .containsExactlyInAnyOrder(Stage.NEW, Stage.ANSWERED, Stage.ASKED, Stage.DECLINED);
    Queued asked =
        all().items().stream().filter(q -> q.stage() == Stage.ASKED).findFirst().orElseThrow();
    desk.decisions.decline(asked.id(), 1, "No.");
    samples.provide();
    assertThat(all().items()).hasSize(5);
    assertThat(desk.outbox.letters).isEmpty();
    samples.remove();
    assertThat(all().items()).singleElement().matches(queued -> !queued.sample());
  }

  @Test
  public void nobodyReallyHasTheirAddresses() {
    SampleApplication.all()
        .forEach(sample -> assertThat(sample.answers().email()).endsWith(".example"));
  }
}

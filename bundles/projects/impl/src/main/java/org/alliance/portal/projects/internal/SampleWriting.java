package org.alliance.portal.projects.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;

/**
 * Adds and removes what is invented for trying the portal out; for the portal itself. Each has an
 * id of its own, so that it is made once: one that somebody removed stays away, a working copy that
 * somebody discarded returns.
 */
public final class SampleWriting {
  private static final int BATCH = 100;

  private final Database database;
  private final InitiativeStore store;
  private final Publishing publishing;
  private final Adopting adopting;
  private final Reviews reviews;
  private final History history;
  private final ChangeLog changes;
  private final Attachments files;

  SampleWriting(
      Database database,
      InitiativeStore store,
      Publishing publishing,
      Adopting adopting,
      Reviews reviews,
      History history,
      ChangeLog changes,
      Attachments files) {
    this.database = database;
    this.store = store;
    this.publishing = publishing;
    this.adopting = adopting;
    this.reviews = reviews;
    this.history = history;
    this.changes = changes;
    this.files = files;
  }

  /** Publishes one, unless it was there before; tells whether it was published. */
  public boolean publish(Id id, Id organisation, Map<String, List<String>> values) {
    return database.transaction(
        () -> {
          if (store.get(id).isPresent()) {
            return false;
          }
          publishing.write(id, organisation, null, InitiativeForm.read(values).draft(), true);
          return true;
        });
  }

  /**
   * Adds a working copy, unless there is one or it was published.
   *
   * @param state where it is to stand
   * @param remarks of one that is returned, by field
   * @param note of one that is returned
   */
  public void write(
      Id id,
      Id organisation,
      Map<String, List<String>> values,
      Reviews.State state,
      Map<String, String> remarks,
      String note) {
    EntityRef ref = InitiativeReading.ref(id);
    database.run(
        () -> {
          if (store.get(id).isPresent() || reviews.find(ref).isPresent()) {
            return;
          }
          Reviews.Work work = reviews.save(WorkingCopies.work(id, organisation, 0, 0, values));
          if (state != Reviews.State.DRAFT) {
            work = reviews.submit(ref, work.version());
          }
          if (state == Reviews.State.RETURNED) {
            reviews.giveBack(ref, work.version(), remarks, note);
          }
        });
  }

  /** Adds an adoption, unless one of the two is not there or it was said before. */
  public void adopt(Adoption adoption) {
    database.run(
        () -> {
          if (there(adoption.source()) && there(adoption.adopter())) {
            adopting.sample(adoption);
          }
        });
  }

  private boolean there(Id id) {
    return store.get(id).filter(Stored::published).isPresent();
  }

  /**
   * Removes all of them, as if they had never been.
   *
   * @param works ids of the working copies
   */
  public int remove(Collection<Id> works) {
    works.forEach(id -> reviews.discard(InitiativeReading.ref(id)));
    int all = 0;
    int some;
    do {
      some = database.transaction(this::removeSome);
      all += some;
    } while (some > 0);
    return all;
  }

  private int removeSome() {
    List<Id> ids = store.samples(BATCH);
    ids.forEach(this::forget);
    store.remove(ids);
    return ids.size();
  }

  private void forget(Id id) {
    Stored stored = store.lock(id).orElseThrow();
    Initiative sample = stored.initiative();
    adopting.forget(id);
    reviews.discard(sample.ref());
    history.forget(sample.ref());
    files.forget(sample.ref());
    if (stored.published()) {
      changes.record(
          Publishing.FEATURE,
          sample.ref(),
          Change.Verb.DELETED,
          List.of(),
          Change.Audience.MEMBERS,
          sample.organisation());
    }
  }
}

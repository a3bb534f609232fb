package org.alliance.portal.projects.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.files.Attachment;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.store.InitiativeStore;

/**
 * Old versions, and working copies that started from one; whoever calls has asked whether one may.
 */
final class Versions {
  private static final String FILES = "attachments";

  private final Database database;
  private final InitiativeStore store;
  private final WorkingCopies copies;
  private final Reviews reviews;
  private final History history;
  private final Attachments files;

  Versions(
      Database database,
      InitiativeStore store,
      WorkingCopies copies,
      Reviews reviews,
      History history,
      Attachments files) {
    this.database = database;
    this.store = store;
    this.copies = copies;
    this.reviews = reviews;
    this.history = history;
    this.files = files;
  }

  /**
   * @param actors whether the reader may know who wrote them
   */
  Slice<History.Version> list(Id id, int limit, String after, boolean actors) {
    return history
        .list(InitiativeReading.ref(id), limit, after)
        .map(
            version ->
                new History.Version(
                    version.number(),
                    version.time(),
                    actors ? version.actor() : null,
                    version.fields(),
                    null));
  }

  InitiativeDraft at(Id id, int version) {
    InitiativeReading.published(store.get(id).orElse(null), id);
    return history
        .get(InitiativeReading.ref(id), version)
        .map(found -> Contents.then(found.snapshot()))
        .orElseThrow(() -> new NotFoundException(Initiative.TYPE, id + " " + version));
  }

  Reviews.Work restore(Id id, int version) {
    Map<String, List<String>> values = new TreeMap<>(InitiativeForm.values(at(id, version)));
    Set<String> there =
        files.of(InitiativeReading.ref(id)).stream()
            .map(Attachment::id)
            .map(Id::toString)
            .collect(Collectors.toSet());
    values.computeIfPresent(
        FILES,
        (name, said) -> {
          List<String> left = said.stream().filter(there::contains).toList();
          return left.isEmpty() ? null : left;
        });
    return database.transaction(
        () -> {
          Initiative now = InitiativeReading.published(store.get(id).orElse(null), id).initiative();
          return reviews.save(WorkingCopies.work(id, now.organisation(), 0, now.version(), values));
        });
  }

  Reviews.Work rebase(Id id, int version, int newest, Collection<String> theirs) {
    return database.transaction(
        () -> {
          Initiative now =
              InitiativeReading.published(store.lock(id).orElse(null), id).initiative();
          Reviews.Work work = copies.seen(id, version);
          if (now.version() != newest) {
            throw new ConflictException(now);
          }
          Map<String, List<String>> merged = new TreeMap<>(work.values());
          merged.keySet().removeIf(field -> theirs.contains(Contents.part(field)));
          InitiativeForm.values(now.content())
              .forEach(
                  (field, said) -> {
                    if (theirs.contains(Contents.part(field))) {
                      merged.put(field, said);
                    }
                  });
          return reviews.save(WorkingCopies.work(id, work.organisation(), version, newest, merged));
        });
  }
}

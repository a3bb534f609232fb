package org.alliance.portal.projects.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.store.ImportedStore;
import org.alliance.portal.projects.internal.store.Stored;

/**
 * Writes the initiatives of an import, shows them, hides them and removes them, some at a time; for
 * the portal itself. Each method is called within a transaction, and touches so few rows that no
 * database locks a whole table.
 */
public final class ImportWriting {
  /** Most initiatives that are shown, hidden or removed at once. */
  public static final int SHORT = 200;

  /** Most rows of another table that come or go at once; Derby takes the table from 5,000 on. */
  private static final int PARTS = 2_000;

  private final ImportedStore store;
  private final Adopting adopting;
  private final Reviews reviews;
  private final History history;
  private final ChangeLog changes;
  private final Attachments files;
  private final Vocabulary vocabulary;
  private final IdGenerator ids;
  private final Clock clock;

  ImportWriting(
      ImportedStore store,
      Adopting adopting,
      Reviews reviews,
      History history,
      ChangeLog changes,
      Attachments files,
      Vocabulary vocabulary,
      IdGenerator ids,
      Clock clock) {
    this.store = store;
    this.adopting = adopting;
    this.reviews = reviews;
    this.history = history;
    this.changes = changes;
    this.files = files;
    this.vocabulary = vocabulary;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is to be written.
   *
   * @param country the organisation's
   */
  public record New(Id organisation, String country, InitiativeDraft draft) {}

  /**
   * What was gone through.
   *
   * @param last the last one; null when nothing is left
   * @param count how many were changed
   */
  public record Step(Id last, int count) {}

  /** Adds initiatives that nobody sees, each with its first version. */
  public void write(Id importId, List<New> some) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<ImportedStore.New> made = new ArrayList<>();
    for (New one : some) {
      Initiative initiative =
          new Initiative(
              ids.next(),
              1,
              one.organisation(),
              one.draft(),
              one.draft().evidence(),
              0,
              now,
              now,
              false);
      made.add(new ImportedStore.New(initiative, one.country()));
    }
    store.insert(importId, made);
    history.add(
        made.stream()
            .map(ImportedStore.New::initiative)
            .map(one -> new History.New(one.ref(), 1, List.of(), Contents.snapshot(one.content())))
            .toList());
  }

  /** Shows some that are hidden, and tells everybody. */
  public Step show(Id importId, Id after) {
    List<Stored> some = fewParts(store.hidden(importId, after, SHORT));
    List<Initiative> shown = new ArrayList<>();
    List<Initiative> otherwise = new ArrayList<>();
    for (Stored stored : some) {
      Initiative current = current(stored.initiative());
      shown.add(current);
      if (current != stored.initiative()) {
        otherwise.add(current);
      }
    }
    store.show(shown, otherwise);
    record(shown, Change.Verb.CREATED);
    return step(some, some.size());
  }

  /** A theme or a programme may have been merged since it was written. */
  private Initiative current(Initiative one) {
    InitiativeDraft draft =
        Programmes.current(Themes.current(one.content(), vocabulary), vocabulary);
    return draft.equals(one.content())
        ? one
        : new Initiative(
            one.id(),
            one.version(),
            one.organisation(),
            draft,
            one.evidence(),
            one.adoptions(),
            one.created(),
            one.updated(),
            one.sample());
  }

  private static List<Stored> fewParts(List<Stored> some) {
    int titles = 0;
    int partners = 0;
    int fit = 0;
    for (Stored stored : some) {
      titles += stored.initiative().content().texts().size();
      partners += stored.initiative().content().partners().size();
      if (fit > 0 && (titles > PARTS || partners > PARTS)) {
        break;
      }
      fit++;
    }
    return some.subList(0, fit);
  }

  /**
   * Hides some that readers see, and tells everybody.
   *
   * @param keep whether those stay that somebody has worked with: edited, adopted, or with a
   *     working copy
   */
  public Step hide(Id importId, Id after, boolean keep) {
    List<Stored> some =
        fewParts(store.lock(store.ids(importId, Stored.State.PUBLISHED, after, SHORT)));
    List<Initiative> there =
        some.stream().filter(Stored::published).map(Stored::initiative).toList();
    List<Id> wanted = there.stream().map(Initiative::id).toList();
    // Asked once these are locked: nobody adopts one of them from now on.
    Map<Id, Boolean> adopted = store.adopted(wanted);
    Set<Id> written = reviews.states(Initiative.TYPE, wanted).keySet();
    List<Initiative> gone =
        there.stream().filter(one -> !keep || !touched(one, adopted, written)).toList();
    gone.stream().map(Initiative::id).filter(adopted::containsKey).forEach(adopting::forget);
    store.hide(gone.stream().map(Initiative::id).toList());
    record(gone, Change.Verb.DELETED);
    return step(some, gone.size());
  }

  private static boolean touched(Initiative one, Map<Id, Boolean> adopted, Set<Id> written) {
    return one.version() > 1 || adopted.getOrDefault(one.id(), false) || written.contains(one.id());
  }

  /** Removes some that are hidden, as if they had never been. */
  public Step remove(Id importId, Id after) {
    List<Id> some = store.ids(importId, Stored.State.HIDDEN, after, SHORT);
    List<EntityRef> refs = some.stream().map(InitiativeReading::ref).toList();
    reviews.states(Initiative.TYPE, some).keySet().stream()
        .map(InitiativeReading::ref)
        .forEach(reviews::discard);
    history.forget(refs);
    files.forget(refs);
    store.remove(some);
    return new Step(some.isEmpty() ? null : some.get(some.size() - 1), some.size());
  }

  private static Step step(List<Stored> some, int count) {
    return new Step(some.isEmpty() ? null : some.get(some.size() - 1).initiative().id(), count);
  }

  /**
   * Published ones of an import that somebody edited or adopted, the first of them.
   *
   * @param limit how many of each
   */
  public Set<Id> touched(Id importId, int limit) {
    Set<Id> touched = new LinkedHashSet<>(store.edited(importId, limit));
    touched.addAll(store.adopted(importId, limit));
    return touched;
  }

  /** How many of these readers see. */
  public int published(Collection<Id> some) {
    return store.published(some);
  }

  /** How many initiatives of an import readers see. */
  public int shown(Id importId) {
    return store.shown(importId);
  }

  private void record(List<Initiative> some, Change.Verb verb) {
    changes.record(
        Publishing.FEATURE,
        some.stream().map(one -> new ChangeLog.Named(one.ref(), one.organisation())).toList(),
        verb,
        List.of(),
        Change.Audience.MEMBERS);
  }
}

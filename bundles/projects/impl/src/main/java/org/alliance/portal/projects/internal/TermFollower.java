package org.alliance.portal.projects.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Replaces a theme or a programme that was merged into another one. Versions stay: nobody has said
 * anything else, and working copies go on from where they started. These are replaced when they are
 * published.
 */
@Component
public class TermFollower implements ChangeFollower {
  private static final int BATCH = 500;

  private final Vocabulary vocabulary;
  private final InitiativeStore store;
  private final ChangeLog changes;

  @Activate
  public TermFollower(
      @Reference Vocabulary vocabulary,
      @Reference InitiativeStore store,
      @Reference ChangeLog changes) {
    this.vocabulary = vocabulary;
    this.store = store;
    this.changes = changes;
  }

  @Override
  public String id() {
    return "projects-terms";
  }

  @Override
  public Mode mode() {
    return Mode.ONCE;
  }

  @Override
  public void follow(Change change) {
    if (change.type().equals(Term.TYPE) && change.fields().contains("mergedInto")) {
      vocabulary
          .stored(change.id())
          .filter(term -> term.state() == Term.State.MERGED)
          .ifPresent(this::replace);
    }
  }

  private void replace(Term merged) {
    if (merged.scheme().equals(Vocabulary.THEME)) {
      themes(merged.code(), merged.mergedInto());
    } else if (merged.scheme().equals(Vocabulary.PROGRAMME)) {
      programmes(merged.code(), merged.mergedInto());
    }
  }

  private void themes(String code, String by) {
    List<Id> ids;
    do {
      ids = store.having(code, BATCH);
      write(ids, "themes", said -> Themes.replaced(said, theme -> theme.equals(code) ? by : theme));
    } while (ids.size() == BATCH);
  }

  private void programmes(String code, String by) {
    UnaryOperator<InitiativeDraft> change =
        said -> Programmes.replaced(said, name -> name.equals(code) ? by : name);
    Optional<Id> filled = store.filled();
    List<Id> ids;
    do {
      ids = store.naming(code, BATCH);
      write(ids, "fundings", change);
    } while (ids.size() == BATCH);
    filled.ifPresent(last -> unlisted(last, code, change));
  }

  /** After an update of the portal it takes a while until all are listed by their programmes. */
  private void unlisted(Id last, String code, UnaryOperator<InitiativeDraft> change) {
    Id after = last;
    List<Stored> some;
    do {
      some = store.after(after, BATCH);
      List<Id> having =
          some.stream()
              .map(Stored::initiative)
              .filter(one -> Programmes.has(one.content(), code))
              .map(Initiative::id)
              .toList();
      write(having, "fundings", change);
      after = some.isEmpty() ? after : some.get(some.size() - 1).initiative().id();
    } while (some.size() == BATCH);
  }

  private void write(List<Id> ids, String field, UnaryOperator<InitiativeDraft> change) {
    if (ids.isEmpty()) {
      return;
    }
    Collection<Stored> some = store.lock(ids);
    store.words(
        some.stream()
            .map(Stored::initiative)
            .map(one -> replaced(one, change.apply(one.content())))
            .toList());
    changes.record(
        Publishing.FEATURE,
        some.stream()
            .filter(Stored::published)
            .map(Stored::initiative)
            .map(one -> new ChangeLog.Named(one.ref(), one.organisation()))
            .toList(),
        Change.Verb.UPDATED,
        List.of(field),
        Change.Audience.MEMBERS);
  }

  private static Initiative replaced(Initiative one, InitiativeDraft said) {
    return new Initiative(
        one.id(),
        one.version(),
        one.organisation(),
        said,
        one.evidence(),
        one.adoptions(),
        one.created(),
        one.updated(),
        one.sample());
  }
}

package org.alliance.portal.projects.internal;

import java.util.Collection;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Replaces a theme that was merged into another one. Versions stay: nobody has said anything else,
 * and working copies go on from where they started. These are replaced when they are published.
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
          .filter(
              term -> term.state() == Term.State.MERGED && term.scheme().equals(Vocabulary.THEME))
          .ifPresent(term -> replace(term.code(), term.mergedInto()));
    }
  }

  private void replace(String code, String by) {
    List<Id> ids;
    do {
      ids = store.having(code, BATCH);
      Collection<Stored> some = store.lock(ids);
      store.themes(some.stream().map(stored -> replaced(stored.initiative(), code, by)).toList());
      some.stream()
          .filter(Stored::published)
          .map(Stored::initiative)
          .forEach(
              one ->
                  changes.record(
                      Publishing.FEATURE,
                      one.ref(),
                      Change.Verb.UPDATED,
                      List.of("themes"),
                      Change.Audience.MEMBERS,
                      one.organisation()));
    } while (ids.size() == BATCH);
  }

  private static Initiative replaced(Initiative one, String code, String by) {
    return new Initiative(
        one.id(),
        one.version(),
        one.organisation(),
        Themes.replaced(one.content(), theme -> theme.equals(code) ? by : theme),
        one.evidence(),
        one.adoptions(),
        one.created(),
        one.updated(),
        one.sample());
  }
}

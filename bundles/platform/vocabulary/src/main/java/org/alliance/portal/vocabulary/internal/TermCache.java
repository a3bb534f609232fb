package org.alliance.portal.vocabulary.internal;

import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeFollower;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.vocabulary.internal.store.TermStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The terms in memory; read anew after each write, on whichever node it was. */
@Component(service = {TermCache.class, ChangeFollower.class})
public final class TermCache implements ChangeFollower {
  private final TermStore store;
  private final ChangeLog changes;
  private volatile Snapshot snapshot;

  /**
   * @param seeds only so that they are there before the first reading
   */
  @Activate
  public TermCache(
      @Reference TermStore store, @Reference ChangeLog changes, @Reference Seeds seeds) {
    this.store = store;
    this.changes = changes;
    reload();
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /**
   * Reads all terms. One thread at a time, so that an older reading never takes the place of a
   * newer one. The position is asked for first: whatever has one by now is committed, and so will
   * be read.
   */
  synchronized void reload() {
    long position = changes.head();
    snapshot = new Snapshot(position, store.all());
  }

  @Override
  public String id() {
    return "vocabulary-cache";
  }

  @Override
  public Mode mode() {
    return Mode.EACH_NODE;
  }

  @Override
  public void follow(Change change) {
    if (Term.TYPE.equals(change.type()) && change.position() > snapshot.position()) {
      reload();
    }
  }
}

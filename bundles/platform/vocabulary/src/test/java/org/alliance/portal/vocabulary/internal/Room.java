package org.alliance.portal.vocabulary.internal;

import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.vocabulary.internal.store.TermStore;

/** The room as a test uses it: real services on a real database, put together by hand. */
public final class Room {
  public final TestDatabase db;
  public final AccessFake access = new AccessFake();
  public final TermStore store;
  public final VocabularyDesk desk;
  public final VocabularyService vocabulary;
  final Seeds seeds;
  final TermCache cache;

  public Room(TestDatabase db) {
    this.db = db;
    db.migrate("vocabulary", Room.class.getClassLoader());
    store = new TermStore(db.database());
    seeds = new Seeds(access, db.database(), store, db.changes(), db.ids());
    cache = new TermCache(store, db.changes(), seeds);
    desk = new VocabularyDesk(access, db.database(), store, cache, db.changes(), db.ids());
    vocabulary = new VocabularyService(cache, store);
  }
}

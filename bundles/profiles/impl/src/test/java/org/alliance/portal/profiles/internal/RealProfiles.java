package org.alliance.portal.profiles.internal;

import java.time.Clock;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.internal.store.AudienceStore;
import org.alliance.portal.profiles.internal.store.FigureStore;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.alliance.portal.profiles.internal.store.SampleStore;

/** The real service of profiles on a test database, for tests of what stands on it. */
public final class RealProfiles {
  private RealProfiles() {}

  public static ProfileService on(
      TestDatabase db, Access access, Vocabulary vocabulary, Clock clock) {
    ContentFakes.HistoryFake history = new ContentFakes.HistoryFake();
    ContentFakes.FreshnessFake freshness = new ContentFakes.FreshnessFake();
    FigureStore figures = new FigureStore(db.database());
    AudienceStore audiences = new AudienceStore(db.database());
    return new ProfileService(
        access,
        new Fakes.OrganisationsFake(db.ids()),
        db.database(),
        new ProfileStore(db.database()),
        new SampleStore(db.database()),
        figures,
        audiences,
        new Trail(db.changes(), history, freshness, figures, audiences),
        vocabulary,
        history,
        freshness,
        clock);
  }
}

package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.internal.store.AudienceStore;
import org.alliance.portal.profiles.internal.store.FigureStore;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.alliance.portal.profiles.internal.store.SampleStore;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.VocabularyFake;

/** The service over a real database, with the other rooms in memory. */
public final class ServiceFixture {
  public static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

  public final TestDatabase db;
  public final AccessFake access = new AccessFake();
  public final Fakes.OrganisationsFake organisations;
  public final ContentFakes.HistoryFake history = new ContentFakes.HistoryFake();
  public final ContentFakes.FreshnessFake freshness = new ContentFakes.FreshnessFake();
  public final VocabularyFake vocabulary = new VocabularyFake();
  public final ProfileStore store;
  public final AudienceStore audiences;
  public final FigureStore figures;
  public final Trail trail;

  public ServiceFixture(TestDatabase db) {
    this.db = db;
    db.migrate("profiles", getClass().getClassLoader());
    this.organisations = new Fakes.OrganisationsFake(db.ids());
    this.store = new ProfileStore(db.database());
    this.audiences = new AudienceStore(db.database());
    this.figures = new FigureStore(db.database());
    this.trail = new Trail(db.changes(), history, freshness, figures, audiences);
  }

  /** The service on a day. */
  public ProfileService on(Instant time) {
    return on(time, access);
  }

  /** The service, which asks what each may. */
  public ProfileService as(Access real) {
    return on(NOW, real);
  }

  private ProfileService on(Instant time, Access asked) {
    return new ProfileService(
        asked,
        organisations,
        db.database(),
        store,
        new SampleStore(db.database()),
        figures,
        audiences,
        trail,
        vocabulary,
        history,
        freshness,
        Clock.fixed(time, ZoneOffset.UTC));
  }

  public void empty() {
    for (String table :
        new String[] {
          "profile_text", "profile", "sample", "code", "pending", "audience", "figure", "removed"
        }) {
      db.database().update("delete from profiles_" + table);
    }
  }

  public static Principal account(Map<Id, TeamRole> teams, PlatformRole... roles) {
    return new Principal(
        Principal.Kind.ACCOUNT, new Id(7), "Somebody", Set.of(roles), teams, Set.of());
  }
}

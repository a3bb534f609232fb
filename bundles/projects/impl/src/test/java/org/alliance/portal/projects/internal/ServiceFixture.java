package org.alliance.portal.projects.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.content.internal.ReviewService;
import org.alliance.portal.content.internal.letters.ReviewLetters;
import org.alliance.portal.content.internal.store.WorkStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.store.AdoptionStore;
import org.alliance.portal.projects.internal.store.InitiativeLists;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.VocabularyFake;

/** The service over a real database, with the other rooms in memory. */
public final class ServiceFixture {
  public final TestDatabase db;
  public final AccessFake access = new AccessFake();
  public final Fakes.OrganisationsFake organisations = new Fakes.OrganisationsFake();
  public final Fakes.ReviewsFake reviews = new Fakes.ReviewsFake();
  public final Fakes.HistoryFake history = new Fakes.HistoryFake();
  public final Fakes.AttachmentsFake files = new Fakes.AttachmentsFake();
  public final Fakes.OutboxFake outbox = new Fakes.OutboxFake();
  public final VocabularyFake vocabulary = new VocabularyFake();
  public final InitiativeStore store;
  public final InitiativeLists lists;
  public final AdoptionStore adoptions;
  public final InitiativeService service;
  public final Id town;
  public final Id other;

  private final Ticking clock = new Ticking();

  /** A clock on which no two moments are the same. */
  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2025-06-01T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      now = now.plusMillis(1);
      return now;
    }
  }

  public ServiceFixture(TestDatabase db) {
    this.db = db;
    db.migrate("projects", getClass().getClassLoader());
    this.store = new InitiativeStore(db.database());
    this.lists = new InitiativeLists(db.database());
    this.adoptions = new AdoptionStore(db.database());
    this.town = organisations.add(1001, "Town", "RS");
    this.other = organisations.add(1002, "Other", "FR");
    this.service = as(access);
  }

  /** The service, which asks what each may. */
  public InitiativeService as(Access asked) {
    return over(asked, reviews);
  }

  /** The service over the portal's own room of working copies. */
  public InitiativeService overRealReviews() {
    db.migrate("content", getClass().getClassLoader());
    return over(
        access,
        new ReviewService(
            access,
            db.database(),
            db.changes(),
            new WorkStore(db.database()),
            new ReviewLetters(
                access,
                new Fakes.TeamsFake(),
                organisations,
                outbox,
                new RendererFake(),
                Bundles.context(),
                () -> "https://portal.example"),
            clock));
  }

  private InitiativeService over(Access asked, Reviews reviews) {
    return new InitiativeService(
        asked,
        db.database(),
        store,
        lists,
        adoptions,
        new AdoptionLetters(
            outbox, new Fakes.TeamsFake(), organisations, asked, () -> "https://portal.example"),
        reviews,
        history,
        db.changes(),
        files,
        organisations,
        vocabulary,
        db.ids(),
        clock);
  }

  public Initiative publish(Id organisation, InitiativeDraft draft) {
    Reviews.Work work = service.begin(organisation, draft);
    return service.publish(work.ref().id(), work.version());
  }

  /** Publishes another version while somebody writes a working copy of an older one. */
  public Initiative publishMeanwhile(Id id, InitiativeDraft draft) {
    Reviews.Work mine = reviews.all.remove(InitiativeReading.ref(id));
    Reviews.Work theirs = service.save(id, 0, draft);
    Initiative published = service.publish(id, theirs.version());
    reviews.all.put(mine.ref(), mine);
    return published;
  }

  public void empty() {
    for (String table :
        new String[] {
          "adoption", "title", "theme", "programme", "partner", "initiative", "import"
        }) {
      db.database().update("delete from projects_" + table);
    }
    reviews.all.clear();
    outbox.letters.clear();
  }
}

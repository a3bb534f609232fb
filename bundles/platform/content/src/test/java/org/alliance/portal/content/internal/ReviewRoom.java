package org.alliance.portal.content.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.accounts.Teams;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.content.Reviews.Work;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.api.mail.Outbox;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.letters.ReviewLetters;
import org.alliance.portal.content.internal.store.WorkStore;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.Rendering;
import org.osgi.framework.Bundle;

/** Reviews on a database, with what they need of other rooms. */
public final class ReviewRoom {
  /** An organisation with a name. */
  public static final Id OWNER = new Id(50);

  static final Instant NOW = Instant.parse("2026-03-04T10:00:00.123Z");

  /** An editor, an owner of the same team, and a moderator. */
  static final Principal EDITOR = Fakes.account(1, Map.of(OWNER, TeamRole.EDITOR));

  static final Principal TEAM_OWNER = Fakes.account(2, Map.of(OWNER, TeamRole.OWNER));
  static final Principal MODERATOR = Fakes.account(8, Map.of());
  static final Principal OTHER_MODERATOR = Fakes.account(9, Map.of());

  private final ThreadLocal<Principal> principal = ThreadLocal.withInitial(() -> EDITOR);
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  final TestDatabase db;
  final List<Letter> sent = new CopyOnWriteArrayList<>();

  /** The service. */
  public final ReviewService reviews;

  /** With empty tables. */
  public ReviewRoom(TestDatabase db) {
    this.db = db;
    db.migrate("content", getClass().getClassLoader());
    db.database().update("delete from content_work");
    Access access = new ThreadAccess();
    reviews =
        new ReviewService(
            access,
            db.database(),
            db.changes(),
            new WorkStore(db.database()),
            new ReviewLetters(
                access,
                new TeamsFake(access),
                organisations(),
                new OutboxFake(),
                texts(),
                Bundles.context(),
                () -> "https://portal.example"),
            new TestClock());
  }

  /** The owner has a name; other organisations are not there. */
  public static OrganisationsFake organisations() {
    return new OrganisationsFake(
        id ->
            id.equals(OWNER)
                ? new ByLanguage<>("en", Map.of("en", "Town <1>", "fr", "Ville <1>"))
                : null);
  }

  /** A thing. */
  public static EntityRef ref(long id) {
    return new EntityRef("thing", new Id(id));
  }

  /** A working copy as a writer hands it over. */
  public static Work work(EntityRef ref, Id organisation, int version, String text) {
    return new Work(
        ref,
        organisation,
        version,
        3,
        null,
        "Title " + ref.id().value(),
        "/" + ref.type() + "s/" + ref.id(),
        Map.of("text", List.of(text)),
        Map.of(),
        null,
        null,
        null,
        null);
  }

  Work begun(long id) {
    return reviews.save(work(ref(id), OWNER, 0, "First"));
  }

  /** Submits a new one. */
  public Work submitted(EntityRef ref, Id organisation) {
    reviews.save(work(ref, organisation, 0, "First"));
    later();
    return reviews.submit(ref, 1);
  }

  /** A second passes. */
  public void later() {
    now.updateAndGet(time -> time.plus(Duration.ofSeconds(1)));
  }

  /** Who asks from now on, on this thread. */
  void signIn(Principal who) {
    principal.set(who);
  }

  <T> T as(Principal who, Supplier<T> work) {
    Principal before = principal.get();
    principal.set(who);
    try {
      return work.get();
    } finally {
      principal.set(before);
    }
  }

  private final class ThreadAccess implements Access {
    private final Access everything = new AccessFake();

    @Override
    public Principal principal() {
      return principal.get();
    }

    @Override
    public void require(String action) {
      everything.require(action);
    }

    @Override
    public void require(String action, Id owner) {
      everything.require(action, owner);
    }

    @Override
    public boolean allows(String action, Id owner) {
      return everything.allows(action, owner);
    }

    @Override
    public <T> T as(Principal who, Supplier<T> work) {
      return ReviewRoom.this.as(who, work);
    }
  }

  private final class TestClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  /** Sends what is committed, each once. */
  private final class OutboxFake implements Outbox {
    private final Set<String> keys = new HashSet<>();

    @Override
    public boolean put(Letter letter) {
      Transactions.require(db.database());
      db.database()
          .afterCommit(
              () -> {
                synchronized (keys) {
                  if (keys.add(letter.kind() + letter.key())) {
                    sent.add(letter);
                  }
                }
              });
      return true;
    }
  }

  /** Tells nobody but the portal itself. */
  private record TeamsFake(Access access) implements Teams {
    private static final Map<Id, Recipient> PERSONS = new HashMap<>();

    static {
      for (Principal one : List.of(EDITOR, TEAM_OWNER, MODERATOR, OTHER_MODERATOR)) {
        long number = one.id().value();
        PERSONS.put(
            one.id(),
            new Recipient(
                one.id(),
                "Name " + number,
                number + "@town.example",
                number % 2 == 0 ? "fr" : "en"));
      }
    }

    private void portalOnly() {
      if (access.principal().kind() != Principal.Kind.SYSTEM) {
        throw new IllegalStateException("only for the portal itself");
      }
    }

    @Override
    public List<Recipient> moderators() {
      portalOnly();
      return List.of(PERSONS.get(MODERATOR.id()), PERSONS.get(OTHER_MODERATOR.id()));
    }

    @Override
    public Optional<Recipient> recipient(Id account) {
      portalOnly();
      return Optional.ofNullable(PERSONS.get(account));
    }

    @Override
    public Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Colleague> members(Id organisation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Id invite(Id organisation, String email, String name, TeamRole role, String lang) {
      throw new UnsupportedOperationException();
    }
  }

  /** The texts that are shipped. */
  public static PageRenderer texts() {
    return new TextsFake();
  }

  private static final class TextsFake implements PageRenderer {
    @Override
    public String render(Bundle contributor, View view) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String error(int status, String textKey) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String text(Bundle contributor, String lang, String key, Map<String, Object> args) {
      return Rendering.text(Map.of("key", key, "args", args), lang);
    }
  }

  /** Every working copy in the queue, page by page. */
  List<EntityRef> queue(String type, int limit) {
    List<EntityRef> seen = new ArrayList<>();
    String after = null;
    do {
      var page = reviews.waiting(type, limit, after);
      page.items().stream().map(Reviews.Work::ref).forEach(seen::add);
      after = page.next();
    } while (after != null);
    return seen;
  }
}

package org.alliance.portal.security.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.factor.FactorPolicy;
import org.alliance.portal.security.internal.links.Links;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.LinkStore;
import org.alliance.portal.security.internal.store.TeamStore;
import org.alliance.portal.security.internal.store.UserStore;
import org.alliance.portal.security.internal.teams.Accepting;
import org.alliance.portal.security.internal.teams.InvitationLetters;
import org.alliance.portal.security.internal.teams.Inviting;
import org.alliance.portal.security.internal.teams.TeamPermissions;
import org.alliance.portal.security.internal.teams.TeamService;
import org.alliance.portal.security.internal.users.Users;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.RequestFake;

/** Teams, invitations and users on a real database, with an outbox that keeps its letters. */
final class TeamRoom {
  final Room room;
  final List<Letter> letters = new CopyOnWriteArrayList<>();
  final RequestFake request = new RequestFake("/teams");
  final InvitationStore invitations;
  final TeamStore teamStore;
  final UserStore userStore;
  final Sessions sessions;
  final Inviting inviting;
  final TeamService teams;
  final Users users;
  final Accepting accepting;
  final Links links;

  TeamRoom(TestDatabase db) {
    room = new Room(db);
    room.policy = new FactorPolicy("none", true);
    // What a role may is the matter here, not how its owner signs in.
    room.policy = new FactorPolicy("none", false);
    room.access.addPermissions(new TeamPermissions(), Map.of("service.id", 2L));
    invitations = new InvitationStore(db.database());
    teamStore = new TeamStore(db.database());
    userStore = new UserStore(db.database());
    links = new Links(new LinkStore(db.database()), room.clock);
    sessions = room.sessions();
    inviting =
        new Inviting(
            invitations,
            links,
            new InvitationLetters(
                letters::add, new RendererFake(), room.address, Bundles.context()),
            room.access,
            db.changes(),
            db.ids(),
            room.clock);
    teams =
        new TeamService(
            room.access,
            db.database(),
            room.organisations,
            teamStore,
            room.accounts,
            invitations,
            inviting,
            sessions,
            db.changes());
    users =
        new Users(
            room.access,
            db.database(),
            userStore,
            invitations,
            inviting,
            sessions,
            room.factors(),
            db.changes());
    accepting =
        new Accepting(
            room.access,
            db.database(),
            links,
            invitations,
            inviting,
            room.accounts,
            userStore,
            teamStore,
            room.passwords,
            sessions,
            db.changes(),
            db.ids());
  }

  /** A new organisation. */
  Id organisation() {
    return as(
        Principal.SYSTEM,
        () -> room.organisations.create(ByLanguage.of("en", "Town"), "FR", "municipality"));
  }

  /** A new account in a team; its address is "[id]@town.example". */
  Id colleague(Id organisation, TeamRole role) {
    Id id = account(PlatformRole.MEMBER);
    room.accounts.join(organisation, id, role);
    return id;
  }

  /** A new account; its address is "[id]@town.example". */
  Id account(PlatformRole... roles) {
    Id id = room.db.ids().next();
    room.accounts.insert(
        new Account(id, email(id), "Name " + id, "none", "en", true, Set.of(roles), false),
        room.clock.instant());
    return id;
  }

  static String email(Id account) {
    return account.toString().toLowerCase(java.util.Locale.ROOT) + "@town.example";
  }

  /** The principal behind an account, as a session finds it. */
  Principal principal(Id account) {
    return room.sessions()
        .bySession(sessions.open(account, Room.browser("192.0.2.1")))
        .orElseThrow();
  }

  /** The token of a new session. */
  String open(Id account) {
    return sessions.open(account, Room.browser("192.0.2.1"));
  }

  <T> T as(Id account, Supplier<T> work) {
    return as(principal(account), work);
  }

  <T> T as(Principal principal, Supplier<T> work) {
    return room.access.as(principal, work);
  }

  void run(Id account, Runnable work) {
    run(principal(account), work);
  }

  void run(Principal principal, Runnable work) {
    as(
        principal,
        () -> {
          work.run();
          return null;
        });
  }

  /** The token in the last letter. */
  String token() {
    String link = letters.get(letters.size() - 1).values().get("link");
    return link.substring(link.lastIndexOf('/') + 1);
  }

  /**
   * Does two things at the same time.
   *
   * @return how many of them succeeded
   */
  static int race(Runnable one, Runnable other) throws InterruptedException {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> both =
          List.of(threads.submit(at(together, one)), threads.submit(at(together, other)));
      int done = 0;
      for (Future<?> each : both) {
        try {
          each.get();
          done++;
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof org.alliance.portal.api.ProblemException)) {
            throw new AssertionError(e.getCause());
          }
        }
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Runnable at(CyclicBarrier together, Runnable work) {
    return () -> {
      try {
        together.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      work.run();
    };
  }
}

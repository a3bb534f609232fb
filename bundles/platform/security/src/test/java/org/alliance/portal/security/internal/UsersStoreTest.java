package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.OwnAccountStore;
import org.alliance.portal.security.internal.store.UserStore;
import org.alliance.portal.security.internal.store.UserStore.User;
import org.alliance.portal.security.internal.store.UserStore.Wanted;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class UsersStoreTest {
  private final TeamRoom room;
  private Id admin;
  private Principal boss;

  public UsersStoreTest(String name, TestDatabase db) {
    room = new TeamRoom(db);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  /** Tests of the last admin must know who the others are. */
  @Before
  public void oneAdmin() {
    room.room
        .db
        .database()
        .update("update security_account set roles = 'member' where roles like '%admin%'");
    admin = room.account(PlatformRole.MEMBER, PlatformRole.ADMIN);
    boss = room.principal(admin);
  }

  private Id named(String name, String email) {
    Id id = room.room.db.ids().next();
    room.room.accounts.insert(
        new Account(id, email, name, "none", "en", true, Set.of(PlatformRole.MEMBER), false),
        Instant.EPOCH);
    return id;
  }

  private List<Id> found(String words, PlatformRole role, Boolean active) {
    return room.as(boss, () -> room.users.list(words, role, active, null)).items().stream()
        .map(User::id)
        .toList();
  }

  @Test
  public void accountsAreFoundByHowNameOrAddressBegins() {
    String unique = room.room.db.ids().next().toString().toLowerCase(Locale.ROOT);
    Id zoe = named("Zoé " + unique + " Müller", "z." + unique + "@x.example");
    Id other = named("Other", "zoe-" + unique + "@x.example");
    assertThat(found("ZOE " + unique + " mul", null, null)).containsExactly(zoe);
    assertThat(found("zoe-" + unique, null, null)).contains(other);
    assertThat(found(" Z." + unique.toUpperCase(Locale.ROOT) + "@X.ex ", null, null)).contains(zoe);
    assertThat(found("%", null, null)).isEmpty();
    assertThat(found("_", null, null)).isEmpty();
    assertThat(found("x".repeat(300), null, null)).isEmpty();
  }

  @Test
  public void whoeverDeletedTheAccountIsNoUserAnyMore() {
    Id gone = room.account(PlatformRole.MEMBER);
    new OwnAccountStore(room.room.db.database()).forget(gone, "deleted:" + gone);
    assertThat(found("", null, null)).contains(admin).doesNotContain(gone);
    assertThat(found("deleted:", null, null)).isEmpty();
    assertThat(room.userStore.find(gone)).isEmpty();
    assertThat(
            room.room
                .db
                .database()
                .first(
                    "select folded_name from security_account where id = ?",
                    row -> row.text("folded_name"),
                    gone))
        .hasValue("");
  }

  @Test
  public void rolesAndStatesAreFiltered() {
    Id moderator = room.account(PlatformRole.MEMBER, PlatformRole.MODERATOR);
    Id blocked = room.account(PlatformRole.MEMBER);
    room.userStore.activate(blocked, false);
    assertThat(found("", PlatformRole.ADMIN, null)).containsExactly(admin);
    assertThat(found("", PlatformRole.MODERATOR, true)).contains(moderator).doesNotContain(admin);
    assertThat(found("", null, false)).contains(blocked).doesNotContain(moderator);
  }

  @Test
  public void manyComePageByPage() {
    for (int i = 0; i < 120; i++) {
      named("Page " + i, "page" + i + "-" + room.room.db.ids().next() + "@x.example");
    }
    List<Id> all = new ArrayList<>();
    String after = null;
    do {
      String from = after;
      Slice<User> page = room.as(boss, () -> room.users.list("page", null, null, from));
      page.items().forEach(user -> all.add(user.id()));
      after = page.next();
    } while (after != null);
    assertThat(all).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
    assertThat(all).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThatThrownBy(() -> room.as(boss, () -> room.users.list("", null, null, "rubbish")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void accountsAreFoundByAnIndex() {
    for (int i = 0; i < 300; i++) {
      named("Plan " + i, "plan" + i + "-" + room.room.db.ids().next() + "@x.example");
    }
    List<Object> params = new ArrayList<>();
    String words = UserStore.sql(new Wanted("plan 7", null, null), null, params);
    params.add(51);
    assertThat(room.room.db.plan(words, params.toArray()))
        .contains("security_account_folded_name")
        .contains("security_account_email");
    if (room.room.db.isDerby()) {
      return; // which reads so few rows as they lie
    }
    assertThat(
            room.room.db.plan(
                UserStore.sql(new Wanted("", PlatformRole.ADMIN, null), null, new ArrayList<>()),
                51))
        .contains("security_account_roles");
    assertThat(
            room.room.db.plan(
                UserStore.sql(new Wanted("", null, false), null, new ArrayList<>()), "blocked", 51))
        .contains("security_account_state");
  }

  @Test
  public void blockingEndsSessionsAtOnce() {
    Id account = room.account(PlatformRole.MEMBER);
    String session = room.open(account);
    assertThat(room.sessions.bySession(session)).isPresent();
    long before = room.room.db.changes().head();
    room.run(boss, () -> room.users.activate(account, false));
    room.run(boss, () -> room.users.activate(account, false));
    assertThat(room.sessions.bySession(session)).isEmpty();
    assertThat(room.as(boss, () -> room.users.get(account)).active()).isFalse();
    assertThat(room.room.db.changes().read(before, 10))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.type()).isEqualTo("account");
              assertThat(change.fields()).containsExactly("state");
              assertThat(change.audience()).isEqualTo(Change.Audience.NONE);
            });
    room.run(boss, () -> room.users.activate(account, true));
    assertThat(room.as(boss, () -> room.users.get(account)).active()).isTrue();
    assertThatThrownBy(() -> room.run(boss, () -> room.users.activate(admin, false)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  public void sessionsEndWithoutBlocking() {
    Id account = room.account(PlatformRole.MEMBER);
    String session = room.open(account);
    assertThat(room.as(boss, () -> room.users.seen(account))).contains(room.room.clock.instant());
    assertThat(room.as(boss, () -> room.users.sessions(account))).isEqualTo(1);
    room.run(boss, () -> room.users.endSessions(account));
    assertThat(room.sessions.bySession(session)).isEmpty();
    assertThat(room.as(boss, () -> room.users.seen(account))).isEmpty();
    assertThat(room.sessions.bySession(room.open(account))).isPresent();
  }

  @Test
  public void rolesAreGivenAndTaken() {
    Id account = room.account(PlatformRole.MEMBER);
    room.run(boss, () -> room.users.roles(account, Set.of(PlatformRole.MODERATOR)));
    assertThat(room.principal(account).roles())
        .containsExactlyInAnyOrder(PlatformRole.MEMBER, PlatformRole.MODERATOR);
    room.run(boss, () -> room.users.roles(account, Set.of()));
    assertThat(room.principal(account).roles()).containsExactly(PlatformRole.MEMBER);
    assertThatThrownBy(() -> room.run(boss, () -> room.users.roles(admin, Set.of())))
        .isInstanceOf(ValidationException.class);
    Id second = room.account(PlatformRole.MEMBER, PlatformRole.ADMIN);
    room.userStore.activate(second, false);
    assertThatThrownBy(() -> room.run(boss, () -> room.users.roles(admin, Set.of())))
        .as("an admin who may not sign in is none")
        .isInstanceOf(ValidationException.class);
    room.userStore.activate(second, true);
    room.run(boss, () -> room.users.roles(admin, Set.of()));
    assertThatThrownBy(() -> room.run(room.principal(admin), () -> room.users.get(second)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void ofTwoAdminsWhoTurnOnEachOtherOneStays() throws InterruptedException {
    Id other = room.account(PlatformRole.MEMBER, PlatformRole.ADMIN);
    Principal second = room.principal(other);
    for (int i = 0; i < 5; i++) {
      int done =
          TeamRoom.race(
              () -> room.run(boss, () -> room.users.roles(other, Set.of())),
              () -> room.run(second, () -> room.users.activate(admin, false)));
      assertThat(done).isEqualTo(1);
      assertThat(found("", PlatformRole.ADMIN, true)).hasSize(1);
      room.userStore.activate(admin, true);
      room.userStore.roles(other, Set.of(PlatformRole.MEMBER, PlatformRole.ADMIN));
    }
  }

  @Test
  public void twoWhoInviteToTheSecretariatAtOnceMakeOneInvitation() throws InterruptedException {
    Principal second = room.principal(room.account(PlatformRole.MEMBER, PlatformRole.ADMIN));
    String email = room.room.db.ids().next() + "@secretariat.example";
    Set<PlatformRole> roles = Set.of(PlatformRole.MODERATOR);
    TeamRoom.race(
        () -> room.run(boss, () -> room.users.invite(email, "", roles, "en")),
        () -> room.run(second, () -> room.users.invite(email, "", roles, "en")));
    List<Invitation> open = room.as(boss, room.users::invitations);
    assertThat(open.stream().filter(i -> i.email().equalsIgnoreCase(email))).hasSize(1);
    Id id = open.get(0).id();
    room.run(boss, () -> room.users.withdraw(id));
    assertThat(room.as(boss, room.users::invitations)).noneMatch(i -> i.id().equals(id));
    Id town = room.organisation();
    Id team =
        room.as(
            Principal.SYSTEM,
            () ->
                room.teams.invite(
                    town, email, "", org.alliance.portal.api.access.TeamRole.OWNER, "en"));
    assertThatThrownBy(() -> room.run(boss, () -> room.users.withdraw(team)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void onlyAdminsManageUsers() {
    Principal moderator = room.principal(room.account(PlatformRole.MEMBER, PlatformRole.MODERATOR));
    assertThatThrownBy(() -> room.as(moderator, () -> room.users.list("", null, null, null)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> room.run(moderator, () -> room.users.activate(admin, false)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> room.run(moderator, () -> room.users.roles(admin, Set.of())))
        .isInstanceOf(AccessDeniedException.class);
  }
}

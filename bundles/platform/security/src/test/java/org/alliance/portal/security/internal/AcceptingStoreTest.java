package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.store.AccountStore.Account;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.alliance.portal.security.internal.teams.Accepting;
import org.alliance.portal.security.internal.teams.Accepting.Holder;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class AcceptingStoreTest {
  private static final Accepting.Entry ENTRY =
      new Accepting.Entry(" New Colleague ", Room.PASSWORD, Room.PASSWORD, "fr");

  private final TeamRoom room;
  private final Id town;

  public AcceptingStoreTest(String name, TestDatabase db) {
    room = new TeamRoom(db);
    town = room.organisation();
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private String invite(String email, TeamRole role) {
    room.as(Principal.SYSTEM, () -> room.teams.invite(town, email, "Guest", role, "en"));
    return room.token();
  }

  private String fresh() {
    return room.room.db.ids().next().toString().toLowerCase(java.util.Locale.ROOT)
        + "@guest.example";
  }

  @Test
  public void aNewAccountIsInTheTeam() {
    String email = fresh();
    String token = invite(email, TeamRole.EDITOR);
    assertThat(room.accepting.holder(room.accepting.look(token))).isEqualTo(Holder.NEW);
    room.room.db.changes().head();
    Id id = room.accepting.join(token, ENTRY);
    Account account = room.room.accounts.byEmail(email).orElseThrow();
    assertThat(account.id()).isEqualTo(id);
    assertThat(account.name()).isEqualTo("New Colleague");
    assertThat(account.lang()).isEqualTo("fr");
    assertThat(account.active()).isTrue();
    assertThat(room.room.passwords.verify(Room.PASSWORD, account.passwordHash())).isTrue();
    Principal principal = room.principal(id);
    assertThat(principal.teams()).containsExactly(Map.entry(town, TeamRole.EDITOR));
    assertThat(principal.roles()).containsExactly(PlatformRole.MEMBER);
    assertThatThrownBy(() -> room.accepting.join(token, ENTRY))
        .isInstanceOf(GoneException.class)
        .hasMessageContaining("security.link.used");
    assertThat(room.room.db.changes().read(0, 1_000).stream().filter(c -> c.id().equals(id)))
        .extracting(Change::verb, Change::fields, Change::organisation)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Change.Verb.CREATED, List.of(), null),
            org.assertj.core.api.Assertions.tuple(Change.Verb.UPDATED, List.of("team"), town));
  }

  @Test
  public void whatIsWrongLeavesTheLinkAsItWas() {
    String token = invite(fresh(), TeamRole.READER);
    assertThatThrownBy(
            () -> room.accepting.join(token, new Accepting.Entry(" ", "short", "other", "en")))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::field)
                    .containsExactly("name", "password", "password2"));
    assertThat(room.accepting.look(token).state()).isEqualTo(State.PENDING);
  }

  @Test
  public void anExistingAccountAcceptsAndKeepsItsPassword() {
    Id account = room.account(PlatformRole.MEMBER);
    String session = room.open(account);
    assertThat(room.sessions.bySession(session).orElseThrow().teams()).isEmpty();
    String token = invite(TeamRoom.email(account), TeamRole.OWNER);
    assertThat(room.accepting.holder(room.accepting.look(token))).isEqualTo(Holder.SIGNED_OUT);
    assertThatThrownBy(() -> room.accepting.join(token, ENTRY))
        .isInstanceOf(AccessDeniedException.class);
    room.run(
        account,
        () -> {
          assertThat(room.accepting.holder(room.accepting.look(token))).isEqualTo(Holder.OWN);
          room.accepting.accept(token);
        });
    assertThat(room.sessions.bySession(session).orElseThrow().teams())
        .as("at once")
        .containsEntry(town, TeamRole.OWNER);
    assertThat(room.room.accounts.byEmail(TeamRoom.email(account)).orElseThrow().passwordHash())
        .isEqualTo("none");
  }

  @Test
  public void aForeignAccountCannotAccept() {
    Id foreign = room.account(PlatformRole.MEMBER, PlatformRole.ADMIN);
    for (String email : List.of(fresh(), TeamRoom.email(room.account(PlatformRole.MEMBER)))) {
      String token = invite(email, TeamRole.READER);
      room.run(
          foreign,
          () -> {
            assertThat(room.accepting.holder(room.accepting.look(token))).isEqualTo(Holder.FOREIGN);
            assertThatThrownBy(() -> room.accepting.accept(token))
                .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> room.accepting.join(token, ENTRY))
                .isInstanceOf(AccessDeniedException.class);
          });
      assertThat(room.accepting.look(token).state()).isEqualTo(State.PENDING);
    }
  }

  @Test
  public void aLinkThatIsNoneIsNotFound() {
    assertThatThrownBy(() -> room.accepting.look("no-such-link"))
        .isInstanceOf(NotFoundException.class);
    String other =
        room.links.issue(
            "another-purpose",
            new org.alliance.portal.security.internal.links.Links.Link(null, null, town),
            java.time.Duration.ofDays(1));
    assertThatThrownBy(() -> room.accepting.look(other)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void ofTwoWhoAcceptAtOnceOneGetsAnAccount() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      String token = invite(fresh(), TeamRole.READER);
      int done =
          TeamRoom.race(
              () -> room.accepting.join(token, ENTRY), () -> room.accepting.join(token, ENTRY));
      assertThat(done).isEqualTo(1);
    }
    assertThat(room.teamStore.members(town)).hasSize(5);
  }

  @Test
  public void acceptedOrWithdrawnButNotBoth() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      String token = invite(fresh(), TeamRole.READER);
      Id id = room.accepting.look(token).id();
      TeamRoom.race(
          () -> room.accepting.join(token, ENTRY),
          () -> room.run(Principal.SYSTEM, () -> room.teams.withdraw(town, id)));
      boolean accepted = room.invitations.find(id).orElseThrow().state() == State.ACCEPTED;
      assertThat(
              room.teamStore.members(town).stream()
                  .anyMatch(c -> c.email().equals(room.invitations.find(id).orElseThrow().email())))
          .isEqualTo(accepted);
    }
  }

  @Test
  public void nobodyIsDemotedByAnInvitation() {
    Id account = room.account(PlatformRole.MEMBER);
    String token = invite(TeamRoom.email(account), TeamRole.READER);
    room.room.accounts.join(town, account, TeamRole.OWNER);
    room.run(account, () -> room.accepting.accept(token));
    assertThat(room.teamStore.role(town, account)).contains(TeamRole.OWNER);
  }

  @Test
  public void anInvitationToTheSecretariatGivesItsRoles() {
    Id admin = room.account(PlatformRole.MEMBER, PlatformRole.ADMIN);
    Id account = room.account(PlatformRole.MEMBER);
    room.run(
        admin,
        () -> room.users.invite(TeamRoom.email(account), "", Set.of(PlatformRole.MODERATOR), "en"));
    String token = room.token();
    room.run(account, () -> room.accepting.accept(token));
    assertThat(room.principal(account).roles())
        .containsExactlyInAnyOrder(PlatformRole.MEMBER, PlatformRole.MODERATOR);
    assertThat(room.principal(account).teams()).isEmpty();
    String email = fresh();
    room.run(admin, () -> room.users.invite(email, "", Set.of(PlatformRole.ADMIN), "en"));
    Id fresh = room.accepting.join(room.token(), ENTRY);
    assertThat(room.principal(fresh).roles())
        .containsExactlyInAnyOrder(PlatformRole.MEMBER, PlatformRole.ADMIN);
  }
}

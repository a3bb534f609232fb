package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.accounts.Colleague;
import org.alliance.portal.api.accounts.Recipient;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.mail.Letter;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.store.InvitationStore;
import org.alliance.portal.security.internal.store.InvitationStore.Invitation;
import org.alliance.portal.security.internal.store.InvitationStore.State;
import org.alliance.portal.security.internal.store.TeamStore;
import org.alliance.portal.security.internal.teams.EndedInvitations;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class TeamsStoreTest {
  private final TeamRoom room;
  private final Id town;
  private final Id owner;

  public TeamsStoreTest(String name, TestDatabase db) {
    room = new TeamRoom(db);
    town = room.organisation();
    owner = room.colleague(town, TeamRole.OWNER);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private Id invite(String email, TeamRole role) {
    return room.as(owner, () -> room.teams.invite(town, email, "Guest", role, "fr"));
  }

  private List<Invitation> open() {
    return room.as(owner, () -> room.teams.invitations(town));
  }

  private static List<String> problems(ThrowingCallable call) {
    try {
      call.call();
      return List.of();
    } catch (ValidationException e) {
      return e.problems().stream().map(FieldProblem::key).toList();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  public void anInvitationIsALetterAndALinkAndAnEntry() {
    long before = room.room.db.changes().head();
    Id id = invite(" Guest@Town.example ", TeamRole.EDITOR);
    assertThat(open())
        .singleElement()
        .satisfies(
            invitation -> {
              assertThat(invitation.id()).isEqualTo(id);
              assertThat(invitation.email()).isEqualTo("guest@town.example");
              assertThat(invitation.role()).isEqualTo(TeamRole.EDITOR);
              assertThat(invitation.invitedBy()).isEqualTo(owner);
            });
    Letter letter = room.letters.get(0);
    assertThat(letter.kind()).isEqualTo("security-invitation");
    assertThat(letter.to()).isEqualTo("guest@town.example");
    assertThat(letter.lang()).isEqualTo("fr");
    assertThat(letter.values())
        .containsEntry("name", "Guest")
        .containsEntry("organisation", "Town")
        .containsEntry("inviter", "Name " + owner)
        .containsEntry("role", "security.role.editor");
    assertThat(letter.values().get("link"))
        .isEqualTo("https://portal.example/fr/invitation/" + room.token());
    assertThat(room.accepting.look(room.token()).id()).isEqualTo(id);
    assertThat(room.room.db.changes().read(before, 10))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.type()).isEqualTo("invitation");
              assertThat(change.audience()).isEqualTo(Change.Audience.NONE);
              assertThat(change.organisation()).isEqualTo(town);
            });
  }

  @Test
  public void whatTheInviterSeesDoesNotDependOnAnAccount() {
    Id stranger = room.account(PlatformRole.MEMBER);
    invite(TeamRoom.email(stranger), TeamRole.READER);
    invite("nobody-yet@town.example", TeamRole.READER);
    assertThat(open())
        .extracting(Invitation::state, Invitation::account, Invitation::name)
        .containsOnly(org.assertj.core.api.Assertions.tuple(State.PENDING, null, "Guest"));
    assertThat(room.letters).extracting(Letter::account).containsOnlyNulls();
  }

  @Test
  public void aSecondInvitationTakesThePlaceOfTheFirst() {
    Id first = invite("again@town.example", TeamRole.EDITOR);
    String old = room.token();
    assertThat(invite("again@town.example", TeamRole.EDITOR)).as("sent twice").isEqualTo(first);
    assertThat(room.letters).hasSize(1);
    Id other = invite("again@town.example", TeamRole.READER);
    assertThat(other).isNotEqualTo(first);
    room.room.clock.advance(Duration.ofMinutes(2));
    room.run(owner, () -> room.teams.again(town, other));
    assertThat(room.letters).hasSize(3);
    assertThat(open()).singleElement().matches(i -> i.role() == TeamRole.READER);
    assertThatThrownBy(() -> room.accepting.look(old))
        .hasMessageContaining("security.invitation.withdrawn");
  }

  @Test
  public void twoWhoInviteAtOnceMakeOneInvitation() throws InterruptedException {
    Id second = room.colleague(town, TeamRole.OWNER);
    Principal one = room.principal(owner);
    Principal other = room.principal(second);
    for (int i = 0; i < 10; i++) {
      String email = "race" + i + "@town.example";
      TeamRoom.race(
          () -> room.as(one, () -> room.teams.invite(town, email, "", TeamRole.READER, "en")),
          () -> room.as(other, () -> room.teams.invite(town, email, "", TeamRole.READER, "en")));
      assertThat(open().stream().filter(o -> o.email().equals(email))).hasSize(1);
      assertThat(room.letters.stream().filter(l -> l.to().equals(email))).hasSize(1);
    }
  }

  @Test
  public void whatIsWrongIsToldAtOnce() {
    assertThat(problems(() -> invite("no address", null)))
        .containsExactly("portal.problem.email", "portal.problem.required");
    assertThat(problems(() -> invite(TeamRoom.email(owner), TeamRole.READER)))
        .containsExactly("security.invite.in-team");
    for (int i = 0; i < 50; i++) {
      invite("many" + i + "@town.example", TeamRole.READER);
    }
    assertThat(problems(() -> invite("one-more@town.example", TeamRole.READER)))
        .containsExactly("security.invite.too-many");
  }

  @Test
  public void onlyOwnersModeratorsAndAdminsInvite() {
    Id editor = room.colleague(town, TeamRole.EDITOR);
    Id elsewhere = room.colleague(room.organisation(), TeamRole.OWNER);
    for (Id refused : List.of(editor, elsewhere, room.account(PlatformRole.MEMBER))) {
      assertThatThrownBy(
              () ->
                  room.as(
                      refused,
                      () -> room.teams.invite(town, "x@town.example", "", TeamRole.OWNER, "en")))
          .isInstanceOf(AccessDeniedException.class);
    }
    for (PlatformRole desk : List.of(PlatformRole.MODERATOR, PlatformRole.ADMIN)) {
      room.as(
          room.account(desk),
          () -> room.teams.invite(town, desk + "@town.example", "", TeamRole.OWNER, "en"));
    }
    assertThat(open()).hasSize(2);
    assertThatThrownBy(
            () ->
                room.as(
                    Principal.SYSTEM,
                    () -> room.teams.invite(new Id(4), "x@t.example", "", TeamRole.OWNER, "en")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aWithdrawnInvitationCannotBeAccepted() {
    Id id = invite("gone@town.example", TeamRole.READER);
    room.run(owner, () -> room.teams.withdraw(town, id));
    room.run(owner, () -> room.teams.withdraw(town, id));
    assertThat(open()).isEmpty();
    assertThatThrownBy(() -> room.accepting.look(room.token()))
        .hasMessageContaining("security.invitation.withdrawn");
    Id foreign = room.colleague(room.organisation(), TeamRole.OWNER);
    assertThatThrownBy(() -> room.run(foreign, () -> room.teams.withdraw(town, id)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void anInvitationEndsAndIsForgotten() {
    Id id = invite("late@town.example", TeamRole.READER);
    String token = room.token();
    EndedInvitations task = new EndedInvitations(room.invitations, room.room.clock);
    room.room.clock.advance(Duration.ofDays(14));
    assertThatThrownBy(() -> room.accepting.look(token))
        .hasMessageContaining("security.link.expired");
    task.run();
    assertThat(open()).singleElement().matches(i -> i.state() == State.EXPIRED);
    room.run(owner, () -> room.teams.again(town, id));
    assertThat(open()).filteredOn(i -> i.state() == State.PENDING).hasSize(1);
    room.room.clock.advance(Duration.ofDays(105));
    task.run();
    task.run();
    assertThat(open()).isEmpty();
  }

  @Test
  public void theTeamIsSeenByItselfAndTheSecretariat() {
    Id reader = room.colleague(town, TeamRole.READER);
    List<Colleague> seen = room.as(reader, () -> room.teams.members(town));
    assertThat(seen)
        .containsExactly(
            new Colleague(owner, "Name " + owner, TeamRoom.email(owner), TeamRole.OWNER),
            new Colleague(reader, "Name " + reader, TeamRoom.email(reader), TeamRole.READER));
    assertThat(room.as(room.account(PlatformRole.MODERATOR), () -> room.teams.members(town)))
        .isEqualTo(seen);
    Id stranger = room.account(PlatformRole.MEMBER);
    assertThatThrownBy(() -> room.as(stranger, () -> room.teams.members(town)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> room.as(reader, () -> room.teams.invitations(town)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void thePortalKnowsWhomToWriteTo() {
    Id editor = room.colleague(town, TeamRole.EDITOR);
    Id blocked = room.colleague(town, TeamRole.EDITOR);
    room.userStore.activate(blocked, false);
    room.colleague(town, TeamRole.READER);
    Id elsewhere = room.organisation();
    Map<Id, List<Recipient>> found =
        room.as(
            Principal.SYSTEM,
            () -> room.teams.recipients(List.of(town, elsewhere), TeamRole.EDITOR));
    assertThat(found).containsOnlyKeys(town);
    assertThat(found.get(town)).extracting(Recipient::account).containsExactly(owner, editor);
    Id moderator = room.account(PlatformRole.MEMBER, PlatformRole.MODERATOR);
    assertThat(room.as(Principal.SYSTEM, room.teams::moderators))
        .extracting(Recipient::account)
        .contains(moderator)
        .doesNotContain(owner);
    assertThat(room.as(Principal.SYSTEM, () -> room.teams.recipient(blocked))).isEmpty();
    assertThat(room.as(Principal.SYSTEM, () -> room.teams.recipient(editor)))
        .contains(new Recipient(editor, "Name " + editor, TeamRoom.email(editor), "en"));
    Id admin = room.account(PlatformRole.ADMIN);
    assertThatThrownBy(() -> room.as(admin, room.teams::moderators))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void rolesChangeAtOnce() {
    Id editor = room.colleague(town, TeamRole.EDITOR);
    String session = room.open(editor);
    assertThat(room.sessions.bySession(session).orElseThrow().teams().get(town))
        .isEqualTo(TeamRole.EDITOR);
    long before = room.room.db.changes().head();
    room.run(owner, () -> room.teams.role(town, editor, TeamRole.READER));
    room.run(owner, () -> room.teams.role(town, editor, TeamRole.READER));
    assertThat(room.sessions.bySession(session).orElseThrow().teams().get(town))
        .isEqualTo(TeamRole.READER);
    assertThat(room.room.db.changes().read(before, 10))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.id()).isEqualTo(editor);
              assertThat(change.fields()).containsExactly("team");
              assertThat(change.audience()).isEqualTo(Change.Audience.NONE);
            });
    assertThatThrownBy(() -> room.run(editor, () -> room.teams.role(town, editor, TeamRole.OWNER)))
        .isInstanceOf(AccessDeniedException.class);
    Id stranger = room.account(PlatformRole.MEMBER);
    assertThatThrownBy(() -> room.run(owner, () -> room.teams.role(town, stranger, TeamRole.OWNER)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void theLastOwnerStays() {
    assertThat(problems(() -> room.run(owner, () -> room.teams.remove(town, owner))))
        .containsExactly("security.team.last-owner");
    assertThat(problems(() -> room.run(owner, () -> room.teams.role(town, owner, TeamRole.EDITOR))))
        .containsExactly("security.team.last-owner");
    Id blocked = room.colleague(town, TeamRole.OWNER);
    room.userStore.activate(blocked, false);
    assertThat(problems(() -> room.run(owner, () -> room.teams.remove(town, owner))))
        .as("an owner who may not sign in is no owner")
        .containsExactly("security.team.last-owner");
    room.run(owner, () -> room.teams.remove(town, blocked));
  }

  @Test
  public void ofTwoOwnersWhoDemoteEachOtherOneStays() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      Id place = room.organisation();
      Id one = room.colleague(place, TeamRole.OWNER);
      Id other = room.colleague(place, TeamRole.OWNER);
      Principal first = room.principal(one);
      Principal second = room.principal(other);
      int done =
          TeamRoom.race(
              () -> room.run(first, () -> room.teams.role(place, other, TeamRole.READER)),
              () -> room.run(second, () -> room.teams.remove(place, one)));
      assertThat(done).isEqualTo(1);
      assertThat(room.teamStore.members(place)).anyMatch(c -> c.role() == TeamRole.OWNER);
    }
  }

  @Test
  public void aColleagueWhoLeavesTakesNothingAlong() {
    Id editor = room.colleague(town, TeamRole.EDITOR);
    ByLanguage<String> names = ByLanguage.of("en", "What the colleague wrote");
    room.run(editor, () -> room.room.organisations.change(town, names, "FR", "municipality"));
    Id invited = invite("guest@town.example", TeamRole.READER);
    room.room.db.changes().head();
    List<String> before = written();
    room.run(editor, () -> room.teams.remove(town, editor));
    assertThat(room.room.organisations.get(town).names()).isEqualTo(names);
    assertThat(written()).containsAll(before);
    room.sessions.closeAll(editor);
    room.room.accounts.delete(editor);
    assertThat(room.room.organisations.get(town).names()).isEqualTo(names);
    assertThat(written()).as("who did it, without a name").containsAll(before);
    assertThat(open()).singleElement().matches(i -> i.id().equals(invited));
    assertThatThrownBy(() -> room.run(owner, () -> room.teams.remove(town, editor)))
        .isInstanceOf(NotFoundException.class);
  }

  private List<String> written() {
    return room.room.db.changes().read(0, 1_000).stream()
        .filter(change -> town.equals(change.organisation()))
        .map(Change::toString)
        .toList();
  }

  @Test
  public void whoIsInATeamLeavesItAndNobodyElseRemoves() {
    Id reader = room.colleague(town, TeamRole.READER);
    Id other = room.colleague(town, TeamRole.EDITOR);
    assertThatThrownBy(() -> room.run(reader, () -> room.teams.remove(town, other)))
        .isInstanceOf(AccessDeniedException.class);
    room.run(reader, () -> room.teams.remove(town, reader));
    assertThat(room.teamStore.role(town, reader)).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> room.run(reader, () -> room.teams.remove(town, reader)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void teamsAndInvitationsAreFoundByAnIndex() {
    for (int i = 0; i < 300; i++) {
      Id place = room.organisation();
      room.colleague(place, TeamRole.READER);
      room.as(
          Principal.SYSTEM,
          () -> room.teams.invite(place, "p@t.example", "", TeamRole.OWNER, "en"));
    }
    assertThat(room.room.db.plan(TeamStore.MEMBERS, town)).contains("security_team_organisation");
    assertThat(room.room.db.plan(InvitationStore.OF_TEAM, town))
        .contains("security_invitation_team");
  }
}

package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.security.internal.store.NameStore;
import org.alliance.portal.security.internal.teams.OrganisationDesk;
import org.alliance.portal.security.internal.web.Arrival;
import org.alliance.portal.security.internal.web.InvitationPage;
import org.alliance.portal.security.internal.web.teams.MemberPages;
import org.alliance.portal.security.internal.web.teams.TeamCard;
import org.alliance.portal.security.internal.web.teams.TeamPages;
import org.alliance.portal.security.internal.web.teams.TeamsPage;
import org.alliance.portal.security.internal.web.users.OrganisationPages;
import org.alliance.portal.security.internal.web.users.OrganisationsPage;
import org.alliance.portal.security.internal.web.users.UserPages;
import org.alliance.portal.security.internal.web.users.UsersPage;
import org.alliance.portal.testing.Rendering;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What the pages of teams, invitations, users and organisations answer and show. */
@RunWith(Parameterized.class)
public class TeamPagesStoreTest {
  private final TeamRoom room;
  private final Id town;
  private final Id owner;
  private final TeamPages pages;
  private final MemberPages members;
  private final InvitationPage invitation;

  public TeamPagesStoreTest(String name, TestDatabase db) {
    room = new TeamRoom(db);
    town = room.organisation();
    owner = room.colleague(town, TeamRole.OWNER);
    pages = new TeamPages(room.room.access, room.teams, room.room.organisations, room.request);
    members = new MemberPages(room.room.access, room.teams, room.room.organisations, room.request);
    invitation =
        new InvitationPage(
            room.accepting,
            room.room.organisations,
            new ActorNames(room.room.access, new NameStore(db.database())),
            room.room.entrance(),
            new Arrival(room.sessions, room.request),
            room.request);
  }

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private static MultivaluedMap<String, String> fields(String... pairs) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.add(pairs[i], pairs[i + 1]);
    }
    return fields;
  }

  private static HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            TeamPagesStoreTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) -> null);
  }

  private static UriInfo uri(String... pairs) {
    return (UriInfo)
        Proxy.newProxyInstance(
            TeamPagesStoreTest.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, args) -> fields(pairs));
  }

  /** In both languages, because each must have its texts. */
  private String render(View view) {
    Rendering rendering = new Rendering("/teams");
    assertThat(rendering.render(view, "fr")).contains("<h1");
    return rendering.render(view, "en");
  }

  private static View view(Response response) {
    return (View) response.getEntity();
  }

  private static List<String> problems(Response response) {
    assertThat(response.getStatus()).isEqualTo(422);
    Form form = (Form) view(response).model().get("form");
    return form.problems().stream().map(FieldProblem::key).toList();
  }

  private String word(Id id) {
    return id.toString();
  }

  @Test
  public void whoIsInOneTeamIsLedStraightToIt() {
    TeamsPage page = new TeamsPage(room.room.access, room.room.organisations);
    assertThat(room.as(owner, () -> page.show("en")).getLocation())
        .hasToString("/en/teams/" + town);
    room.room.accounts.join(room.organisation(), owner, TeamRole.READER);
    assertThat(render(view(room.as(owner, () -> page.show("en")))))
        .contains("/teams/" + town)
        .contains("Owner")
        .contains("Reader");
    assertThat(render(view(room.as(room.account(PlatformRole.MEMBER), () -> page.show("en")))))
        .contains("not in the team of any organisation");
  }

  @Test
  public void anOwnerSeesWhatAnEditorDoesNot() {
    Id editor = room.colleague(town, TeamRole.EDITOR);
    room.run(
        owner,
        () ->
            assertThat(
                    pages
                        .invite(
                            word(town),
                            fields("email", "guest@x.example", "role", "editor", "language", "fr"))
                        .getLocation())
                .hasToString("/en/teams/" + town + "?done=invited"));
    String seen = render(room.as(owner, () -> pages.show(word(town), "invited")));
    assertThat(seen)
        .contains("guest@x.example", "Send again", "Invite a colleague", "is on its way")
        .contains("/members/" + editor + "/remove")
        .contains("/members/" + owner + "/remove");
    String plain = render(room.as(editor, () -> pages.show(word(town), "<script>")));
    assertThat(plain)
        .doesNotContain("guest@x.example", "Send again", "Invite a colleague", "Done")
        .contains(TeamRoom.email(owner))
        .contains("/members/" + editor + "/remove")
        .doesNotContain("/members/" + owner);
    Id stranger = room.account(PlatformRole.MEMBER);
    assertThatThrownBy(() -> room.as(stranger, () -> pages.show(word(town), null)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> room.as(stranger, () -> pages.show("rubbish", null)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  public void aFormComesBackAsItWas() {
    Response refused =
        room.as(owner, () -> pages.invite(word(town), fields("email", "<b>", "name", "Kept")));
    assertThat(problems(refused))
        .containsExactly("portal.problem.email", "portal.problem.required");
    assertThat(render(view(refused)))
        .contains("value=\"Kept\"", "&lt;b&gt;", "There is a problem")
        .doesNotContain("<b>");
  }

  @Test
  public void invitationsAreSentAgainAndWithdrawn() {
    Id id = room.as(owner, () -> room.teams.invite(town, "g@x.example", "", TeamRole.READER, "en"));
    room.room.clock.advance(java.time.Duration.ofMinutes(5));
    assertThat(room.as(owner, () -> pages.again(word(town), word(id))).getStatus()).isEqualTo(303);
    Id next = room.as(owner, () -> room.teams.invitations(town)).get(0).id();
    assertThat(next).isNotEqualTo(id);
    assertThat(room.as(owner, () -> pages.withdraw(word(town), word(next))).getStatus())
        .isEqualTo(303);
    assertThat(room.as(owner, () -> room.teams.invitations(town))).isEmpty();
  }

  @Test
  public void aRoleChangesAndTheLastOwnerStays() {
    Id editor = room.colleague(town, TeamRole.EDITOR);
    assertThat(render(room.as(owner, () -> members.show(word(town), word(editor)))))
        .contains("value=\"editor\" checked");
    room.as(owner, () -> members.role(word(town), word(editor), fields("role", "reader")));
    assertThat(room.teamStore.role(town, editor)).contains(TeamRole.READER);
    Response refused =
        room.as(owner, () -> members.role(word(town), word(owner), fields("role", "reader")));
    assertThat(problems(refused)).containsExactly("security.team.last-owner");
    render(view(refused));
    assertThatThrownBy(() -> room.as(editor, () -> members.show(word(town), word(owner))))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void leavingSaysThatContentStays() {
    Id editor = room.colleague(town, TeamRole.EDITOR);
    assertThat(render(room.as(owner, () -> members.asked(word(town), word(editor)))))
        .contains("What Name " + editor + " wrote stays with the organisation");
    assertThat(render(room.as(editor, () -> members.asked(word(town), word(editor)))))
        .contains("What you wrote stays with the organisation");
    assertThatThrownBy(() -> room.as(editor, () -> members.asked(word(town), word(owner))))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(room.as(editor, () -> members.remove(word(town), word(editor))).getLocation())
        .hasToString("/en/home");
    Response refused = room.as(owner, () -> members.remove(word(town), word(owner)));
    assertThat(problems(refused)).containsExactly("security.team.last-owner");
    render(view(refused));
  }

  @Test
  public void theCardCountsOpenInvitations() {
    TeamCard card = new TeamCard(room.room.access, room.teams);
    assertThat(room.as(owner, () -> card.card("en"))).isEmpty();
    room.as(owner, () -> room.teams.invite(town, "g@x.example", "", TeamRole.READER, "en"));
    View view = room.as(owner, () -> card.card("en")).orElseThrow();
    assertThat(new Rendering("/home").render(view, "en")).contains("1 invitation has not");
  }

  private String invited(String email) {
    room.as(owner, () -> room.teams.invite(town, email, "Guest", TeamRole.EDITOR, "en"));
    return room.token();
  }

  private String fresh() {
    return room.room.db.ids().next().toString().toLowerCase(Locale.ROOT) + "@x.example";
  }

  @Test
  public void theLinkLeadsToAnAccountAndASession() {
    String token = invited(fresh());
    String page = render(invitation.show(token));
    assertThat(page).contains("Town", "Name " + owner, "Editor", "value=\"Guest\"");
    Response refused =
        invitation.accept(token, fields("name", "Guest", "password", "short"), request());
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(render(view(refused))).doesNotContain("short\"");
    Response done =
        invitation.accept(
            token,
            fields(
                "name",
                "Guest",
                "password",
                Room.PASSWORD,
                "password2",
                Room.PASSWORD,
                "language",
                "fr"),
            request());
    assertThat(done.getStatus()).isEqualTo(303);
    assertThat(done.getLocation()).hasToString("/en/teams/" + town + "?done=joined");
    String session =
        String.valueOf(done.getHeaders().get("Set-Cookie").get(0))
            .replaceAll("^portal_session=([^;]*);.*$", "$1");
    assertThat(room.sessions.bySession(session).orElseThrow().teams())
        .containsEntry(town, TeamRole.EDITOR);
    View gone = invitation.show(token);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(render(gone)).contains("used already");
    assertThat(invitation.accept(token, fields(), request()).getStatus()).isEqualTo(410);
  }

  @Test
  public void whoHasAnAccountSignsInFirst() {
    Id account = room.account(PlatformRole.MEMBER);
    String token = invited(TeamRoom.email(account));
    assertThat(render(invitation.show(token))).contains("/en/sign-in?next=");
    assertThat(invitation.accept(token, fields(), request()).getStatus()).isEqualTo(403);
    Id foreign = room.account(PlatformRole.MEMBER);
    View refused = room.as(foreign, () -> invitation.show(token));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(render(refused)).contains("for another address");
    assertThat(room.as(foreign, () -> invitation.accept(token, fields(), request())).getStatus())
        .isEqualTo(403);
    assertThat(render(room.as(account, () -> invitation.show(token))))
        .contains("Accept the invitation");
    assertThat(room.as(account, () -> invitation.accept(token, fields(), request())).getLocation())
        .hasToString("/en/teams/" + town + "?done=joined");
  }

  @Test
  public void aWithdrawnOrUnknownLinkIsClear() {
    String token = invited(fresh());
    Id id = room.accepting.look(token).id();
    room.run(owner, () -> room.teams.withdraw(town, id));
    View gone = invitation.show(token);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(render(gone)).contains("withdrawn");
    assertThatThrownBy(() -> invitation.show("no-such-link")).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void anAdminManagesUsers() {
    Id admin = room.account(PlatformRole.MEMBER, PlatformRole.ADMIN);
    UsersPage list = new UsersPage(room.users, room.request);
    UserPages one =
        new UserPages(room.room.access, room.users, room.room.organisations, room.request);
    assertThat(
            render(room.as(admin, () -> list.show(uri("q", TeamRoom.email(owner), "role", "x")))))
        .contains(TeamRoom.email(owner))
        .doesNotContain(TeamRoom.email(admin) + "<");
    assertThat(problems(room.as(admin, () -> list.invite(uri(), fields("email", "s@x.example")))))
        .containsExactly("portal.problem.required");
    assertThat(
            room.as(
                    admin,
                    () ->
                        list.invite(
                            uri(), fields("email", fresh(), "role", "moderator", "language", "en")))
                .getStatus())
        .isEqualTo(303);
    assertThat(render(room.as(admin, () -> list.show(uri("done", "invited")))))
        .contains("on its way");
    String id = word(owner);
    assertThat(render(room.as(admin, () -> one.show(id, null)))).contains("Town", "Owner");
    room.as(admin, () -> one.block(id));
    assertThat(render(room.as(admin, () -> one.show(id, "blocked")))).contains("Blocked");
    room.as(admin, () -> one.unblock(id));
    room.as(admin, () -> one.endSessions(id));
    room.as(admin, () -> one.roles(id, fields("roles", "moderator")));
    assertThat(room.principal(owner).roles()).contains(PlatformRole.MODERATOR);
    assertThat(problems(room.as(admin, () -> one.block(word(admin)))))
        .containsExactly("security.users.self");
    render(view(room.as(admin, () -> one.block(word(admin)))));
  }

  @Test
  public void theSecretariatManagesOrganisations() {
    Id moderator = room.account(PlatformRole.MEMBER, PlatformRole.MODERATOR);
    OrganisationsPage list =
        new OrganisationsPage(
            new OrganisationDesk(room.room.access, room.room.organisationStore), room.request);
    OrganisationPages one =
        new OrganisationPages(room.room.organisations, room.teams, room.request);
    assertThat(
            render(
                room.as(
                    moderator,
                    () -> list.show(uri("q", "tow", "country", "fr", "state", "active")))))
        .contains("/admin/organisations/" + town);
    String id = word(town);
    assertThat(render(room.as(moderator, () -> one.show(id, null)))).contains("1 person in");
    room.as(moderator, () -> one.leave(id));
    assertThat(room.room.organisations.get(town).state()).isEqualTo(Organisation.State.LEFT);
    assertThat(render(room.as(moderator, () -> one.show(id, "left")))).contains("Has left");
    room.as(moderator, () -> one.rejoin(id));
    assertThat(problems(room.as(moderator, () -> one.invite(id, fields("email", "")))))
        .containsExactly("portal.problem.required");
    assertThat(
            room.as(moderator, () -> one.invite(id, fields("email", "first@x.example")))
                .getStatus())
        .isEqualTo(303);
    assertThat(room.as(Principal.SYSTEM, () -> room.teams.invitations(town)))
        .singleElement()
        .matches(i -> i.role() == TeamRole.OWNER);
    assertThatThrownBy(() -> room.as(owner, () -> list.show(uri())))
        .isInstanceOf(AccessDeniedException.class);
  }
}

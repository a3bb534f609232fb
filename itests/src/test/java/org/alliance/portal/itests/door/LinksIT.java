package org.alliance.portal.itests.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Applicant;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.People;
import org.alliance.portal.itests.RunningPortal;
import org.junit.Test;

/** Links that letters bring: forged, used, replaced, somebody else's, and pressed twice. */
public class LinksIT {
  private static final String TOKEN = "A".repeat(43);

  private final RunningPortal portal = RunningPortal.shared();
  private final Mailbox mailbox = Mailbox.shared();
  private final People people = new People(portal);

  private Client visitor() {
    return new Client(portal.address());
  }

  @Test
  public void linksThatNobodySentOpenNothing() {
    for (String path :
        List.of(
            "/en/invitation/",
            "/en/reset/",
            "/en/email/new/",
            "/en/email/old/",
            "/en/application/",
            "/en/unsubscribe/",
            "/en/first-admin/",
            "/fr/contacts/")) {
      for (String token : List.of(TOKEN, "x", "%27--", "A".repeat(3_000))) {
        HttpResponse<String> answer = visitor().get(path + token);
        assertThat(answer.statusCode()).as(path + token).isIn(400, 404, 414);
        assertThat(answer.body()).doesNotContain("Exception");
      }
    }
  }

  @Test
  public void aLinkIsGoodForOneThingOnce() {
    People.Person person = people.join("reader");
    visitor().submit("/en/forgotten", Map.of("email", person.email()));
    String reset = mailbox.await(person.email(), "/reset/").path("/reset/");
    String token = reset.substring(reset.lastIndexOf('/') + 1);
    for (String path : List.of("/en/invitation/", "/en/email/new/", "/en/application/")) {
      assertThat(visitor().get(path + token).statusCode()).as(path).isEqualTo(404);
    }
    Map<String, String> fields =
        Map.of("password", "yet another calm river", "password2", "yet another calm river");
    String csrf = person.client().csrf("/en/account");
    assertThat(Client.location(visitor().submit(reset, fields))).isEqualTo("/en/home");
    HttpResponse<String> used = person.client().post(reset, csrf, fields);
    assertThat(used.statusCode()).isEqualTo(410);
    assertThat(used.body()).contains("/en/sign-in");

    String email = People.address();
    String first = people.invite(email, "reader");
    Client owner = visitor().signIn("owner");
    owner.submit(
        People.TEAM, Map.of("email", email, "name", "", "role", "editor", "language", "en"));
    mailbox.await(email, 2);
    String second = mailbox.letters(email).get(1).path("/invitation/");
    assertThat(second).isNotEqualTo(first);
    assertThat(visitor().get(first).statusCode()).isEqualTo(410);
    assertThat(visitor().get(second).statusCode()).isEqualTo(200);
    String team = owner.get(People.TEAM).body();
    Matcher withdraw =
        Pattern.compile("action=\"(/en/teams/\\w+/invitations/\\w+/withdraw)\"")
            .matcher(team.substring(team.indexOf(email)));
    assertThat(withdraw.find()).as(team).isTrue();
    owner.post(withdraw.group(1), owner.csrf(People.TEAM), Map.of());
    assertThat(visitor().get(second).statusCode()).isEqualTo(410);
  }

  @Test
  public void anInvitationToSomebodyWithAnAccountIsForThatPersonOnly() throws Exception {
    People.Person person = people.join("reader");
    String other = new Members(portal).add("Town of " + Members.word(), "");
    Client moderator = visitor().signIn("moderator");
    String team = "/en/teams/" + other;
    HttpResponse<String> invited =
        moderator.submit(
            team, Map.of("email", person.email(), "name", "", "role", "editor", "language", "en"));
    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(303);
    mailbox.await(person.email(), 2);
    String link =
        mailbox.letters(person.email()).stream()
            .filter(letter -> letter.text().contains("/invitation/"))
            .reduce((a, b) -> b)
            .orElseThrow()
            .path("/invitation/");
    assertThat(visitor().get(link).body())
        .doesNotContain("name=\"password\"")
        .contains("/en/sign-in?next=" + link);
    HttpResponse<String> foreign = visitor().signIn("member").get(link);
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(moderator.post(link, moderator.csrf(team), Map.of()).statusCode()).isEqualTo(403);
    List<Integer> statuses =
        atOnce(() -> person.client().post(link, person.client().csrf("/en/account"), Map.of()));
    assertThat(statuses).contains(303).allMatch(status -> status == 303 || status == 410);
    assertThat(person.client().get(team).statusCode()).isEqualTo(200);
    assertThat(person.client().get(People.TEAM).statusCode()).isEqualTo(200);
  }

  private static List<Integer> atOnce(Callable<HttpResponse<String>> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<HttpResponse<String>>> calls = pool.invokeAll(List.of(call, call));
      List<Integer> statuses = new ArrayList<>();
      for (Future<HttpResponse<String>> one : calls) {
        statuses.add(one.get().statusCode());
      }
      return statuses;
    } finally {
      pool.shutdown();
    }
  }

  @Test
  public void sendingTwiceAtOnceIsSendingOnce() throws Exception {
    Applicant applicant = new Applicant(portal.address()).fill();
    assertThat(atOnce(applicant::send)).allMatch(status -> status == 303);
    String link = mailbox.await(applicant.email(), "/confirm").path("/confirm");
    assertThat(
            atOnce(
                () -> applicant.client().post(link, applicant.client().csrf("/en/join"), Map.of())))
        .allMatch(status -> status == 303);
    mailbox.await(applicant.email(), "will read it");
    assertThat(mailbox.letters(applicant.email())).hasSize(2);

    String email = People.address();
    String invitation = people.invite(email, "reader");
    Map<String, String> fields =
        Map.of(
            "name",
            "Vesna Example",
            "password",
            People.PASSWORD,
            "password2",
            People.PASSWORD,
            "language",
            "en");
    Client guest = visitor();
    String csrf = guest.csrf(invitation);
    List<Integer> statuses = atOnce(() -> guest.post(invitation, csrf, fields));
    assertThat(statuses).contains(303);
    assertThat(visitor().signIn(email, People.PASSWORD).statusCode()).isEqualTo(303);
  }
}

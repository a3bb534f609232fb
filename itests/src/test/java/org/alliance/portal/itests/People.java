package org.alliance.portal.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.Id;

/** Colleagues whom the owner of the sample town invites, so that a test has accounts of its own. */
public final class People {
  /** Their password. */
  public static final String PASSWORD = "a calm river with nine bridges";

  /** The team that they join. */
  public static final String TEAM = "/en/teams/" + new Id(1001);

  /**
   * Somebody with an account.
   *
   * @param client signed in
   */
  public record Person(String name, String email, Client client) {}

  private final RunningPortal portal;

  public People(RunningPortal portal) {
    this.portal = portal;
  }

  /** An address that nobody has. */
  public static String address() {
    return Members.word().toLowerCase(Locale.ROOT) + "@people.example";
  }

  /** Invites somebody, and gives the path of the letter's link. */
  public String invite(String email, String role) {
    return invite(email, role, "owner", TEAM);
  }

  private String invite(String email, String role, String by, String team) {
    Client inviting = new Client(portal.address()).signIn(by);
    HttpResponse<String> answer =
        inviting.submit(team, Map.of("email", email, "name", "", "role", role, "language", "en"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return Mailbox.shared().await(email, "/invitation/").path("/invitation/");
  }

  /** Somebody joins the team. */
  public Person join(String role) {
    String email = address();
    return accept(email, invite(email, role));
  }

  /** Somebody joins another member's team, invited by the secretariat. */
  public Person join(String role, String member) {
    String email = address();
    return accept(email, invite(email, role, "moderator", "/en/teams/" + member));
  }

  private Person accept(String email, String link) {
    String name = "Vesna " + Members.word();
    Client client = new Client(portal.address());
    HttpResponse<String> answer =
        client.submit(
            link,
            Map.of("name", name, "password", PASSWORD, "password2", PASSWORD, "language", "en"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return new Person(name, email, client);
  }
}

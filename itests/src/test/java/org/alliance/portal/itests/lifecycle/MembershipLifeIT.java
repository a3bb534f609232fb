package org.alliance.portal.itests.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Applicant;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.Wait;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.osgi.framework.Bundle;
import org.osgi.framework.SynchronousBundleListener;

/** The forms for joining go and return, and so do the letters, while others are at work. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class MembershipLifeIT extends InContainer {
  private static final String MEMBERSHIP = "org.alliance.portal.membership";
  private static final String OWN = "/en/profiles/" + new Id(1001);
  private static final String QUEUE = "/en/admin/applications";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern TOTAL = Pattern.compile("id=\"total\"[^>]*>([^<]*)<");

  @Override
  Map<String, String> settings() {
    return Map.of(
        "smtp.url",
        Mailbox.shared().settings().get("PORTAL_SMTP_URL"),
        "mail.from",
        "Alliance portal <portal@alliance.example>");
  }

  private static Client signedIn(String account) {
    return new Client(address()).signIn(account);
  }

  /** What has nothing to do with joining, and must not notice. */
  private static Hammer others() {
    return new Hammer()
        .on(InContainer::visitor, "/en/", List.of(200))
        .on(InContainer::visitor, "/en/sign-in", List.of(200))
        .on(InContainer::visitor, "/en/participants", List.of(200))
        .on(() -> signedIn("member"), "/en/home", List.of(200))
        .on(() -> signedIn("member"), OWN, List.of(200))
        .on(() -> signedIn("member"), "/en/profiles", List.of(200))
        .on(InContainer::partner, "/api/v1/profiles?limit=5", List.of(200));
  }

  @Test
  public void a_joiningLeavesAndReturnsAsItWas() {
    Applicant applicant = new Applicant(address()).fill();
    String draft = applicant.address() + "/organisation";
    Client moderator = signedIn("moderator");
    String before = total(moderator);
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    SynchronousBundleListener listener = event -> events.add(event.getBundle().getSymbolicName());
    bundles.addBundleListener(listener);
    try (Hammer hammer = others()) {
      Figures.print("remove membership: " + shell("portal:remove membership").strip());
      for (String path :
          List.of("/en/join", "/fr/cooperate", "/en/application-link", draft, QUEUE)) {
        assertThat(moderator.get(path).statusCode()).as(path).isEqualTo(404);
      }
      assertThat(visitor().get("/en/").body()).doesNotContain("/en/join");
      assertThat(moderator.get("/en/home").body()).doesNotContain(QUEUE);

      Figures.print("add membership: " + shell("portal:add membership").strip());
      assertThat(visitor().get("/en/").body()).contains("/en/join");
      assertThat(moderator.get("/en/home").body()).contains(QUEUE);
      assertThat(applicant.client().get(draft).body()).contains(applicant.name());
      assertThat(total(moderator)).isEqualTo(before);
      assertThat(hammer.unexpected()).isEmpty();
      Figures.print("joining away and back: " + hammer.answers());
    } finally {
      bundles.removeBundleListener(listener);
    }
    assertThat(events).as("no other bundle was touched").isNotEmpty().containsOnly(MEMBERSHIP);
  }

  private static String total(Client moderator) {
    Matcher total = TOTAL.matcher(moderator.get(QUEUE).body());
    assertThat(total.find()).isTrue();
    return total.group(1);
  }

  @Test
  public void b_lettersWaitUntilWhatSendsThemIsBack() throws Exception {
    Bundle notifications = running("org.alliance.portal.notifications");
    Client admin = signedIn("admin");
    List<String> accounts = List.of("member", "editor", "owner", "moderator", "admin");
    try (Hammer hammer =
        others()
            .on(InContainer::visitor, "/en/forgotten", List.of(200, 503))
            .on(InContainer::visitor, "/en/join", List.of(200, 503))
            .on(() -> signedIn("moderator"), QUEUE, List.of(200, 503))) {
      Client visitor = visitor();
      String csrf = visitor.csrf("/en/sign-in");
      for (String account : accounts) {
        Map<String, String> form = Map.of("email", account + "@alliance.example");
        assertThat(visitor.post("/en/forgotten", csrf, form).statusCode()).isEqualTo(200);
      }
      notifications.stop(Bundle.STOP_TRANSIENT);
      Map<String, String> form = Map.of("email", "nobody@alliance.example");
      assertThat(visitor.post("/en/forgotten", csrf, form).statusCode()).isEqualTo(503);
      assertThat(visitor.signIn("member").get("/en/home").statusCode()).isEqualTo(200);

      notifications.start(Bundle.START_TRANSIENT);
      Wait.until(
          "letters can be asked for again",
          LIMIT,
          () ->
              new Client(address()).reaches("/en/forgotten", 200)
                  && new Client(address()).reaches("/en/join", 200)
                  && admin.reaches("/en/admin/outbox", 200));
      assertThat(hammer.unexpected()).isEmpty();
      Figures.print("letters stopped and started: " + hammer.answers());
    }
    Wait.until("each letter was sent", LIMIT, () -> sent(admin) == accounts.size());
  }

  private static int sent(Client admin) {
    return admin
            .get("/en/admin/outbox?state=sent&kind=security-reset")
            .body()
            .split("/en/admin/outbox/\\w{13}", -1)
            .length
        - 1;
  }
}

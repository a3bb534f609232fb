package org.alliance.portal.itests.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alliance.portal.api.Id;
import org.alliance.portal.itests.Applicant;
import org.alliance.portal.itests.Client;
import org.alliance.portal.itests.Mailbox;
import org.alliance.portal.itests.People;
import org.alliance.portal.itests.RunningPortal;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * As {@link EveryPageIT}, the pages of applicants, accounts, teams, letters, clients and the audit:
 * each in both languages, with axe at one width and for its size at the other.
 */
public class EveryPageOfPeopleIT {
  private static final String OWN = new Id(1001).toString();
  private static String draft;
  private static String sent;
  private static String invitation;
  private static String reset;
  private static String unsubscribe;
  private static String account;
  private static String application;
  private static String letter;
  private static String client;

  /** Somebody applies, somebody is invited, somebody has forgotten a password. */
  @BeforeClass
  public static void bringPeople() {
    RunningPortal portal = RunningPortal.shared();
    Applicant applicant = new Applicant(portal.address()).fill();
    draft = withoutLanguage(new Applicant(portal.address()).address());
    People people = new People(portal);
    invitation = withoutLanguage(people.invite(People.address(), "editor"));
    People.Person person = people.join("reader");
    new Client(portal.address()).signIn(person.email(), People.PASSWORD);
    new Client(portal.address()).submit("/en/forgotten", Map.of("email", person.email()));
    Mailbox mailbox = Mailbox.shared();
    reset = withoutLanguage(mailbox.await(person.email(), "/reset/").path("/reset/"));
    unsubscribe =
        withoutLanguage(mailbox.await(person.email(), "/unsubscribe/").path("/unsubscribe/"));
    Client admin = new Client(portal.address()).signIn("admin");
    account = found(admin, "/en/admin/users?q=" + person.email(), "/en(/admin/users/\\w{13})");
    letter = found(admin, "/en/admin/outbox", "/en(/admin/outbox/\\w{13})");
    client = found(admin, "/en/admin/clients", "/en(/admin/clients/\\w{13})");
    applicant.send();
    applicant.confirm();
    sent = withoutLanguage(applicant.address());
    application = found(admin, "/en/admin/applications", "/en(/admin/applications/\\w{13})");
  }

  private static String withoutLanguage(String path) {
    return path.substring(3);
  }

  private static String found(Client person, String path, String pattern) {
    HttpResponse<String> page = person.get(path);
    Matcher found = Pattern.compile(pattern).matcher(page.body());
    if (!found.find()) {
      throw new AssertionError(path + " " + page.statusCode() + " " + page.body());
    }
    return found.group(1);
  }

  private static Map<String, Consumer<Page>> ofEverybody() {
    Map<String, Consumer<Page>> pages =
        Walk.pages(
            List.of(
                "/join",
                "/cooperate",
                draft + "/organisation?begun=yes",
                draft + "/about",
                draft + "/contact",
                draft + "/check",
                sent,
                sent + "/withdraw",
                "/application/no-such-link",
                "/application-link",
                invitation,
                "/invitation/no-such-link",
                "/forgotten",
                reset,
                "/reset/no-such-link",
                unsubscribe,
                "/goodbye",
                "/developers"));
    pages.put(draft + "/organisation#wrong", EveryPageOfPeopleIT::next);
    pages.put(draft + "/about#wrong", EveryPageOfPeopleIT::next);
    pages.put(draft + "/contact#wrong", EveryPageOfPeopleIT::next);
    pages.put("/application-link#wrong", EveryPageOfPeopleIT::submit);
    pages.put(invitation + "#wrong", EveryPageOfPeopleIT::submit);
    pages.put("/forgotten#wrong", EveryPageOfPeopleIT::submit);
    pages.put("/sign-in#wrong", EveryPageOfPeopleIT::submit);
    return pages;
  }

  private static Map<String, Consumer<Page>> ofOwners() {
    Map<String, Consumer<Page>> pages =
        Walk.pages(
            List.of(
                "/home",
                "/account",
                "/account/details",
                "/account/password",
                "/account/email",
                "/account/factor",
                "/account/sessions",
                "/account/delete",
                "/account/letters",
                "/teams/" + OWN,
                "/teams/" + OWN + account.replace("/admin/users/", "/members/"),
                "/teams/" + OWN + account.replace("/admin/users/", "/members/") + "/remove",
                "/api-access"));
    pages.put(
        "/account/details#wrong",
        page -> {
          page.fill("#name", "");
          submit(page);
        });
    pages.put("/account/password#wrong", EveryPageOfPeopleIT::submit);
    pages.put("/account/factor#wrong", EveryPageOfPeopleIT::submit);
    pages.put("/teams/" + OWN + "#wrong", page -> page.click("#invite button[type=submit]"));
    return pages;
  }

  private static Map<String, Consumer<Page>> ofModerators() {
    Map<String, Consumer<Page>> pages =
        Walk.pages(
            List.of(
                "/home",
                "/admin",
                "/admin/applications",
                "/admin/applications?state=declined&country=ZZ",
                application,
                application + "/accept",
                application + "/decline",
                "/admin/letters",
                "/admin/letters/membership-asked/en",
                "/admin/letters/membership-declined/fr",
                "/admin/organisations",
                "/admin/organisations/" + OWN));
    pages.put(application + "#wrong", page -> page.click("#ask button[type=submit]"));
    pages.put(
        application + "/decline#preview",
        page -> {
          page.fill("#reason", "There is no place left.");
          page.click("button[name=step][value=preview]");
        });
    return pages;
  }

  private static Map<String, Consumer<Page>> ofAdmins() {
    Map<String, Consumer<Page>> pages =
        Walk.pages(
            List.of(
                "/admin",
                "/admin/users",
                "/admin/users?q=nobody-has-this-name",
                account,
                "/admin/clients",
                "/admin/clients/new",
                client,
                client + "/delete",
                "/admin/outbox",
                "/admin/outbox?state=failed",
                letter,
                "/admin/audit"));
    pages.put("/admin/users#wrong", page -> page.click("#invite button[type=submit]"));
    pages.put("/admin/clients/new#wrong", EveryPageOfPeopleIT::submit);
    return pages;
  }

  private static void next(Page page) {
    page.click(".app-edit__buttons button[value=next]");
  }

  private static void submit(Page page) {
    page.click("main form button[type=submit]");
  }

  @Test
  public void inEnglishByDay() {
    walk("en", 1280, 320, ColorScheme.LIGHT);
  }

  @Test
  public void inFrenchByNight() {
    walk("fr", 320, 1280, ColorScheme.DARK);
  }

  private static void walk(String lang, int width, int more, ColorScheme colours) {
    new Walk(lang, width, colours)
        .look(null, ofEverybody(), more)
        .look("owner", ofOwners(), more)
        .look("moderator", ofModerators(), more)
        .look("admin", ofAdmins(), more)
        .end();
  }
}

package org.alliance.portal.membership.internal.web.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Application.State;
import org.alliance.portal.membership.internal.Fakes;
import org.alliance.portal.membership.internal.House;
import org.alliance.portal.membership.internal.Limits;
import org.alliance.portal.membership.internal.Link;
import org.alliance.portal.membership.internal.Links;
import org.alliance.portal.membership.internal.Step;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RendererFake;
import org.alliance.portal.testing.Rendering;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ApplyPagesStoreTest {
  private static final Pattern PLACE = Pattern.compile("/en/application/([^/?]+)/?([^?]*)(\\?.*)?");

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  private final TestDatabase db;
  private House house;
  private JoinPage join;
  private StepPages steps;
  private StatusPages status;
  private ConfirmPages confirm;
  private LostPages lost;

  public ApplyPagesStoreTest(String name, TestDatabase db) {
    this.db = db;
  }

  @Before
  public void start() {
    house = new House(db);
    PersonalData persons =
        text ->
            text != null && text.contains("Mrs")
                ? List.of(new PersonalData.Suspicion(PersonalData.Reason.NAME, "Mrs Primer"))
                : List.of();
    join = new JoinPage(house.applications, house.request);
    steps =
        new StepPages(
            house.applications,
            house.submits,
            new StepViews(
                house.applications,
                house.vocabulary,
                new Fakes.LanguagesFake(),
                persons,
                new RendererFake(),
                () -> "https://members.example",
                Bundles.context()),
            house.request);
    status = new StatusPages(house.applications, house.applicants, house.request);
    confirm = new ConfirmPages(house.applications, house.applicants, house.request);
    lost = new LostPages(house.applicants);
  }

  private static HttpServletRequest from(String address) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ApplyPagesStoreTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) -> method.getName().equals("getRemoteAddr") ? address : null);
  }

  private static MultivaluedMap<String, String> form(Map<String, List<String>> values) {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    form.putAll(values);
    return form;
  }

  private static MultivaluedMap<String, String> form(String name, String value) {
    return form(Map.of(name, List.of(value)));
  }

  private static MultivaluedMap<String, String> typed(String button) {
    return form(House.typed("do", button));
  }

  private Response post(String token, Step step, MultivaluedMap<String, String> sent) {
    return steps.keep(token, step.key(), sent, from("192.0.2.1"));
  }

  private Response get(String token, Step step) {
    return steps.show(token, step.key(), null, null, null);
  }

  private Response show(String token) {
    return status.show(token, null, null, null);
  }

  private static String html(Response answer) {
    View view = (View) answer.getEntity();
    assertThat(answer.getStatus()).isEqualTo(view.status());
    String french = new Rendering("/application").render(view, "fr");
    assertThat(french).contains("<h1");
    return new Rendering("/application").render(view, "en");
  }

  private static String place(Response answer) {
    assertThat(answer.getStatus()).isEqualTo(303);
    Matcher place = PLACE.matcher(answer.getLocation().toString());
    assertThat(place.matches()).as(answer.getLocation().toString()).isTrue();
    return place.group(2) + (place.group(3) == null ? "" : place.group(3));
  }

  private static String token(Response answer) {
    Matcher place = PLACE.matcher(answer.getLocation().toString());
    assertThat(place.matches()).isTrue();
    return place.group(1);
  }

  @Test
  public void theStartExplainsAndBegins() {
    for (View view : List.of(join.show(), new CooperatePage(null, house.request).show())) {
      assertThat(new Rendering("/join").render(view, "en"))
          .contains("What the Alliance is", "About five minutes", "name=\"csrf\" value=\"token\"")
          .containsPattern("aria-hidden=\"true\"><label for=\"more\">.*tabindex=\"-1\"");
      new Rendering("/join").render(view, "fr");
    }
    Response begun = join.begin(form(Map.of()), from("192.0.2.1"));
    assertThat(place(begun)).isEqualTo("organisation?begun=yes");
    String page = html(steps.show(token(begun), "organisation", "yes", null, null));
    assertThat(page)
        .contains("Step 1 of 4")
        .contains("https://members.example/en/application/" + token(begun))
        .contains("name=\"robots\" content=\"noindex\"")
        .doesNotContain("govuk-error-summary");
  }

  @Test
  public void aCityAppliesStepByStep() {
    String token = token(join.begin(form(Map.of()), from("192.0.2.1")));
    assertThat(place(show(token))).isEqualTo("organisation");
    for (Step step : List.of(Step.ORGANISATION, Step.ABOUT, Step.CONTACT)) {
      html(get(token, step));
      assertThat(place(post(token, step, typed("next")))).isEqualTo(step.next().key());
    }
    String check = html(get(token, Step.CHECK));
    assertThat(check)
        .contains("Grad Novi Primer", "term municipality", "term housing, term education")
        .contains("number 52000", "href=\"/en/application/" + token + "/contact#email\"")
        .contains("Nobody else does")
        .doesNotContain("id=\"missing\"", "id=\"persons\"");
    house.clock.now = house.clock.now.plus(Duration.ofMinutes(2));
    assertThat(place(post(token, Step.CHECK, typed("next")))).isEmpty();
    String sent = html(show(token));
    assertThat(sent)
        .contains("Please confirm your address", House.EMAIL, house.of(token).reference())
        .contains("/en/application/" + token + "/again");

    String letters = house.lettersToken();
    assertThat(place(show(letters))).isEqualTo("confirm");
    assertThat(html(confirm.show(letters))).contains("Grad Novi Primer", "Yes, this is my address");
    assertThat(house.of(token).state()).isEqualTo(State.UNCONFIRMED);
    assertThat(place(confirm.confirm(letters, form(Map.of())))).isEqualTo("?confirmed=yes");
    assertThat(html(status.show(letters, null, "yes", null)))
        .contains("your application has arrived", house.of(token).reference());
    assertThat(place(confirm.show(letters))).isEmpty();
    assertThat(place(confirm.show(token))).isEmpty();
    assertThat(html(show(token))).contains("The secretariat has your application");
    assertThat(place(get(token, Step.ABOUT))).isEmpty();
  }

  @Test
  public void whatIsWrongIsToldBesideItsFieldAndKept() {
    String token = token(join.begin(form(Map.of()), from("192.0.2.1")));
    Response refused = post(token, Step.ORGANISATION, form(House.typed("website", "no address")));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(html(refused))
        .contains("<title>Error:", "href=\"#website\"", "id=\"website-error\"")
        .contains("value=\"no address\"", "value=\"Grad Novi Primer\"");
    assertThat(html(get(token, Step.ORGANISATION)))
        .contains("id=\"website-error\"", "value=\"no address\"");
    assertThat(html(get(token, Step.ABOUT))).contains("Something is wrong here");

    MultivaluedMap<String, String> back = form(House.typed("step", "organisation"));
    assertThat(place(post(token, Step.CONTACT, back))).isEqualTo("organisation");
    assertThat(html(get(token, Step.CONTACT))).contains("value=\"Ana@Novi-Primer.example\"");
    assertThat(html(get(token, Step.CHECK))).contains("id=\"missing\"", "/about#themes");
    Response unsent = post(token, Step.CHECK, typed("next"));
    assertThat(unsent.getStatus()).isEqualTo(422);
    assertThat(html(unsent))
        .contains("action=\"/en/application/" + token + "/organisation\"", "href=\"#website\"");
  }

  @Test
  public void consentIsAskedFor() {
    String token = house.written();
    Response refused = post(token, Step.CHECK, form("do", "next"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(html(refused)).contains("href=\"#agree\"", "id=\"agree-error\"");
    assertThat(house.letters).isEmpty();
  }

  @Test
  public void aTextThatMayNameAPersonIsShownOnceMore() {
    String token = house.written(House.typed("about", "Mrs Primer helps."));
    assertThat(html(get(token, Step.CHECK))).contains("id=\"persons\"", "Mrs Primer</q>");
  }

  @Test
  public void somethingAlikeIsToldAndCanBePassed() {
    house.alike.add(
        new Organisation(
            new Id(5),
            1,
            ByLanguage.of("sr", "Novi Primer"),
            "RS",
            "municipality",
            Organisation.State.ACTIVE));
    String token = token(join.begin(form(Map.of()), from("192.0.2.1")));
    assertThat(place(post(token, Step.ORGANISATION, typed("next"))))
        .isEqualTo("organisation?alike=yes");
    assertThat(html(steps.show(token, "organisation", null, "yes", null)))
        .contains("take part already", "<span lang=\"sr\">Novi Primer</span>", "value=\"another\"");
    assertThat(place(post(token, Step.ORGANISATION, typed("another")))).isEqualTo("about");
    assertThat(html(steps.show(token, "organisation", null, "yes", null)))
        .doesNotContain("take part already");

    String late = house.written();
    assertThat(place(post(late, Step.CHECK, typed("next")))).isEqualTo("organisation?alike=yes");
  }

  @Test
  public void anApplicationUnderWayIsToldWithoutWhose() {
    house.sent();
    String token = token(join.begin(form(Map.of()), from("192.0.2.1")));
    post(token, Step.ORGANISATION, typed("next"));
    assertThat(html(steps.show(token, "organisation", null, "yes", null)))
        .contains("seems to be under way already")
        .doesNotContain("Ana Primer", House.EMAIL);
  }

  @Test
  public void programsAndFloodsGetOneFriendlyPage() {
    Response trapped = join.begin(form("more", "x"), from("192.0.2.1"));
    String token = house.written();
    MultivaluedMap<String, String> filled = typed("next");
    filled.putSingle("more", "x");
    Response step = post(token, Step.ABOUT, filled);
    house.clock.now = house.of(token).times().created().plusSeconds(3);
    Response fast = post(token, Step.CHECK, typed("next"));
    for (int i = 1; i < Limits.STARTS; i++) {
      join.begin(form(Map.of()), from("192.0.2.1"));
    }
    Response flood = join.begin(form(Map.of()), from("192.0.2.1"));
    for (Response answer : List.of(trapped, step, fast, flood)) {
      assertThat(answer.getStatus()).isEqualTo(429);
      assertThat(answer.getHeaderString("Retry-After")).isEqualTo("600");
      assertThat(html(answer)).contains("id=\"later\"");
    }
    assertThat(join.begin(form(Map.of()), from("2001:db8::1")).getStatus()).isEqualTo(303);
  }

  @Test
  public void theLinkIsSentWhenThePersonAsks() {
    String token = token(join.begin(form(Map.of()), from("192.0.2.1")));
    assertThat(html(get(token, Step.ORGANISATION))).doesNotContain("value=\"link\"");
    Response wrong =
        post(token, Step.CONTACT, form(Map.of("email", List.of("ana"), "do", List.of("link"))));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(html(wrong))
        .contains("id=\"email-error\"")
        .doesNotContain("id=\"contactName-error\"");
    assertThat(place(post(token, Step.CONTACT, typed("link")))).isEqualTo("contact?mailed=yes");
    assertThat(html(steps.show(token, "contact", null, null, "yes")))
        .contains("on its way to " + House.EMAIL);
    assertThat(place(show(house.lettersToken()))).isEqualTo("organisation");
  }

  @Test
  public void aDraftIsDiscarded() {
    String token = house.written();
    Response gone = post(token, Step.ABOUT, form("discard", "yes"));
    assertThat(gone.getLocation().toString()).isEqualTo("/en/join");
    assertThat(get(token, Step.ABOUT).getStatus()).isEqualTo(404);
  }

  @Test
  public void linksThatLeadNowhereSayWhatToDo() {
    String forged = "x".repeat(43);
    for (Response answer :
        List.of(
            show(forged),
            get(forged, Step.ABOUT),
            confirm.show(forged),
            confirm.confirm(forged, form(Map.of())),
            status.withdraw(forged, form(Map.of())),
            status.answer(forged, form("answer", "x")))) {
      assertThat(answer.getStatus()).isEqualTo(404);
      assertThat(html(answer)).contains("action=\"/en/application-link\"");
    }
    house.sent();
    house.clock.now = house.clock.now.plus(Links.CONFIRM).plusMillis(1);
    String letters = house.lettersToken();
    for (Response answer :
        List.of(confirm.show(letters), confirm.confirm(letters, form(Map.of())), show(letters))) {
      assertThat(answer.getStatus()).isEqualTo(410);
      assertThat(html(answer)).contains("This link has ended", "action=\"/en/application-link\"");
    }
  }

  @Test
  public void everyAddressGetsTheSameAnswer() {
    assertThat(new Rendering("/application-link").render(lost.show(), "en"))
        .contains("Find your application again");
    house.waiting();
    int before = house.letters.size();
    Response known = lost.send(form("email", House.EMAIL), from("192.0.2.1"));
    Response unknown = lost.send(form("email", "nobody@x.example"), from("192.0.2.1"));
    assertThat(known.getStatus()).isEqualTo(200).isEqualTo(unknown.getStatus());
    assertThat(html(known)).isEqualTo(html(unknown)).contains("is on its way");
    assertThat(house.letters).hasSize(before + 1);
    Response wrong = lost.send(form("email", "nobody"), from("192.0.2.1"));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(html(wrong)).contains("id=\"email-error\"");
  }

  @Test
  public void theLetterIsSentAgain() {
    String token = house.sent();
    assertThat(place(status.again(token, form(Map.of()), from("192.0.2.1"))))
        .isEqualTo("?sent=yes");
    assertThat(html(status.show(token, "yes", null, null))).contains("sent again");
    assertThat(house.letters).hasSize(2);
    assertThat(status.again(token, form("more", "x"), from("192.0.2.1")).getStatus())
        .isEqualTo(429);
  }

  @Test
  public void aQuestionIsAnswered() {
    String token = house.waiting();
    house.moved(token, State.ASKED);
    assertThat(html(show(token))).contains("has a question", "id=\"answer\"");
    Response empty = status.answer(token, form("answer", " "));
    assertThat(empty.getStatus()).isEqualTo(422);
    assertThat(html(empty)).contains("id=\"answer-error\"");
    assertThat(place(status.answer(token, form("answer", "Twelve <schools>."))))
        .isEqualTo("?answered=yes");
    assertThat(html(status.show(token, null, null, "yes")))
        .contains("Your answer has been sent", "Twelve &lt;schools&gt;.", "You answered");
    Response late = status.answer(token, form("answer", "Thirteen."));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(html(late)).contains("id=\"changed\"", "Thirteen.");
  }

  @Test
  public void anApplicationIsTakenBackAfterAQuestion() {
    String token = house.waiting();
    assertThat(html(status.ask(token))).contains("Take the application back?");
    assertThat(house.of(token).state()).isEqualTo(State.WAITING);
    assertThat(place(status.withdraw(token, form(Map.of())))).isEmpty();
    assertThat(html(show(token))).contains("You have taken your application back");
    assertThat(place(status.ask(token))).isEmpty();
  }

  @Test
  public void aDecisionIsShownWithItsReason() {
    String token = house.waiting();
    house.moved(token, State.DECLINED);
    assertThat(html(show(token))).contains("was not accepted", "Because.");
    Response late = status.withdraw(token, form(Map.of()));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(html(late)).contains("id=\"changed\"", "was not accepted");

    Map<String, List<String>> another = House.typed("name", "Stari Primer");
    another.put("nameTranslated", List.of("Old Primer"));
    another.put("email", List.of("ana@stari.example"));
    String other = house.written(another);
    house.submits.submit(other, true, "en", House.PERSON);
    house.applicants.confirm(house.lettersToken());
    Application accepted = house.moved(other, State.ACCEPTED);
    assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
    assertThat(html(show(other)))
        .contains("Welcome to the Alliance", "invitation")
        .doesNotContain("Because.", "/withdraw");
  }

  @Test
  public void aLinkThatWaitsToBeConfirmedOpensNothing() {
    house.sent();
    String letters = house.lettersToken();
    assertThat(house.applications.open(letters).link().purpose()).isEqualTo(Link.Purpose.CONFIRM);
    assertThat(place(status.ask(letters))).isEmpty();
    assertThat(status.withdraw(letters, form(Map.of())).getStatus()).isEqualTo(404);
    assertThat(status.answer(letters, form("answer", "x")).getStatus()).isEqualTo(404);
  }

  @Test
  public void theCardIsForVisitors() {
    AccessFake access = new AccessFake(Principal.ANONYMOUS);
    View card = new JoinCard(access).card("en").orElseThrow();
    assertThat(new Rendering("/").render(card, "en")).contains("/en/join", "/en/cooperate");
    access.principal = Principal.SYSTEM;
    assertThat(new JoinCard(access).card("en")).isEmpty();
  }
}

package org.alliance.portal.security.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.DeviceName;
import org.alliance.portal.security.internal.factor.Factors.Offer;
import org.alliance.portal.security.internal.factor.QrCode;
import org.alliance.portal.security.internal.store.EmailChangeStore.Waiting;
import org.alliance.portal.security.internal.store.OwnAccountStore.Own;
import org.alliance.portal.security.internal.store.SessionStore.Listed;
import org.alliance.portal.testing.Rendering;
import org.junit.Test;

/** Every page of the account in both languages: nothing is missing, everything is escaped. */
public class TemplatesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Form FORM = Form.filled(Map.of("zone", "Europe/Paris", "language", "fr"));
  private static final Form WRONG =
      FORM.with(
          List.of(
              FieldProblem.of("current", "security.password.wrong"),
              FieldProblem.of("code", "security.factor.wrong"),
              FieldProblem.of("", "security.delete.last-owner")));
  private static final Offer OFFER = new Offer("ABCD EFGH", QrCode.of("otpauth://x"), "sealed");
  private static final ByLanguage.Chosen<String> TOWN = new ByLanguage.Chosen<>("fr", "Ville <1>");
  private static final Own PERSON =
      new Own(
          new Id(1),
          "a@town.example",
          "A <b>",
          "fr",
          "Europe/Paris",
          "hash",
          Set.of(PlatformRole.MEMBER),
          false,
          NOW);

  private static void renders(View view) {
    for (String lang : List.of("en", "fr")) {
      String html = new Rendering("/account").render(view, lang);
      assertThat(html.split("<h1", -1)).as(view.template()).hasSize(2);
      assertThat(html).doesNotContain("<b>", "<1>", "style=");
    }
  }

  private static View account(Object saved, boolean factor, boolean required) {
    return View.of("account")
        .with("saved", saved)
        .with("person", PERSON)
        .with("zone", "Europe/Paris")
        .with("roles", List.of("security.role.member"))
        .with("teams", List.of(new AccountPage.Team(TOWN, "security.role.owner")))
        .with("owner", required)
        .with("factor", factor)
        .with("codesLeft", 0)
        .with("required", required)
        .with("sessions", 2);
  }

  @Test
  public void theOverview() {
    renders(account("password", true, true));
    renders(account(null, false, true));
    renders(account(null, false, false));
  }

  @Test
  public void theForms() {
    for (Form form : List.of(FORM, WRONG)) {
      renders(View.of("account-password").with("form", form).with("email", "a@town.example"));
      renders(
          View.of("account-details")
              .with("form", form)
              .with("offered", List.of("en", "fr"))
              .with("zones", Map.of("Europe", List.of("Europe/Paris", "Europe/Isle_of_Man"))));
      for (Waiting waiting :
          new Waiting[] {
            null, new Waiting(new Id(2), new Id(1), "b@town.example", NOW, true, false)
          }) {
        renders(
            View.of("account-email")
                .with("form", form)
                .with("email", "a@town.example")
                .with("waiting", waiting));
      }
      renders(FactorViews.enrol("account-factor-on", form, OFFER));
      renders(FactorViews.enrol("sign-in-factor", form, OFFER).with("next", "/en/home"));
      renders(View.of("sign-in-code").with("form", form).with("next", ""));
      renders(View.of("account-factor").with("form", form).with("left", 1).with("required", true));
      renders(View.of("account-factor").with("form", form).with("left", 9).with("required", false));
      renders(
          View.of("account-delete")
              .with("form", form)
              .with("factor", true)
              .with("handOver", List.of()));
      renders(
          View.of("account-delete")
              .with("form", form)
              .with("factor", false)
              .with("handOver", List.of(TOWN)));
      renders(View.of("forgotten").with("form", form));
      renders(View.of("reset").with("form", form));
    }
  }

  @Test
  public void whatIsToldAfterwards() {
    renders(View.of("forgotten-sent"));
    renders(View.of("goodbye"));
    renders(View.of("link-gone").with("key", "security.link.used"));
    renders(View.of("email-new").with("email", "b@town.example"));
    renders(View.of("email-old").with("email", "b@town.example"));
    for (String how : List.of("changed", "waiting", "refused")) {
      renders(View.of("email-answered").with("how", how));
    }
    renders(FactorViews.codes(List.of("abcd-efgh"), "sealed", "/en/account"));
  }

  @Test
  public void theSessions() {
    Listed session = new Listed("0a", NOW, NOW, null, null);
    renders(
        View.of("account-sessions")
            .with("saved", true)
            .with(
                "sessions",
                List.of(
                    new SessionsPage.Line(session, DeviceName.of(null), true),
                    new SessionsPage.Line(
                        new Listed("0b", NOW, NOW, "Firefox/1 Linux", "192.0.2.0"),
                        DeviceName.of("Firefox/1 Linux"),
                        false))));
  }
}

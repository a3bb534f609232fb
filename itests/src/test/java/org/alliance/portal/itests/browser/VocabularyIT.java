package org.alliance.portal.itests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.regex.Pattern;
import org.alliance.portal.itests.Figures;
import org.alliance.portal.itests.Members;
import org.alliance.portal.itests.RunningPortal;
import org.alliance.portal.itests.Wait;
import org.junit.Test;

/** The secretariat changes the words that members choose from, and the profiles follow. */
public class VocabularyIT {
  private static final Duration FOLLOWED = Duration.ofSeconds(60);
  private final Members members = new Members(RunningPortal.shared());

  @Test
  public void aThemeIsAddedRenamedAndMergedAndProfilesFollow() {
    String first = Members.word();
    String second = Members.word();
    String renamed = Members.word();
    String town = Members.word();
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      String from = add(page, first);
      String into = add(page, second);
      String id = members.add(town, ",\"themes\":[\"" + from + "\"]");
      members.untilFound(first, id);

      page.navigate("/en/admin/vocabulary/theme/" + from);
      page.fill("[id='names.en']", renamed);
      page.fill("[id='names.fr']", renamed + " fr");
      page.click("main form.app-form[method=post] button");
      assertThat(page.locator("h1")).hasText(renamed);
      Wait.until(
          "the profile is found by the new name, and by that alone",
          FOLLOWED,
          () -> members.finds(renamed, id) && !members.finds(first, id));
      page.navigate("/en/profiles/" + id);
      assertThat(page.locator("main")).containsText(renamed);

      page.navigate("/en/admin/vocabulary/theme/" + from);
      page.selectOption("#into", into);
      page.click("form[action$='/merge'] button");
      assertThat(page.locator("#both")).containsText(second);
      page.click("main form[method=post] button");
      assertThat(page).hasURL(Pattern.compile(".*/admin/vocabulary/theme/.*"));
      long took =
          Wait.until(
              "the facet has the other theme",
              FOLLOWED,
              () -> {
                page.navigate("/en/profiles?q=" + town);
                return page.locator("[id='filters-theme-" + into + "']").count() == 1
                    && page.locator("[id='filters-theme-" + from + "']").count() == 0;
              });
      Figures.print("merged theme in the facets after: " + took + " ms");
      page.navigate("/en/profiles/" + id);
      assertThat(page.locator("main")).containsText(second);
      assertThat(page.locator("main")).not().containsText(renamed);
      assertThat(members.get(id).get("themes").get(0).asText()).isEqualTo(into);
      page.navigate("/en/profiles/" + id + "/edit?step=work");
      assertThat(page.getByLabel(second)).isChecked();
      assertThat(page.getByLabel(renamed)).hasCount(0);
    }
  }

  /** Adds a theme, and finds out by which code it goes. */
  private static String add(Page page, String name) {
    page.navigate("/en/admin/vocabulary/theme");
    page.fill("[id='names.en']", name);
    page.fill("[id='names.fr']", name + " fr");
    page.click("main form.app-form button");
    assertThat(page.locator(".govuk-notification-banner--success")).containsText(name);
    String link = page.locator("#terms a:has-text('" + name + "')").getAttribute("href");
    return link.substring(link.lastIndexOf('/') + 1);
  }

  @Test
  public void twoMergesAtOnceAndOneOfThemIsTold() {
    try (BrowserContext first = Browsing.window(1280, true);
        BrowserContext second = Browsing.window(320, true)) {
      Page one = first.newPage();
      Browsing.signIn(one, "moderator");
      String from = add(one, Members.word());
      String into = add(one, Members.word());
      String other = add(one, Members.word());
      Page two = second.newPage();
      Browsing.signIn(two, "admin");
      one.navigate("/en/admin/vocabulary/theme/" + from + "/merge?into=" + into);
      two.navigate("/en/admin/vocabulary/theme/" + from + "/merge?into=" + other);
      Browsing.check(one, "en-vocabulary-merge");
      one.click("main form[method=post] button");
      assertThat(one).hasURL(Pattern.compile(".*/theme/(" + from + "|" + into + ").*"));
      int[] status = {0};
      two.onResponse(
          answer -> {
            if (answer.request().method().equals("POST")) {
              status[0] = answer.status();
            }
          });
      two.click("main form[method=post] button");
      assertThat(two.locator("#changed, #meanwhile, #conflict").first()).isVisible();
      assertThat(status[0]).isEqualTo(409);
      Browsing.check(two, "en-vocabulary-merged-meanwhile");
      one.navigate("/en/admin/vocabulary/theme/" + other);
      assertThat(one.locator(".govuk-tag--green")).isVisible();
    }
  }

  @Test
  public void aRetiredThemeStaysWhereItIsAndIsOfferedNoMore() {
    String name = Members.word();
    try (BrowserContext window = Browsing.window(1280, false)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      String code = add(page, name);
      String id = members.add(Members.word(), ",\"themes\":[\"" + code + "\"]");
      String without = members.add(Members.word(), "");
      page.navigate("/en/admin/vocabulary/theme/" + code);
      page.click("form[action$='/retire'] button");
      assertThat(page.locator(".govuk-tag--grey")).isVisible();
      assertThat(page.navigate("/en/profiles/" + id).text()).contains(name);
      assertThat(page.navigate("/en/profiles/" + id + "/edit?step=work").text()).contains(name);
      assertThat(page.navigate("/en/profiles/" + without + "/edit?step=work").text())
          .doesNotContain(name);
      page.navigate("/en/admin/vocabulary/theme/" + code);
      page.click("form[action$='/restore'] button");
      assertThat(page.navigate("/en/profiles/" + without + "/edit?step=work").text())
          .contains(name);
    }
  }

  @Test
  public void aNameThatIsTakenIsRefusedAtItsField() {
    String name = Members.word();
    try (BrowserContext window = Browsing.window(320, true)) {
      Page page = window.newPage();
      Browsing.signIn(page, "moderator");
      add(page, name);
      page.fill("[id='names.en']", name);
      page.fill("[id='names.fr']", "Autre " + name);
      page.click("main form.app-form button");
      assertThat(page.locator("[id='names.en-error']")).isVisible();
      assertThat(page.locator("[id='names.fr']")).hasValue("Autre " + name);
      Browsing.check(page, "en-vocabulary-taken");
    }
  }
}

package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.testing.Rendering;
import org.junit.Test;

public class ProfilePageTest {
  private static final String SEVEN = "0000000000007";

  private final ReadingPages on = new ReadingPages();

  private Profile stored() {
    return on.profiles.put(new Id(7), 3, Drafts.full(), true);
  }

  private View show(String id) {
    return on.page.show(id, null, null, null, null);
  }

  private void asReader() {
    on.access.refused.addAll(List.of(Profiles.EDIT, Profiles.DELETE));
  }

  @Test
  public void sectionsAreThereInBothLanguages() {
    stored();
    String html = on.html(show(SEVEN));
    assertThat(html)
        .contains("number 850 to number 1150")
        .contains("Source: Local associations. Year: 2023. Method: estimate.")
        .contains("class=\"govuk-tag govuk-tag--yellow\"")
        .contains("lang=\"fr\"><p>Un guide</p>", "<p>A town.")
        .contains("lang=\"sr\">Нови Пример", "term municipality, country RS")
        .contains("href=\"/en/profiles?theme=housing\">term housing</a>")
        .contains("href=\"/en/profiles?competence=mediation\">term mediation</a>")
        .contains("2025–2031, adopted on", "language rom", "novi-primer.example</a>")
        .contains("<circle class=\"app-map__dot\" cx=\"20.37\" cy=\"45.26\"")
        .contains("/history\"", "/profiles/compare?id=" + SEVEN)
        .doesNotContain("govuk-notification-banner", "app-tabs", "id=\"hidden\"");
    assertThat(html.indexOf("id=\"about\"")).isLessThan(html.indexOf("id=\"work\""));
    assertThat(html.indexOf("id=\"work\"")).isLessThan(html.indexOf("id=\"estimate\""));
  }

  @Test
  public void editorsSeeWhatIsMissingAndWhoSeesWhat() {
    stored();
    String html = on.html(show(SEVEN));
    assertThat(html)
        .contains("app-completeness", "href=\"/en/profiles/" + SEVEN + "/contacts\"")
        .contains("A contact who has agreed to be shown")
        .contains("action=\"/en/profiles/" + SEVEN + "/confirm\"", "/edit\"", "/delete\"")
        .contains("Everybody", "Own team only", "Members</strong>");
    asReader();
    assertThat(on.html(show(SEVEN)))
        .doesNotContain("/confirm\"", "/edit\"", "/delete\"", "app-visibility", "app-completeness");
  }

  @Test
  public void aDraftSaysSoAndCanBePublished() {
    on.profiles.putDraft(new Id(7), 1, Drafts.full());
    assertThat(on.html(show(SEVEN)))
        .contains("Draft: only your team and the secretariat see this page")
        .contains("action=\"/en/profiles/" + SEVEN + "/publish\"", "name=\"csrf\"")
        .doesNotContain("/confirm\"", "/profiles/compare?");
    asReader();
    assertThat(on.html(show(SEVEN))).contains("id=\"unpublished\"").doesNotContain("/publish\"");
    stored();
    assertThat(on.html(on.page.show(SEVEN, null, null, "yes", null)))
        .contains("This page is published")
        .doesNotContain("id=\"unpublished\"");
  }

  @Test
  public void missingPartsLeadToTheirStep() {
    Profile profile = stored();
    List<Missing> missing =
        Missing.of(
            new org.alliance.portal.profiles.api.Completeness(
                50,
                List.of("summary", "themes", "population", "actionPlan", "freshness", "new")
                    .stream()
                    .filter(field -> !field.equals("new"))
                    .map(f -> new org.alliance.portal.profiles.api.Completeness.Missing(f, 10))
                    .toList()),
            profile,
            on.texts,
            "en");
    String edit = "/en/profiles/" + SEVEN + "/edit?step=";
    assertThat(missing.stream().map(Missing::href))
        .containsExactly(
            edit + "about", edit + "work", edit + "facts", edit + "participation", null);
  }

  @Test
  public void staleProfileSaysSoAndAsksItsEditors() {
    stored();
    on.states.put(new Id(7), Freshness.State.ASKED);
    assertThat(on.html(show(SEVEN))).contains("app-stale", "/confirm\"");
    asReader();
    assertThat(on.html(show(SEVEN))).doesNotContain("app-stale");
    on.states.put(new Id(7), Freshness.State.STALE);
    assertThat(on.html(show(SEVEN))).contains("app-stale").doesNotContain("/confirm\"");
  }

  @Test
  public void smallProfileHasNoEmptySections() {
    asReader();
    on.profiles.put(new Id(8), 1, Drafts.small("Town", "RS", "ngo"), false);
    assertThat(on.html(on.page.show("0000000000008", "", null, null, null)))
        .contains("The profile is saved")
        .doesNotContain("app-estimate", "id=\"sample\"", "id=\"work\"", "id=\"contacts\"")
        .doesNotContain("id=\"participation\"", "id=\"funds\"", "id=\"about\"", "app-place")
        .doesNotContain("id=\"progress\"");
    assertThat(on.html(on.page.show("0000000000008", null, "", null, null)))
        .contains("confirmed as of today");
  }

  @Test
  public void hiddenSectionsAreMentionedButNotShown() {
    asReader();
    on.hideAll(stored());
    assertThat(on.html(show(SEVEN)))
        .contains("id=\"hidden\"", "Novi Primer", "Takes part")
        .doesNotContain("id=\"work\"", "app-estimate", "id=\"about\"");
  }

  @Test
  public void contactsCanBeWrittenToAndCalled() {
    stored();
    on.contacts.add(
        new Contact(
            new Id(1),
            new Id(7),
            "Office for inclusion",
            "Project officer",
            "office@novi-primer.example",
            "+381 11 123",
            List.of("sr"),
            Contact.State.CONFIRMED,
            false,
            Instant.EPOCH));
    on.contacts.add(
        new Contact(
            new Id(2),
            new Id(7),
            "Press office",
            "Press",
            null,
            "+381 11 124",
            List.of(),
            Contact.State.ASKED,
            false,
            Instant.EPOCH));
    assertThat(on.html(show(SEVEN)))
        .contains("href=\"mailto:office@novi-primer.example\"", "href=\"tel:+38111123\"")
        .contains("Office for inclusion", "Has not agreed yet");
  }

  @Test
  public void progressIsAChartWithItsTable() {
    stored();
    on.profiles.figures.add(new Figure(Figure.Kind.POPULATION, 2011, 20000, 20000, null, null));
    assertThat(on.html(show(SEVEN))).doesNotContain("id=\"progress\"");
    on.profiles.figures.add(new Figure(Figure.Kind.POPULATION, 2021, 19000, 19000, null, null));
    for (int year : new int[] {2011, 2021}) {
      on.profiles.figures.add(
          new Figure(
              Figure.Kind.ESTIMATE, year, 800, 1200, "Council " + year, Estimate.Method.ESTIMATE));
      on.profiles.figures.add(new Figure(Figure.Kind.PLAN, year, null, year + 4, null, null));
    }
    assertThat(on.html(show(SEVEN)))
        .contains("id=\"progress\"", "population-chart", "estimate-chart", "As a table")
        .contains("Council 2011 (estimate)", "<li>2021–2025</li>");
  }

  @Test
  public void ownOrganisationIsMarked() {
    stored();
    on.access.principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            new Id(1),
            "Somebody",
            Set.of(),
            Map.of(new Id(7), TeamRole.EDITOR),
            Set.of());
    assertThat(on.html(show(SEVEN))).contains("Your organisation");
  }

  @Test
  public void listThatLedHereIsFoundAgain() {
    stored();
    String html =
        on.html(on.page.show(SEVEN, null, null, null, "q=a+b&country=RS&country=FR&evil=1"));
    assertThat(html)
        .contains("href=\"/en/profiles?q=a+b&amp;country=RS&amp;country=FR\"", "Back to the list")
        .doesNotContain("evil");
  }

  @Test
  public void unknownAndMalformedIdsAndTabsAreNotFound() {
    for (String id : new String[] {"new1", "0000000000009", "x".repeat(13), ""}) {
      assertThatThrownBy(() -> show(id)).isInstanceOf(NotFoundException.class);
    }
    String id = stored().id().toString();
    assertThatThrownBy(() -> on.page.tab(id, "gone", null)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void tabsOfOthersAreLinked() {
    stored();
    Rendering with =
        new Rendering("/profiles", List.of(Map.of("id", "probe", "label", "Probe tab")));
    assertThat(with.render(show(SEVEN), "en"))
        .contains("/en/profiles/" + SEVEN + "/tabs/probe", "aria-current=\"page\"");
  }
}

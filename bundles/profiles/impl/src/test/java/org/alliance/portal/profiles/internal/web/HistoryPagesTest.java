package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.content.History;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.alliance.portal.profiles.internal.ProfilesFake;
import org.alliance.portal.testing.AccessFake;
import org.alliance.portal.testing.Bundles;
import org.alliance.portal.testing.RequestFake;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class HistoryPagesTest {
  private static final String ID = "0000000000007";

  /** Profiles whose third version was another. */
  private static class Kept extends ProfilesFake {
    private final ProfileDraft third =
        Drafts.with(Drafts.full(), "https://old.example", Drafts.full().texts());
    private String next;

    @Override
    public Profile at(Id id, int version) {
      Profile now = get(id);
      if (version == now.version()) {
        return now;
      }
      if (version != 3) {
        throw new NotFoundException(Profile.TYPE, id);
      }
      ProfilesFake other = new ProfilesFake();
      return other.put(id, 3, third, false);
    }

    @Override
    public Slice<History.Version> history(Id id, int limit, String after) {
      get(id);
      return new Slice<>(versions, next);
    }
  }

  private final Kept profiles = new Kept();
  private final AccessFake access = new AccessFake();
  private final HistoryPages pages =
      new HistoryPages(
          profiles,
          access,
          actors -> actors.contains("account:1") ? Map.of("account:1", "Ana Editor") : Map.of(),
          new FieldTexts(new EditingFakes.TextsFake(), new VocabularyFake(), Bundles.context()),
          new RequestFake("/profiles"));

  private void stored() {
    profiles.put(new Id(7), 5, Drafts.full(), false);
    profiles.differences.add(
        new History.Difference("website", "https://old.example", "https://new.example"));
    profiles.differences.add(
        new History.Difference("texts.sr.needs", "Two <b>partners</b>", "Three <b>partners</b>"));
    profiles.differences.add(new History.Difference("country", "RS", "XK"));
    profiles.differences.add(new History.Difference("themes", null, "housing, health"));
    profiles.differences.add(new History.Difference("visibility.facts", "public", "members"));
  }

  private static History.Version version(int number, String actor, String... fields) {
    return new History.Version(number, Instant.EPOCH, actor, List.of(fields), null);
  }

  @Test
  public void listsWhenWhoAndWhat() {
    stored();
    profiles.next = "more/1";
    profiles.versions.add(
        version(5, "account:1", "texts.sr", "population", "names.en", "figures.estimate"));
    profiles.versions.add(version(4, "account:2", "lastConfirmed"));
    profiles.versions.add(version(3, "system"));
    profiles.versions.add(version(2, null, "visibility.about"));
    String html = Pages.html(pages.list(ID, null));
    assertThat(html)
        .contains("Ana Editor", "somebody who is no longer here", "the portal")
        .contains("Texts (Serbian)", "Population", "Name in English", "Estimates of other years")
        .contains("Confirmed as right", "Who sees: Who we are")
        .contains("/en/profiles/" + ID + "/history/5", "Current")
        .contains("/en/profiles/" + ID + "/history?after=more%2F1")
        .contains("<option value=\"4\" selected>", "<option value=\"5\" selected>")
        .doesNotContain("Back to the newest");
    assertThat(Pages.html(pages.list(ID, "x"))).contains("Back to the newest");
  }

  @Test
  public void aProfileWithoutHistorySaysSo() {
    stored();
    assertThat(Pages.html(pages.list(ID, null))).contains("id=\"empty\"");
  }

  @Test
  public void comparesWordByWordInTheReadersWords() {
    stored();
    String html = Pages.html(pages.compare(ID, "5", "3"));
    assertThat(html)
        .contains("from version 3 to version 5")
        .contains("What we look for (Serbian)")
        .contains("<del class=\"app-diff__removed\">Two</del> &lt;b&gt;partners")
        .contains("<ins class=\"app-diff__added\">Three</ins> &lt;b&gt;partners")
        .contains("Kosovo", "housing, health", "Everybody", "Members")
        .doesNotContain("<b>partners");
    profiles.differences.clear();
    assertThat(Pages.html(pages.compare(ID, "5", "5"))).contains("id=\"same\"");
  }

  @Test
  public void whatIsNoVersionIsRefused() {
    stored();
    assertThatThrownBy(() -> pages.compare(ID, null, "5")).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> pages.compare(ID, "4", "x")).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> pages.version(ID, "x")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> pages.version(ID, "1")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> pages.list("x", null)).isInstanceOf(NotFoundException.class);
  }

  @Test
  public void oneVersionIsShownWithTheWayBack() {
    stored();
    assertThat(Pages.html(pages.version(ID, "3")))
        .contains(
            "Version 3 of", "https://old.example", "Novi Primer", "Municipality".toLowerCase())
        .contains("id=\"restore\"", "name=\"version\" value=\"5\"", "Go back to version 3");
    assertThat(Pages.html(pages.version(ID, "3")).split("<h2", 4)[1])
        .as("who sees what stays")
        .doesNotContain("Who sees");
    assertThat(Pages.html(pages.version(ID, "5"))).doesNotContain("id=\"restore\"");
    access.refused.add(Profiles.EDIT);
    assertThat(Pages.html(pages.version(ID, "3")))
        .doesNotContain("id=\"restore\"", "<form method=\"post\" action=\"/en/profiles");
    assertThatThrownBy(() -> pages.restore(ID, "3", Pages.form("version", "5")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void goesBack() {
    stored();
    assertThat(Pages.location(pages.restore(ID, "3", Pages.form("version", "5"))))
        .isEqualTo("/en/profiles/" + ID + "?saved=yes");
    assertThat(profiles.get(new Id(7)).website()).isEqualTo("https://old.example");
    assertThat(profiles.get(new Id(7)).version()).isEqualTo(6);
  }

  @Test
  public void goingBackFromWhatSomebodyChangedShowsTheNewComparison() {
    stored();
    Response response = pages.restore(ID, "3", Pages.form("version", "4"));
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(Pages.html(response))
        .contains("id=\"changed\"", "name=\"version\" value=\"5\"", "id=\"restore\"");
    assertThat(profiles.get(new Id(7)).version()).isEqualTo(5);
  }

  @Test
  public void aVersionThatBreaksTodaysRulesTellsWhich() {
    Kept strict =
        new Kept() {
          @Override
          public Profile restore(Id id, int version, int old) {
            throw new ValidationException(FieldProblem.of("website", "portal.problem.url"));
          }
        };
    strict.put(new Id(7), 5, Drafts.full(), false);
    HistoryPages other =
        new HistoryPages(
            strict,
            access,
            actors -> Map.of(),
            new FieldTexts(new EditingFakes.TextsFake(), new VocabularyFake(), Bundles.context()),
            new RequestFake("/profiles"));
    Response response = other.restore(ID, "3", Pages.form("version", "5"));
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(Pages.html(response)).contains("id=\"refused\"", "Website: ");
  }
}

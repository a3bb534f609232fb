package org.alliance.portal.profiles.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.web.ListView;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Drafts;
import org.junit.Test;

public class DirectoryPageTest {
  private final ReadingPages on = new ReadingPages();

  private View list(String query) {
    on.request.query = query;
    return on.directory.list();
  }

  private void towns(int many) {
    for (int i = 1; i <= many; i++) {
      on.profiles.put(
          new Id(i), 1, Drafts.small("Town " + i, i % 2 == 0 ? "RS" : "XK", "ngo"), false);
    }
    on.search.facets.put(
        "country",
        List.of(new SearchResult.Count("XK", many), new SearchResult.Count("RS", many / 2)));
    on.search.facets.put("theme", List.of(new SearchResult.Count("housing", 3)));
  }

  @Test
  public void everyLinkKeepsTheState() {
    towns(60);
    View view = list("q=caf%C3%A9+bar&country=RS&country=XK&theme=housing&sort=newest");
    String state =
        "q=caf%C3%A9+bar&amp;country=RS&amp;country=XK&amp;theme=housing&amp;sort=newest";
    String html = on.html(view);
    assertThat(view.status()).isEqualTo(200);
    assertThat(html)
        .contains("60 members")
        .contains("href=\"/en/profiles?" + state + "&amp;after=25\"")
        .contains("href=\"/en/profiles?" + state + "&amp;view=map\"")
        .contains("href=\"/en/profiles/export.csv?" + state + "\"")
        .contains("name=\"from\" value=\"" + state + "\"")
        .contains("?from=q%3Dcaf%25C3%25A9%2Bbar%26country%3DRS")
        .contains("href=\"/en/profiles?q=caf%C3%A9+bar&amp;country=XK&amp;theme=housing")
        .contains("href=\"/en/profiles?country=RS&amp;country=XK&amp;theme=housing&amp;sort=newest")
        .contains("value=\"caf\u00e9 bar\"")
        .contains("name=\"country\" value=\"RS\" checked")
        .contains("<option value=\"newest\" selected>")
        .contains("<mark>caf\u00e9 bar</mark>", "lang=\"fr\">avant ");
    SearchQuery asked = on.search.asked.get(0);
    assertThat(asked.filters()).containsOnlyKeys("country", "theme");
    assertThat(asked.sort()).isEqualTo(SearchQuery.Sort.NEWEST);
    assertThat(asked.counted())
        .containsExactlyInAnyOrder(
            "country", "kind", "theme", "competence", "language", "size", "freshness");
    assertThat(asked.types()).containsExactly("profile");
  }

  @Test
  public void facetsAreNamedAndSortedInTheReadersLanguage() {
    towns(3);
    on.request.language = "fr";
    View view = list("");
    String html = on.html(view, "fr");
    assertThat(html).contains("Type de membre".isEmpty() ? "" : "Pays", "Kosovo", "Serbia (fr)");
    assertThat(html.indexOf("value=\"XK\"")).isLessThan(html.indexOf("value=\"RS\""));
  }

  @Test
  public void hitsStayInTheirOrderAndGoneOnesAreLeftOut() {
    towns(3);
    on.search.gone.add(new Id(500));
    String html = on.html(list(""));
    assertThat(html).contains("Town 1<", "Town 2<", "Town 3<").doesNotContain(new Id(500) + "");
  }

  @Test
  public void entryTellsWhatIsStaleAndInvented() {
    on.profiles.put(new Id(7), 1, Drafts.full(), true);
    on.states.put(new Id(7), Freshness.State.STALE);
    assertThat(on.html(list("")))
        .contains("Perhaps out of date", "Sample", "term housing", "19,343 inhabitants", "A town.");
  }

  @Test
  public void unknownFilterIsToldAndLeftOut() {
    towns(2);
    View view = list("country=ZZ&theme=housing&theme=nonsense&colour=red&sort=odd&size=tiny");
    String html = on.html(view);
    assertThat(view.status()).isEqualTo(400);
    assertThat(html)
        .contains("id=\"unused\"", "Country: ", "Theme: ", "Order: ", "Size: ")
        .contains("There is no filter called “colour”", "Town 1<")
        .doesNotContain("ZZ\"", "nonsense");
    assertThat(on.search.asked.get(0).filters())
        .isEqualTo(Map.of("theme", java.util.Set.of("housing")));
  }

  @Test
  public void filterThatTheSearchDoesNotKnowIsToldAndLeftOut() {
    towns(2);
    on.search.refused = "theme";
    View view = list("theme=housing");
    assertThat(view.status()).isEqualTo(400);
    assertThat(on.html(view)).contains("Theme: ", "Town 1<");
  }

  @Test
  public void placeInTheListThatIsNoneLeadsToTheBeginning() {
    towns(2);
    on.search.refused = "after";
    View view = list("after=%25");
    assertThat(view.status()).isEqualTo(400);
    assertThat(on.html(view)).contains("Place in the list", "Town 1<");
  }

  @Test
  public void wordsNeverFail() {
    towns(2);
    for (String words : List.of("%22", "AND+OR+%28", "%5B*%3A", "%E0%A4%A", "%zz", "a:b~^")) {
      assertThat(list("q=" + words).status()).isEqualTo(200);
    }
    View cut = list("q=" + "x".repeat(10_000));
    assertThat(cut.status()).isEqualTo(200);
    assertThat(on.html(cut)).contains("Only the first 1,000 characters are searched");
    assertThat(on.search.asked.get(on.search.asked.size() - 1).words()).hasSize(1000);
  }

  @Test
  public void withoutSearchOneCountryAndOneKindRemain() {
    towns(30);
    on.lists.search = null;
    View view = list("q=word&country=RS&country=XK&theme=housing");
    String html = on.html(view);
    assertThat(view.status()).isEqualTo(200);
    assertThat(html)
        .contains("id=\"away\"", "name=\"country\" value=\"RS\" checked", "15 members")
        .doesNotContain("value=\"XK\" checked", "name=\"theme\"", "name=\"sort\"");
    View next = list("country=XK&after=");
    assertThat(on.html(next)).contains("Kosovo");
    towns(60);
    ListView<?> page = (ListView<?>) list("").model().get("list");
    assertThat(page.next()).isEqualTo("/en/profiles?after=next-word");
  }

  @Test
  public void searchThatDoesNotKnowMembersYetIsAsNone() {
    towns(2);
    on.search.refused = "type";
    assertThat(on.html(list(""))).contains("id=\"away\"", "Town 1<");
  }

  @Test
  public void mapLinksCountriesAndPlacesAndKeepsTheState() {
    on.profiles.put(new Id(7), 1, Drafts.full(), false);
    towns(2);
    String html = on.html(list("view=map&theme=housing&q=x"));
    assertThat(html)
        .contains("<svg", "href=\"/en/profiles?q=x&amp;theme=housing&amp;country=RS&amp;view=map\"")
        .contains("href=\"/en/profiles/0000000000007\"", "By country")
        .contains("href=\"/en/profiles?q=x&amp;theme=housing\"")
        .doesNotContain("app-results\"");
    assertThat(on.html(list("view=map&country=RS"))).contains("href=\"/en/profiles?view=map\"");
  }

  @Test
  public void mapShowsPlacesOnlyWhenAllOfThemFit() {
    for (int i = 1; i <= 250; i++) {
      on.profiles.put(new Id(i), 1, Drafts.full(), false);
    }
    assertThat(on.html(list("view=map"))).contains("/" + new Id(250) + "\"");
    for (int i = 251; i <= 301; i++) {
      on.profiles.put(new Id(i), 1, Drafts.full(), false);
    }
    assertThat(on.html(list("view=map")))
        .contains("Single places are shown")
        .doesNotContain("/" + new Id(1) + "\"");
  }

  @Test
  public void nobodyFoundSaysSo() {
    on.search.corrected = "housing";
    on.search.complete = false;
    assertThat(on.html(list("q=huosing")))
        .contains("id=\"empty\"", "id=\"rebuilding\"", "No members")
        .contains("Did you mean", "href=\"/en/profiles?q=housing\"");
    on.access.refused.add(Profiles.CREATE);
    assertThat(on.html(list(""))).contains("nobody here yet").doesNotContain("/new\"");
  }

  @Test
  public void usualOrderIsAnotherOneWithWords() {
    towns(2);
    assertThat(on.html(list("sort=name")))
        .contains("<option value=\"\" selected>Name</option>")
        .doesNotContain("Best match");
    assertThat(on.html(list("q=x&sort=")))
        .contains("<option value=\"\" selected>Best match</option>", "value=\"name\">Name");
    assertThat(on.search.asked.get(on.search.asked.size() - 1).sort()).isNull();
    assertThat(on.html(list("q=x&sort=name"))).contains("<option value=\"name\" selected>");
    assertThat(on.html(list("sort=relevance"))).contains("<option value=\"\" selected>Name");
  }

  @Test
  public void nothingThatIsTypedBecomesMarkup() {
    on.profiles.put(new Id(7), 1, Drafts.small("<b>\"Town\"</b>", "RS", "ngo"), false);
    on.search.corrected = "<i>\"";
    for (String query : List.of("", "view=map", "q=%3Cscript%3E%22%27", "%3Cu%3E=1")) {
      assertThat(on.html(list(query)))
          .doesNotContain("<b>", "<script>\"", "<u>", "<i>\"", "name=\"q\" value=\"<");
    }
    List<String> ids = List.of(new Id(7).toString());
    assertThat(on.html(on.page.show(ids.get(0), null, null, null, "q=%22%3E%3Cb%3E")))
        .contains("&lt;b&gt;")
        .doesNotContain("<b>");
    assertThat(on.html(on.compare.compare(ids, "\"><b>", "\"><b>"))).doesNotContain("<b>");
    assertThat(on.html(on.participants.show(ids.get(0)))).doesNotContain("<b>");
  }

  @Test
  public void cardTellsHowManyAndWhoIsNew() {
    on.profiles.put(new Id(7), 3, Drafts.full(), true);
    MembersCard card = new MembersCard(on.profiles, on.access);
    assertThat(on.html(card.card("en").orElseThrow()))
        .contains("number 1", "Novi Primer", "Sample")
        .doesNotContain("Your organisation");
  }

  @Test
  public void cardLeadsToOnesOwnProfile() {
    on.profiles.put(new Id(7), 3, Drafts.full(), true);
    on.access.principal =
        new Principal(
            Principal.Kind.ACCOUNT,
            new Id(1),
            "A",
            Set.of(PlatformRole.MEMBER),
            Map.of(new Id(7), TeamRole.EDITOR, new Id(8), TeamRole.READER),
            Set.of());
    MembersCard card = new MembersCard(on.profiles, on.access);
    assertThat(on.html(card.card("en").orElseThrow()))
        .containsOnlyOnce("Your organisation")
        .contains("href=\"/en/profiles/0000000000007/edit\"");
    on.access.refused.add(Profiles.EDIT);
    assertThat(on.html(card.card("en").orElseThrow()))
        .contains("Your organisation")
        .doesNotContain("/edit");
  }
}

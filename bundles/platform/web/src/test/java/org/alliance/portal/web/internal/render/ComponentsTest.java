package org.alliance.portal.web.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.api.web.Comparison;
import org.alliance.portal.api.web.FacetView;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.LineChart;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.MapView;
import org.alliance.portal.web.internal.map.EuropeImplTest;
import org.junit.Test;

public class ComponentsTest {

  private static String render(String template, Map<String, Object> model) {
    return ContributorTest.render(template, model);
  }

  private static Map<String, Object> row(Object... pairs) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put((String) pairs[i], pairs[i + 1]);
    }
    return row;
  }

  private static String map(List<MapView.Place> places) {
    MapView map =
        MapView.of(
            EuropeImplTest.europe(),
            Map.of("RS", 12L, "MC", 1L),
            code -> "/en/profiles?country=" + code,
            Set.of("RS", "XK"),
            places);
    return render(
        "{% import \"portal/map\" as map %}{{ map.render(it, 'members') }}", Map.of("it", map));
  }

  @Test
  public void theMapLinksCountriesThatHaveSomethingAndNamesThem() {
    String html = map(List.of(new MapView.Place(44.8, 20.5, "A <town>", "/en/profiles/1")));
    assertThat(html)
        .contains("viewBox=\"0 0 1000 812\"")
        .contains("href=\"/en/profiles?country=RS\" aria-label=\"en:members{")
        .contains("app-map__link--current")
        .contains("aria-label=\"A &lt;town&gt;\"")
        .contains("href=\"#map-after\"")
        .contains("<details class=\"govuk-details app-map__details\">")
        .doesNotContain(" style=");
    assertThat(html.split("class=\"app-map__link")).hasSize(4);
    assertThat(html.split("class=\"app-map__country ")).hasSizeGreaterThan(47);
    assertThat(html.length()).isLessThan(90_000);
  }

  @Test
  public void aMapOfNothingIsStillAMap() {
    MapView map = MapView.of(EuropeImplTest.europe(), Map.of(), code -> null, Set.of(), List.of());
    assertThat(
            render(
                "{% import \"portal/map\" as map %}{{ map.render(it, 'members', {'id': 'b', 'nolist': true}) }}",
                Map.of("it", map)))
        .contains("id=\"b-after\"")
        .doesNotContain("app-map__link")
        .doesNotContain("<details");
  }

  private static String chart(LineChart.Point... points) {
    return render(
        "{% import \"portal/chart\" as chart %}{{ chart.line(it, 'c', 'Title', 'Value') }}",
        Map.of("it", LineChart.of(List.of(points))));
  }

  @Test
  public void aChartSaysInItsTableWhatItDraws() {
    String html =
        chart(
            LineChart.Point.of(2001, 14111),
            LineChart.Point.gap(2005),
            LineChart.Point.range(2011, 1000, 2500));
    assertThat(html)
        .contains("role=\"img\" aria-labelledby=\"c-title c-desc\"")
        .contains(
            "<desc id=\"c-desc\">2001en:portal.colon 14,111; 2011en:portal.colon 1,000–2,500</desc>")
        .contains(">14,111</td>")
        .contains(">en:portal.chart.unknown</td>")
        .contains(">1,000–2,500</td>")
        .contains("app-chart__range");
    assertThat(chart(LineChart.Point.of(2001, 5))).contains("app-chart__label--only");
    assertThat(chart(LineChart.Point.gap(2001))).isBlank();
  }

  @Test
  public void facetsKeepTheirStateAndFoldLongLists() {
    List<FacetView.Option> many = new java.util.ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(new FacetView.Option("v" + i, "L" + i, 1000 + i, i == 15));
    }
    String html =
        render(
            "{% import \"portal/lists\" as lists %}"
                + "{{ lists.facets('filters', '/en/x', facets, hidden, {'results': 'results'}) }}"
                + "{{ lists.chips(chips, '/en/x') }}{{ lists.sort(options, 'b', 'filters') }}"
                + "{{ lists.views(views) }}",
            Map.of(
                "facets",
                List.of(
                    new FacetView("theme", "Theme", many), new FacetView("no", "No", List.of())),
                "hidden",
                List.of(row("name", "q", "value", "\"x\"")),
                "chips",
                List.of(row("label", "L15", "facet", "Theme", "href", "/en/x?a")),
                "options",
                List.of(row("value", "a", "label", "A"), row("value", "b", "label", "B")),
                "views",
                List.of(row("label", "Map", "href", "/m", "current", true))));
    assertThat(html)
        .contains("value=\"v15\" checked")
        .contains("1,015")
        .contains("portal.facets.more{count=11}")
        .contains("value=\"&quot;x&quot;\"")
        .contains("hx-target=\"#results\"")
        .contains("<option value=\"b\" selected>")
        .contains("aria-current=\"true\"")
        .contains("portal.chips.remove Theme")
        .doesNotContain(">No<");
  }

  private static String parts(String call, Map<String, Object> model) {
    return render("{% import \"portal/parts\" as parts %}{{ parts." + call + " }}", model);
  }

  @Test
  public void stepsSayWhereOneIs() {
    assertThat(
            parts(
                "steps(items)",
                Map.of(
                    "items",
                    List.of(
                        row("label", "A", "state", "done", "value", "a", "href", null),
                        row("label", "B", "state", "current", "value", null, "href", "/b"),
                        row("label", "C", "state", "problem", "value", null, "href", null)))))
        .contains("total=3, step=2")
        .contains("name=\"step\" value=\"a\"")
        .contains("href=\"/b\" aria-current=\"step\"")
        .contains("portal.steps.problem");
  }

  @Test
  public void theDraftsStateAndFreshnessAreTold() {
    Instant saved = Instant.parse("2026-03-01T13:05:00Z");
    assertThat(parts("draft_state(saved, true)", Map.of("saved", saved)))
        .contains("portal.draft.saved{time=14:05}")
        .contains("data-saved=\"en:portal.draft.saved{time=%}\"")
        .contains("name=\"discard\"");
    assertThat(parts("draft_state(null)", Map.of())).contains("portal.draft.none");
    Map<String, Object> stale = Map.of("day", LocalDate.of(2025, 1, 2));
    assertThat(parts("freshness('STALE', day)", stale)).contains("portal.stale.tag");
    assertThat(parts("freshness('FRESH', null)", stale)).isBlank();
    assertThat(parts("stale(day, '/en/x/confirm', 'tok')", stale))
        .contains("action=\"/en/x/confirm\"")
        .contains("value=\"tok\"");
    assertThat(parts("stale(day, null, 'tok')", stale)).doesNotContain("<form");
    assertThat(parts("visibility('TEAM')", stale)).contains("app-visibility--team");
  }

  @Test
  public void whatChangedIsToldWithoutColour() {
    assertThat(
            parts(
                "diff(rows)",
                Map.of("rows", List.of(row("label", "Name", "before", "<a>", "after", null)))))
        .contains("<del class=\"app-diff__removed\">&lt;a&gt;</del>")
        .contains("portal.diff.nothing");
    assertThat(
            parts(
                "history(versions)",
                Map.of(
                    "versions",
                    List.of(
                        row(
                            "number",
                            3,
                            "time",
                            Instant.EPOCH,
                            "who",
                            "Editor",
                            "fields",
                            List.of("Name", "Plan"),
                            "href",
                            "/h/3",
                            "current",
                            true)))))
        .contains("href=\"/h/3\"")
        .contains("Name, Plan")
        .contains("portal.history.current");
    assertThat(
            parts(
                "completeness(40, reasons)",
                Map.of("reasons", List.of(row("label", "Plan", "href", "/p")))))
        .contains("<rect width=\"40\"")
        .contains("portal.percent{value=40}")
        .contains("href=\"/p\"");
  }

  @Test
  public void thingsSideBySideSayWhatCannotBeShownAndOfferMore() {
    Id one = new Id(1);
    Comparison comparison =
        Comparison.read(
                List.of(one.toString(), "odd", new Id(2).toString()),
                2,
                "/en/things/compare",
                new ListState("a", Map.of(), null, null, null))
            .of(Set.of(one));
    assertThat(comparison.without(one)).isEqualTo("/en/things/compare?from=q%3Da");
    String template =
        "{% import \"portal/compare\" as side %}"
            + "{{ side.notes(it, {'unknown': 'u', 'tooMany': 'm', 'few': 'f'}) }}"
            + "{{ side.add(it, true, 'x', offers, {'add': 'a', 'find': 'b', 'offers': 'o'}) }}";
    List<Comparison.Offer> offers =
        comparison.offers(List.of(suggestion(one), suggestion(new Id(3))));
    assertThat(render(template, Map.of("it", comparison, "offers", offers)))
        .contains("id=\"unknown\"", "id=\"few\"", "name=\"id\" value=\"" + one + "\"")
        .contains("name=\"from\" value=\"q=a\"")
        .contains("?id=" + one + "&amp;id=" + new Id(3) + "&amp;from=q%3Da\" lang=\"fr\">")
        .doesNotContain("id=\"too-many\"");
    assertThat(offers).hasSize(1);
    assertThat(Comparison.read(List.of(one + "", new Id(2) + ""), 1, "/", ListState.ALL))
        .satisfies(full -> assertThat(full.full()).isTrue())
        .satisfies(full -> assertThat(full.tooMany()).isTrue());
  }

  private static Suggestion suggestion(Id id) {
    return new Suggestion(
        new EntityRef("thing", id), "/things/" + id, new ByLanguage.Chosen<>("fr", "Chose"));
  }

  @Test
  public void anImportIsReportedLineByLine() {
    ImportReport report =
        new ImportReport(
            true,
            List.of(
                new ImportReport.Line(2, ImportReport.Outcome.CREATED, null, "A", List.of()),
                new ImportReport.Line(3, ImportReport.Outcome.CREATED, null, "B", List.of()),
                new ImportReport.Line(
                    4,
                    ImportReport.Outcome.REFUSED,
                    null,
                    null,
                    List.of(FieldProblem.of("country", "no.country")))));
    assertThat(parts("report(it)", Map.of("it", report)))
        .contains("portal.report.dry-run")
        .contains("<dt>en:portal.report.CREATED</dt><dd>2</dd>")
        .contains("<dt>en:portal.report.CHANGED</dt><dd>0</dd>")
        .contains("app-report__outcome--refused")
        .contains("en:no.country");
  }

  @Test
  public void markdownCanBePreviewedWithAndWithoutScript() {
    Form form =
        new Form(
            Map.of("texts.en.story", List.of("**a**")),
            List.of(FieldProblem.of("texts.en.story", "wrong")));
    String html =
        render(
            "{% import \"portal/forms\" as forms %}"
                + "{{ forms.markdown(form, 'texts.en.story', 'story', {'persons': true, 'preview': shown}) }}"
                + "{{ forms.file(form, 'csv', 'file', {'accept': '.csv'}) }}",
            Map.of("form", form, "shown", new SafeString("<p><strong>a</strong></p>")));
    assertThat(html)
        .contains("hx-post=\"/en/content/preview\"")
        .contains("name=\"preview\" value=\"texts.en.story\"")
        .contains("hx-vals='{\"field\":\"texts.en.story\"}'")
        .contains("aria-live=\"polite\"")
        .contains("<p><strong>a</strong></p>")
        .contains("portal.markdown.persons")
        // Read once by those who ask for it, and not at each field.
        .contains("app-markdown__help\"><summary")
        .contains("texts.en.story-markdown texts.en.story-error\" aria-invalid")
        .contains("type=\"file\" accept=\".csv\"");
  }
}

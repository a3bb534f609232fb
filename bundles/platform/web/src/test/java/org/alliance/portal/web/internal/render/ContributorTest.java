package org.alliance.portal.web.internal.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.web.internal.Folder;
import org.alliance.portal.web.internal.Shipped;
import org.junit.Test;

public class ContributorTest {

  /** An option as pages offer it. */
  public record Option(String value, String label) {}

  private static final PortalExtension.Portal PORTAL =
      new PortalExtension.Portal() {
        @Override
        public String text(String language, String key, Map<String, Object> args) {
          return language + ":" + key + (args.isEmpty() ? "" : args);
        }

        @Override
        public String asset(String name) {
          return "/assets/" + name;
        }

        @Override
        public List<?> menu(String section, String language) {
          return List.of(new PageRendererImpl.Link("x", "X <1>", "/en/x", true));
        }

        @Override
        public List<String> cards(String language) {
          return List.of("<p>card</p>");
        }

        @Override
        public List<?> tabs(String type, String id, String language) {
          return List.of();
        }

        @Override
        public String tab(String type, String id, String tab, String language) {
          return null;
        }

        @Override
        public String term(String scheme, String code, String language) {
          return code.equals("known") ? scheme + " known <" + language + ">" : null;
        }

        @Override
        public java.time.ZoneId zone() {
          return Principal.ALLIANCE_ZONE;
        }

        @Override
        public String markdown(String source) {
          return source.startsWith("known") ? "<p>known</p>" : null;
        }
      };

  static String render(String template, Map<String, Object> more) {
    Map<String, Object> model = new HashMap<>(more);
    model.put("lang", "en");
    model.put("path", "/en/x");
    model.put("known", false);
    model.put("principal", Principal.ANONYMOUS);
    model.put("csrf", "token");
    model.put("demo", true);
    model.put(
        "languages", List.of(new PageRendererImpl.Language("fr", "Français", "/fr/x", false)));
    return new Contributor(
            new Folder(Map.of("templates/page.peb", template)),
            new Shipped(),
            self -> new PortalExtension(PORTAL))
        .render("page", model, "en");
  }

  private static final String FORM =
      "{% extends \"portal/shell\" %}{% import \"portal/forms\" as forms %}"
          + "{% block title %}T{% endblock %}{% block content %}{{ forms.summary(form) }}"
          + "{{ forms.csrf(csrf) }}"
          + "{{ forms.text(form, 'name', 'label.name', {'hint': 'hint.name', 'type': 'email'}) }}"
          + "{{ forms.text(form, 'plain', 'label.plain') }}"
          + "{{ forms.text(form, 'secret', 'label.secret', {'type': 'password'}) }}"
          + "{{ forms.textarea(form, 'story', 'label.story') }}"
          + "{{ forms.select(form, 'kind', 'label.kind', options) }}"
          + "{{ forms.checkboxes(form, 'langs', 'label.langs', options) }}"
          + "{{ forms.radios(form, 'yes', 'label.yes', options) }}"
          + "{{ forms.date(form, 'day', 'label.day') }}"
          + "{{ forms.button('save') }}{% endblock %}";

  private static String form() {
    Form form =
        new Form(
            Map.of(
                "name", List.of("<script>"),
                "secret", List.of("hunter2"),
                "story", List.of("a & b"),
                "kind", List.of("b"),
                "langs", List.of("a", "b")),
            List.of(FieldProblem.of("name", "wrong.name", "max", 3)));
    return render(
        FORM, Map.of("form", form, "options", List.of(new Option("a", "A"), new Option("b", "B"))));
  }

  @Test
  public void aProblemIsBesideItsFieldAndOnTop() {
    String html = form();
    assertThat(html)
        .contains("<a href=\"#name\">en:wrong.name{max=3}</a>")
        .contains("aria-describedby=\"name-hint name-error\" aria-invalid=\"true\"")
        .contains("id=\"name-error\"")
        .contains("id=\"name-hint\"")
        .contains("govuk-input--error")
        .contains("for=\"plain\"");
    assertThat(html.split("aria-invalid")).hasSize(2);
  }

  @Test
  public void typedTextIsKeptAndEscapedAndNoPasswordShown() {
    assertThat(form())
        .contains("value=\"&lt;script&gt;\"")
        .doesNotContain("<script>")
        .doesNotContain("hunter2")
        .contains(">a &amp; b</textarea>")
        .contains("<option value=\"b\" selected>")
        .contains("name=\"csrf\" value=\"token\"");
    assertThat(form().split(" checked")).hasSize(3);
  }

  @Test
  public void theShellIsAroundEveryPage() {
    assertThat(form())
        .startsWith("<!DOCTYPE html>")
        .contains("<html lang=\"en\"")
        .contains("<title>T – en:portal.name</title>")
        .contains("X &lt;1&gt;")
        .contains("hreflang=\"fr\"")
        .doesNotContain(" style=")
        .doesNotContain("onclick");
  }

  @Test
  public void aMistypedVariableIsAnErrorAndNotSilence() {
    assertThatThrownBy(() -> render("{{ nobody }}", Map.of())).isInstanceOf(RuntimeException.class);
  }

  @Test
  public void aPageIsBounded() {
    assertThatThrownBy(
            () ->
                render(
                    "{% for i in range(1, 100) %}{{ long }}{% endfor %}",
                    Map.of("long", "x".repeat(100_000))))
        .hasMessageContaining("larger");
  }

  @Test
  public void namesOfCountriesAndDatesFollowTheLanguage() {
    assertThat(PortalExtension.country("DE", "fr")).isEqualTo("Allemagne");
    assertThat(PortalExtension.country("XK", "en")).isEqualTo("Kosovo*");
    assertThat(PortalExtension.country("null", "en")).isEqualTo("null");
    assertThat(
            PortalExtension.date(java.time.LocalDate.of(2026, 3, 1), "en", Principal.ALLIANCE_ZONE))
        .isEqualTo("1 March 2026");
    assertThat(
            PortalExtension.date(java.time.LocalDate.of(2026, 3, 1), "fr", Principal.ALLIANCE_ZONE))
        .isEqualTo("1er mars 2026");
    assertThat(
            PortalExtension.date(
                java.time.LocalDate.of(2026, 3, 11), "fr", Principal.ALLIANCE_ZONE))
        .isEqualTo("11 mars 2026");
    assertThat(PortalExtension.number(14111, "en")).isEqualTo("14,111");
  }

  @Test
  public void timesAreTheReadersOwnAndNamedUnlessTheyAreTheAlliances() {
    java.time.Instant noon = java.time.Instant.parse("2026-11-27T11:00:00Z");
    assertThat(PortalExtension.date(noon, "en", Principal.ALLIANCE_ZONE)).endsWith("12:00");
    assertThat(PortalExtension.date(noon, "fr", Principal.ALLIANCE_ZONE)).endsWith(" à 12:00");
    java.time.ZoneId helsinki = java.time.ZoneId.of("Europe/Helsinki");
    assertThat(PortalExtension.date(noon, "en", helsinki))
        .endsWith("13:00 (Eastern European Time)");
    assertThat(PortalExtension.time(noon, "fr", helsinki))
        .startsWith("13:00 (")
        .contains("Europe de l’Est");
  }

  @Test
  public void wordsOfTheVocabularyAreNamedByItAndOtherwiseByTheRuntime() {
    String html =
        render(
            "{{ term('theme', 'known') }}, {{ country('known') }}, {{ language('known') }};"
                + " {{ term('theme', 'new') }}, {{ country('DE') }}, {{ language('fr') }},"
                + " {{ term('country', 'XK') }}",
            Map.of());
    assertThat(html)
        .isEqualTo(
            "theme known &lt;en&gt;, country known &lt;en&gt;, language known &lt;en&gt;;"
                + " new, Germany, French, Kosovo*");
  }
}

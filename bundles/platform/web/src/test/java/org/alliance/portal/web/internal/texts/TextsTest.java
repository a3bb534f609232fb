package org.alliance.portal.web.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alliance.portal.web.internal.Folder;
import org.alliance.portal.web.internal.Shipped;
import org.junit.Test;

public class TextsTest {
  private final Texts texts =
      new Texts(
          new Folder(
              Map.of(
                  "OSGI-INF/l10n/texts_en.properties",
                  "a = Plain\nb = {n, plural, one {# city} other {# cities}}\nc = it''s {x}\n",
                  "OSGI-INF/l10n/texts_fr.properties",
                  "a = Île\nb = {n, plural, one {# ville} other {# villes}}\n",
                  "OSGI-INF/l10n/readme.txt",
                  "not texts")));

  @Test
  public void fillsInByLanguage() {
    assertThat(texts.languages()).containsExactly("en", "fr");
    assertThat(texts.text("fr", "a", Map.of())).isEqualTo("Île");
    assertThat(texts.text("en", "b", Map.of("n", 1))).isEqualTo("1 city");
    assertThat(texts.text("en", "b", Map.of("n", 1500))).isEqualTo("1,500 cities");
    assertThat(texts.text("fr", "b", Map.of("n", 0))).isEqualTo("0 ville");
    assertThat(texts.text("en", "c", Map.of("x", "<b>"))).isEqualTo("it's <b>");
    assertThat(texts.text("fr", "c", Map.of())).isNull();
  }

  @Test
  public void noLineBreaksBeforeFrenchPunctuation() {
    Texts written =
        new Texts(
            new Folder(
                Map.of(
                    "OSGI-INF/l10n/texts_en.properties",
                    "a = Now : really ?\n",
                    "OSGI-INF/l10n/texts_fr.properties",
                    "a = Le mot « {x} » manque : vraiment ? Non ; si !\nb = à :8181, ou …\n")));
    assertThat(written.text("fr", "a", Map.of("x", "Roms")))
        .isEqualTo("Le mot «\u00a0Roms\u00a0» manque\u00a0: vraiment\u00a0? Non\u00a0; si\u00a0!");
    assertThat(written.text("fr", "b", Map.of())).isEqualTo("à :8181, ou …");
    assertThat(written.text("en", "a", Map.of())).isEqualTo("Now : really ?");
  }

  @Test
  public void everyPlatformTextIsInBothLanguages() {
    Texts shipped = new Texts(new Shipped());
    assertThat(shipped.keys("fr")).isEqualTo(shipped.keys("en")).isNotEmpty();
  }

  @Test
  public void readsTheBrowsersLanguagesAndAnythingElse() {
    List<String> all = List.of("en", "fr");
    assertThat(AcceptLanguage.best("fr-CH, fr;q=0.9, en;q=0.8", all)).isEqualTo("fr");
    assertThat(AcceptLanguage.best("de, fr;q=0.2", all)).isEqualTo("fr");
    assertThat(AcceptLanguage.best("de", all)).isEqualTo("en");
    for (String odd : new String[] {null, "", ";;;", "fr;q=x", "*", "x".repeat(5_000)}) {
      assertThat(AcceptLanguage.best(odd, all)).as(String.valueOf(odd)).isEqualTo("en");
    }
  }
}

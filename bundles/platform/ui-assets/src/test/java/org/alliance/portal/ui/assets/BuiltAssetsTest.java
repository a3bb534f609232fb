package org.alliance.portal.ui.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.Test;

public class BuiltAssetsTest {
  private static final Pattern URL = Pattern.compile("url\\((\"?)([^)\"]+)\\1\\)");

  private static final Pattern COUNTRY = Pattern.compile("\"code\":\"([A-Z]{2})\"");
  private static final Pattern PATH = Pattern.compile("\"path\":\"([^\"]*)\"");

  private static final Pattern GROUND =
      Pattern.compile(
          "--(govuk-[a-z-]+-background-colour|app-tag-[a-z-]+|app-(quiet|field|map)[a-z0-9-]*):");

  @Test
  public void theStyleSheetFetchesNothingFromElsewhere() {
    assertThat(css().contains("@import")).isFalse();
    assertThat(addresses()).noneMatch(address -> address.contains("//"));
  }

  @Test
  public void everyFileTheStyleSheetNamesIsThere() {
    assertThat(addresses()).hasSize(13).allMatch(name -> Files.isRegularFile(file(name)));
  }

  @Test
  public void nothingOfTheCrownIsWorn() {
    String css = css().toLowerCase(Locale.ROOT);
    assertThat(css.contains("source sans 3")).isTrue();
    assertThat(Stream.of("gds transport", "crown", ".govuk-header", ".govuk-footer", "#1d70b8"))
        .noneMatch(css::contains);
  }

  @Test
  public void theNightChangesEveryGroundAndWhatIsWrittenOnIt() {
    String css = css();
    int night = css.indexOf("@media screen and (prefers-color-scheme: dark)");
    assertThat(night).isPositive();
    Set<String> day = names(css.substring(0, night));
    assertThat(day).hasSizeGreaterThan(20);
    assertThat(names(css.substring(night))).containsAll(day);
  }

  @Test
  public void everyTextHasItsPackedTwin() throws IOException {
    List<Path> texts;
    try (Stream<Path> all = Files.walk(assets())) {
      texts = all.filter(p -> p.toString().matches(".*\\.(css|js|svg|txt)")).toList();
    }
    assertThat(texts).hasSizeGreaterThan(6);
    for (Path text : texts) {
      Path twin = text.resolveSibling(text.getFileName() + ".gz");
      try (InputStream packed = new GZIPInputStream(Files.newInputStream(twin))) {
        assertThat(packed.readAllBytes()).isEqualTo(Files.readAllBytes(text));
      }
    }
  }

  @Test
  public void theScriptStaysSmall() throws IOException {
    assertThat(Files.size(file("portal.js"))).isLessThan(7_000);
  }

  @Test
  public void theStyleSheetStaysSmall() throws IOException {
    assertThat(Files.size(file("portal.css.gz"))).isLessThan(26_000);
  }

  @Test
  public void theMapHasEveryCountryAndIsNotSentToBrowsersAsAFile() throws IOException {
    Path file = assets().resolveSibling("map").resolve("europe.json");
    assertThat(Files.size(file)).isBetween(50_000L, 250_000L);
    String json = Files.readString(file, StandardCharsets.UTF_8);
    List<String> codes =
        COUNTRY.matcher(json).results().map(found -> found.group(1)).sorted().toList();
    assertThat(String.join(" ", codes))
        .isEqualTo(
            "AD AL AM AT AZ BA BE BG CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU"
                + " LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA XK");
    assertThat(PATH.matcher(json).results().map(found -> found.group(1)))
        .hasSize(codes.size())
        .allMatch(path -> path.matches("(M-?[0-9. -]+l[0-9. -]+z)+"));
    assertThat(assets().resolve("map")).doesNotExist();
  }

  @Test
  public void everythingOfOthersComesWithItsLicence() {
    assertThat(Stream.of("govuk-frontend", "htmx", "map", "source-sans-3"))
        .allMatch(name -> Files.isRegularFile(file("licences/" + name + ".txt")));
  }

  private static List<String> addresses() {
    return URL.matcher(css())
        .results()
        .map(found -> found.group(2))
        .filter(address -> !address.startsWith("data:"))
        .toList();
  }

  private static Set<String> names(String css) {
    return GROUND.matcher(css).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String css() {
    try {
      return Files.readString(file("portal.css"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String name) {
    return assets().resolve(name);
  }

  private static Path assets() {
    try {
      return Path.of(BuiltAssetsTest.class.getResource("/assets/portal.css").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.alliance.portal.web.internal.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.web.Europe;
import org.junit.Test;

public class EuropeImplTest {
  private static final double TOLERANCE_KM = 30;

  private static final List<String> CITIES =
      List.of(
          "MT 35.89968 14.5148 Valletta",
          "IS 64.13548 -21.89541 Reykjavík",
          "IT 38.13205 13.33561 Palermo",
          "IT 39.23054 9.11917 Cagliari",
          "PT 38.71667 -9.13333 Lisbon",
          "PT 37.73952 -25.66874 Ponta Delgada",
          "PT 32.66568 -16.92547 Funchal",
          "ES 28.09973 -15.41343 Las Palmas de Gran Canaria",
          "ES 35.29369 -2.93833 Melilla",
          "TR 41.01384 28.94966 Istanbul",
          "TR 41.02274 29.01366 Üsküdar",
          "MC 43.73333 7.41667 Monaco",
          "SM 43.93667 12.44639 San Marino",
          "LI 47.14151 9.52154 Vaduz",
          "AD 42.50779 1.52109 Andorra la Vella",
          "LU 49.61167 6.13 Luxembourg",
          "XK 42.67272 21.16688 Pristina",
          "CY 35.17531 33.3642 Nicosia",
          "CY 35.33634 33.31729 Kyrenia",
          "UA 44.60795 33.52134 Sevastopol",
          "UA 50.45466 30.5238 Kyiv",
          "NO 69.6489 18.95508 Tromsø",
          "SE 57.64089 18.29602 Visby",
          "SE 67.85572 20.22513 Kiruna",
          "FI 60.16952 24.93545 Helsinki",
          "FI 60.09726 19.93481 Mariehamn",
          "GB 54.59682 -5.92541 Belfast",
          "IE 53.33306 -6.24889 Dublin",
          "FR 41.91886 8.73812 Ajaccio",
          "FR -20.88231 55.4504 Saint-Denis, Réunion",
          "FR 4.93461 -52.33033 Cayenne",
          "HR 42.64125 18.10909 Dubrovnik",
          "GR 35.32787 25.14341 Heraklion",
          "AZ 40.37767 49.89201 Baku",
          "AM 40.18111 44.51361 Yerevan",
          "GE 41.69411 44.83368 Tbilisi",
          "MD 47.00556 28.8575 Chisinau",
          "DE 52.52437 13.41053 Berlin");

  private static final Europe EUROPE = new EuropeImpl(MapData.of(json()));

  /** The map that the room of styles built. */
  public static Europe europe() {
    return EUROPE;
  }

  private static byte[] json() {
    try (InputStream in = EuropeImplTest.class.getResourceAsStream("/" + MapData.FILE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  public void everyCityIsInItsCountry() {
    Map<String, String> elsewhere = new LinkedHashMap<>();
    for (String city : CITIES) {
      String[] parts = city.split(" ", 4);
      double latitude = Double.parseDouble(parts[1]);
      double longitude = Double.parseDouble(parts[2]);
      String found = EUROPE.countryAt(latitude, longitude, TOLERANCE_KM).orElse("nowhere");
      if (!EUROPE.within(parts[0], latitude, longitude, TOLERANCE_KM) || !found.equals(parts[0])) {
        elsewhere.put(parts[3], found);
      }
    }
    assertThat(elsewhere).isEmpty();
  }

  @Test
  public void noCountryIsAtSeaOrFarAway() {
    List<double[]> places =
        List.of(
            new double[] {56, 3},
            new double[] {47, -20},
            new double[] {43.3, 34},
            new double[] {0, 0},
            new double[] {40.71, -74},
            new double[] {55.75, 37.62},
            new double[] {90, 0},
            new double[] {-90, 180});
    assertThat(places)
        .allSatisfy(at -> assertThat(EUROPE.countryAt(at[0], at[1], TOLERANCE_KM)).isEmpty());
  }

  @Test
  public void aToleranceReachesAsFarAsItSays() {
    // 25 km north of Gotland's coast.
    assertThat(EUROPE.within("SE", 58.23, 19.2, 10)).isFalse();
    assertThat(EUROPE.within("SE", 58.23, 19.2, 60)).isTrue();
    assertThat(EUROPE.within("DE", 48.8566, 2.3522, TOLERANCE_KM)).isFalse();
    assertThatThrownBy(() -> EUROPE.within("SE", 0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void whatIsNoPositionOrNoCountryIsNowhere() {
    assertThat(EUROPE.within("ZZ", 50, 10, TOLERANCE_KM)).isFalse();
    assertThat(EUROPE.countryAt(Double.NaN, 10, TOLERANCE_KM)).isEmpty();
    assertThat(EUROPE.countryAt(91, 10, TOLERANCE_KM)).isEmpty();
    assertThat(EUROPE.point(50, 200)).isEmpty();
  }

  @Test
  public void placesAreDrawnWhereTheShapesAre() throws IOException {
    JsonNode countries = new ObjectMapper().readTree(json()).get("countries");
    assertThat(countries).hasSize(47);
    for (JsonNode country : countries) {
      Europe.Point point =
          EUROPE
              .point(country.get("at").get(1).doubleValue(), country.get("at").get(0).doubleValue())
              .orElseThrow();
      assertThat(point.x()).isCloseTo(country.get("x").doubleValue(), within(0.2));
      assertThat(point.y()).isCloseTo(country.get("y").doubleValue(), within(0.2));
    }
  }

  @Test
  public void whatIsOverseasIsOutsideTheFrame() {
    assertThat(EUROPE.point(-20.88231, 55.4504)).isEmpty();
    assertThat(EUROPE.point(28.09973, -15.41343)).isEmpty();
    assertThat(EUROPE.point(-52, -165)).isEmpty();
    assertThat(EUROPE.point(52, 15)).contains(new Europe.Point(426, 434));
  }
}

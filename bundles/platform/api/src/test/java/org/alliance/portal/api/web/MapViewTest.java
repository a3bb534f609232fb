package org.alliance.portal.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.web.MapView.Shade;
import org.alliance.portal.api.web.MapView.Shape;
import org.junit.Test;

public class MapViewTest {
  private static final Europe EUROPE =
      new Europe() {
        @Override
        public String viewBox() {
          return "0 0 10 10";
        }

        @Override
        public String land() {
          return "M0 0";
        }

        @Override
        public List<Country> countries() {
          return List.of(
              new Country("AT", "M1 1", 1, 1, false),
              new Country("RS", "M2 2", 2, 2, false),
              new Country("SM", "M3 3", 3, 3, true));
        }

        @Override
        public Optional<Point> point(double latitude, double longitude) {
          return latitude > 0 ? Optional.of(new Point(longitude, latitude)) : Optional.empty();
        }

        @Override
        public Optional<String> countryAt(double latitude, double longitude, double km) {
          return Optional.empty();
        }

        @Override
        public boolean within(String country, double latitude, double longitude, double km) {
          return false;
        }
      };

  private static MapView map(Map<String, Long> counts, Set<String> chosen) {
    return MapView.of(EUROPE, counts, code -> "/" + code, chosen, List.of());
  }

  @Test
  public void theLegendCoversEveryCountOnce() {
    for (long most = 1; most < 3_000; most++) {
      List<Shade> shades = map(Map.of("RS", most), Set.of()).shades();
      assertThat(shades.size()).isBetween(1, 5);
      assertThat(shades.get(0).from()).isEqualTo(1);
      assertThat(shades.get(shades.size() - 1).to()).isEqualTo(most);
      for (int i = 1; i < shades.size(); i++) {
        assertThat(shades.get(i).from()).isEqualTo(shades.get(i - 1).to() + 1);
        assertThat(shades.get(i).level()).isGreaterThan(shades.get(i - 1).level());
      }
    }
    assertThat(map(Map.of("RS", 20L), Set.of()).shades())
        .containsExactly(
            new Shade(1, 1, 1),
            new Shade(2, 2, 2),
            new Shade(3, 3, 4),
            new Shade(4, 5, 9),
            new Shade(5, 10, 20));
  }

  @Test
  public void onlyWhatLeadsSomewhereIsALinkAndTheChosenIsOnTop() {
    MapView map = map(Map.of("RS", 2L), Set.of("AT"));
    assertThat(map.shapes()).extracting(Shape::code).containsExactly("RS", "SM", "AT");
    assertThat(map.shapes()).extracting(Shape::href).containsExactly("/RS", null, "/AT");
    assertThat(map.shapes()).extracting(Shape::level).containsExactly(5, 0, 0);
    assertThat(map.listed()).extracting(Shape::code).containsExactly("RS");
    assertThat(map(Map.of(), Set.of()).shades()).isEmpty();
  }

  @Test
  public void placesOutsideTheFrameAndCrowdsAreLeftOut() {
    MapView.Place in = new MapView.Place(5, 6, "In", "/in");
    MapView.Place out = new MapView.Place(-5, 6, "Out", "/out");
    assertThat(MapView.of(EUROPE, Map.of(), c -> null, Set.of(), List.of(in, out)).dots())
        .containsExactly(new MapView.Dot(6, 5, "/in", "In"));
    assertThat(
            MapView.of(EUROPE, Map.of(), c -> null, Set.of(), Collections.nCopies(301, in)).dots())
        .isEmpty();
  }
}

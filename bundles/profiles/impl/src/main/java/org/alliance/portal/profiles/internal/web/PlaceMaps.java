package org.alliance.portal.profiles.internal.web;

import java.util.List;
import java.util.Locale;
import org.alliance.portal.api.web.Europe;
import org.alliance.portal.profiles.api.Profile;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Draws where one member is: its surroundings only, since the whole of Europe would be most of the
 * page's bytes.
 */
@Component(service = PlaceMaps.class)
public class PlaceMaps {
  private static final double WIDTH = 300;
  private static final double HEIGHT = 225;

  /** How far off the middle of a country may be whose edge is still in the frame. */
  private static final double REACH = 260;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Europe europe;

  /**
   * A place with its surroundings.
   *
   * @param viewBox value of the SVG attribute
   * @param home SVG path data of the member's country; empty when the map does not have it
   * @param others SVG path data of the countries around
   * @param x of the place
   * @param y of the place
   */
  public record Place(String viewBox, String home, List<String> others, double x, double y) {}

  /** Where a member is; null when that is not known or cannot be drawn. */
  Place of(Profile profile) {
    Europe now = europe;
    Profile.Position at = profile.position();
    return now == null || at == null
        ? null
        : now.point(at.latitude(), at.longitude())
            .map(point -> place(now, profile.country(), point))
            .orElse(null);
  }

  private static Place place(Europe europe, String country, Europe.Point at) {
    List<Europe.Country> all = europe.countries();
    return new Place(
        String.format(
            Locale.ROOT,
            "%.0f %.0f %.0f %.0f",
            at.x() - WIDTH / 2,
            at.y() - HEIGHT / 2,
            WIDTH,
            HEIGHT),
        all.stream()
            .filter(c -> c.code().equals(country))
            .map(Europe.Country::path)
            .findFirst()
            .orElse(""),
        all.stream()
            .filter(c -> !c.code().equals(country) && near(c, at))
            .map(Europe.Country::path)
            .toList(),
        at.x(),
        at.y());
  }

  private static boolean near(Europe.Country country, Europe.Point at) {
    return Math.abs(country.x() - at.x()) < REACH && Math.abs(country.y() - at.y()) < REACH;
  }
}

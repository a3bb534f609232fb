package org.alliance.portal.web.internal.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alliance.portal.api.web.Europe;
import org.alliance.portal.web.internal.Resources;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The map of Europe, as the room of styles ships it; read at the first use. */
@Component(service = Europe.class)
public final class EuropeImpl implements Europe {
  private static final String SHIPPED_BY = "org.alliance.portal.ui.assets";
  private static final double MAX_TOLERANCE_KM = 500;

  /** Loads the map when it is first asked for: most starts never need it. */
  private static final class Lazy {
    private final BundleContext context;
    private volatile MapData data;

    Lazy(BundleContext context) {
      this.context = context;
    }

    MapData get() {
      MapData known = data;
      if (known == null) {
        known = load(context);
        data = known;
      }
      return known;
    }
  }

  private final Lazy lazy;

  @Activate
  public EuropeImpl(BundleContext context) {
    this.lazy = new Lazy(context);
  }

  /** A map of these data. */
  EuropeImpl(MapData data) {
    this.lazy = new Lazy(null);
    lazy.data = data;
  }

  private static MapData load(BundleContext context) {
    for (Bundle bundle : context.getBundles()) {
      if (SHIPPED_BY.equals(bundle.getSymbolicName())) {
        byte[] json = Resources.of(bundle).read(MapData.FILE);
        if (json != null) {
          return MapData.of(json);
        }
      }
    }
    throw new IllegalStateException(
        "The map is missing: " + SHIPPED_BY + " has no " + MapData.FILE);
  }

  @Override
  public String viewBox() {
    return lazy.get().viewBox();
  }

  @Override
  public String land() {
    return lazy.get().land();
  }

  @Override
  public List<Country> countries() {
    return lazy.get().countries();
  }

  @Override
  public Optional<Point> point(double latitude, double longitude) {
    if (!isPosition(latitude, longitude)) {
      return Optional.empty();
    }
    MapData data = lazy.get();
    Point point = data.projection().point(latitude, longitude);
    boolean inFrame =
        point.x() >= 0 && point.x() <= data.width() && point.y() >= 0 && point.y() <= data.height();
    return inFrame ? Optional.of(point) : Optional.empty();
  }

  @Override
  public Optional<String> countryAt(double latitude, double longitude, double toleranceKm) {
    double tolerance = checked(toleranceKm);
    if (!isPosition(latitude, longitude)) {
      return Optional.empty();
    }
    Map<String, Double> distances =
        lazy.get().outlines().values().stream()
            .filter(outline -> outline.mayBeWithin(latitude, longitude, tolerance))
            .collect(
                Collectors.toMap(
                    Outline::code, outline -> outline.distanceKm(latitude, longitude)));
    return distances.entrySet().stream()
        .filter(entry -> entry.getValue() <= tolerance)
        .min(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  @Override
  public boolean within(String country, double latitude, double longitude, double toleranceKm) {
    double tolerance = checked(toleranceKm);
    Outline outline = lazy.get().outlines().get(country);
    return outline != null
        && isPosition(latitude, longitude)
        && outline.mayBeWithin(latitude, longitude, tolerance)
        && outline.distanceKm(latitude, longitude) <= tolerance;
  }

  private static double checked(double toleranceKm) {
    if (!(toleranceKm >= 0 && toleranceKm <= MAX_TOLERANCE_KM)) {
      throw new IllegalArgumentException("A tolerance is 0 to " + MAX_TOLERANCE_KM + " km");
    }
    return toleranceKm;
  }

  private static boolean isPosition(double latitude, double longitude) {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }
}

package org.alliance.portal.profiles.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Europe;

/** Looks points up on the map of Europe, as long as it is there. */
final class EuropePlaces implements PlaceCheck {
  /** The shapes are coarse, and a town hall may stand on the border or on an island. */
  private static final double TOLERANCE_KM = 30;

  private final Supplier<Europe> europe;
  private final Vocabulary vocabulary;

  EuropePlaces(Supplier<Europe> europe, Vocabulary vocabulary) {
    this.europe = europe;
    this.vocabulary = vocabulary;
  }

  @Override
  public FieldProblem problem(String country, double latitude, double longitude) {
    Europe map = europe.get();
    if (map == null
        || map.countries().stream().noneMatch(c -> c.code().equals(country))
        || map.within(country, latitude, longitude, TOLERANCE_KM)) {
      return null;
    }
    Optional<String> there = map.countryAt(latitude, longitude, TOLERANCE_KM);
    if (there.isEmpty()) {
      return FieldProblem.of("position.latitude", "profiles.problem.position-sea");
    }
    // The rules do not know who reads: each language's text takes the name that it needs.
    return new FieldProblem(
        "position.latitude",
        "profiles.problem.position-country",
        Map.of(
            "country",
            there.get(),
            "en",
            vocabulary.label(Vocabulary.COUNTRY, there.get(), "en"),
            "fr",
            vocabulary.label(Vocabulary.COUNTRY, there.get(), "fr")));
  }
}

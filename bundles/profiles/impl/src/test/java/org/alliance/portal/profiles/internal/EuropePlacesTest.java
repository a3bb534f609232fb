package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.web.Europe;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Test;

public class EuropePlacesTest {
  private Europe europe = new Half();
  private final EuropePlaces places = new EuropePlaces(() -> europe, new VocabularyFake());

  /** Serbia north of 44 degrees, Kosovo south of it, the sea west of the meridian. */
  private static final class Half implements Europe {
    @Override
    public String viewBox() {
      return "0 0 1 1";
    }

    @Override
    public String land() {
      return "";
    }

    @Override
    public List<Country> countries() {
      return List.of(new Country("RS", "", 0, 0, false), new Country("XK", "", 0, 0, false));
    }

    @Override
    public Optional<Point> point(double latitude, double longitude) {
      return Optional.empty();
    }

    @Override
    public Optional<String> countryAt(double latitude, double longitude, double toleranceKm) {
      return longitude < 0 ? Optional.empty() : Optional.of(latitude >= 44 ? "RS" : "XK");
    }

    @Override
    public boolean within(String country, double latitude, double longitude, double toleranceKm) {
      return countryAt(latitude, longitude, 0).filter(country::equals).isPresent();
    }
  }

  @Test
  public void acceptsWhatIsInTheCountry() {
    assertThat(places.problem("RS", 45, 20)).isNull();
  }

  @Test
  public void tellsTheSeaFromAnotherCountry() {
    assertThat(places.problem("RS", 45, -20).key()).isEqualTo("profiles.problem.position-sea");
    assertThat(places.problem("RS", 42, 20))
        .isEqualTo(
            new FieldProblem(
                "position.latitude",
                "profiles.problem.position-country",
                Map.of("country", "XK", "en", "Kosovo*", "fr", "Kosovo* (fr)")));
  }

  @Test
  public void knowsNothingOfOtherCountriesNorWithoutAMap() {
    assertThat(places.problem("US", 45, -20)).isNull();
    europe = null;
    assertThat(places.problem("RS", 45, -20)).isNull();
  }

  @Test
  public void isAskedByTheRules() {
    ProfileDraft d = Drafts.full();
    ProfileRules rules = new ProfileRules(new VocabularyFake(), places, Clock.systemUTC());
    assertThat(rules.problems(d)).isEmpty();
    ProfileDraft turned =
        new ProfileDraft(
            d.original(),
            d.names(),
            d.kind(),
            d.country(),
            null,
            null,
            new Profile.Position(d.position().longitude(), d.position().latitude()),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertThat(rules.problems(turned))
        .extracting(FieldProblem::key)
        .containsExactly("profiles.problem.position-country");
  }
}

package org.alliance.portal.profiles.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.internal.Reading;

/** What a profile said for a year. */
@Schema(name = "ProfileFigure")
public record FigureJson(
    @Schema(allowableValues = {"population", "estimate", "plan"}) String kind,
    @Schema(description = "Of a plan its first") int year,
    @Schema(description = "The number, or the lower end of a range; none for a plan")
        Integer minimum,
    @Schema(description = "The same number, or the upper end; of a plan its last year")
        Integer maximum,
    @Schema(description = "Where it is from; an estimate must have one") String source,
    @Schema(
            description = "How an estimate was made",
            allowableValues = {"census", "estimate"})
        String method) {

  static FigureJson of(Figure f) {
    return new FigureJson(
        ProfileJson.name(f.kind()),
        f.year(),
        f.minimum(),
        f.maximum(),
        f.source(),
        f.method() == null ? null : ProfileJson.name(f.method()));
  }

  /** Figures of a profile. */
  @Schema(name = "ProfileFigures")
  public record All(@Schema(description = "Oldest first") List<FigureJson> items) {}

  /** What a client sends for a kind and a year. */
  @Schema(name = "ProfileFigureInput")
  public record Input(
      Integer minimum,
      @Schema(description = "For a population the same as minimum, or left out") Integer maximum,
      String source,
      @Schema(allowableValues = {"census", "estimate"}) String method) {

    Figure figure(Figure.Kind kind, int year, Reading reading) {
      return new Figure(
          kind,
          year,
          minimum,
          maximum == null && kind == Figure.Kind.POPULATION ? minimum : maximum,
          source,
          reading.choice("method", method, Estimate.Method.class));
    }
  }
}

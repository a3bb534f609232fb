package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Section;
import org.alliance.portal.profiles.internal.store.FigureStore;

/** What profiles said for the years; whoever calls has asked whether one may. */
final class ProfileFigures {
  private static final int MOST = 60;
  private static final int FIRST_YEAR = 1945;
  private static final int LAST_PLAN_YEAR = 2100;
  private static final int MOST_INHABITANTS = 100_000_000;
  private static final int LONGEST_SOURCE = 500;

  private final FigureStore store;
  private final Trail trail;
  private final ProfileReading reading;
  private final ProfileWriting writing;
  private final Clock clock;

  ProfileFigures(
      FigureStore store, Trail trail, ProfileReading reading, ProfileWriting writing, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.reading = reading;
    this.writing = writing;
    this.clock = clock;
  }

  List<Figure> list(Id id) {
    Set<Section> hidden = reading.get(id).hidden();
    return store.list(id).stream()
        .filter(figure -> !hidden.contains(Fields.section(field(figure.kind()))))
        .toList();
  }

  void add(Id id, Figure figure) {
    List<FieldProblem> problems = problems(figure, reading.whole(id));
    seen(id, figure.kind());
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    writing.stamp(
        id,
        Profile::lastConfirmed,
        (before, after) -> {
          List<Figure> known = store.list(id);
          if (known.contains(figure)) {
            return false;
          }
          if (known.stream().noneMatch(f -> same(f, figure.kind(), figure.year()))
              && known.stream().filter(f -> f.kind() == figure.kind()).count() >= MOST) {
            throw new ValidationException(
                FieldProblem.of("year", "profiles.problem.too-many", "max", MOST));
          }
          trail.changed(before, after, List.of(field(figure.kind())));
          store.put(id, List.of(figure));
          return true;
        });
  }

  /** Remembers figures of earlier years of a profile that is being made. */
  void earlier(Id id, List<Figure> figures) {
    store.insert(Map.of(id, figures));
  }

  void remove(Id id, Figure.Kind kind, int year) {
    seen(id, kind);
    writing.stamp(
        id,
        Profile::lastConfirmed,
        (before, after) -> {
          if (!store.remove(id, kind, year)) {
            return false;
          }
          trail.changed(before, after, List.of(field(kind)));
          return true;
        });
  }

  /** A program may change what profiles say, but not what the team keeps to itself. */
  private void seen(Id id, Figure.Kind kind) {
    if (kind != null && reading.get(id).hidden().contains(Fields.section(field(kind)))) {
      throw new ValidationException(FieldProblem.of("kind", "profiles.problem.hidden"));
    }
  }

  private static boolean same(Figure figure, Figure.Kind kind, int year) {
    return figure.kind() == kind && figure.year() == year;
  }

  private static String field(Figure.Kind kind) {
    return Fields.FIGURES + kind.name().toLowerCase(Locale.ROOT);
  }

  private List<FieldProblem> problems(Figure f, Profile profile) {
    if (f.kind() == null) {
      return List.of(FieldProblem.of("kind", "portal.problem.required"));
    }
    return switch (f.kind()) {
      case POPULATION -> population(f);
      case ESTIMATE -> estimate(f, profile);
      case PLAN -> plan(f);
    };
  }

  private List<FieldProblem> population(Figure f) {
    List<FieldProblem> problems = new ArrayList<>();
    range(
        "year",
        f.year(),
        FIRST_YEAR,
        Year.now(clock.withZone(ZoneOffset.UTC)).getValue(),
        problems);
    if (f.minimum() == null) {
      problems.add(FieldProblem.of("minimum", "portal.problem.required"));
    } else {
      range("minimum", f.minimum(), 1, MOST_INHABITANTS, problems);
    }
    if (f.minimum() != null && !f.minimum().equals(f.maximum())) {
      problems.add(FieldProblem.of("maximum", "profiles.problem.same-number"));
    }
    source(f, problems);
    none("method", f.method(), problems);
    return problems;
  }

  private static List<FieldProblem> estimate(Figure f, Profile profile) {
    if (ProfileRules.NGO.equals(profile.kind())) {
      return List.of(FieldProblem.of("kind", "profiles.problem.estimate-territory"));
    }
    return Estimate.problems(f.minimum(), f.maximum(), null, f.source(), f.year(), f.method())
        .stream()
        .map(p -> new FieldProblem(p.field().replace("estimate.", ""), p.key(), p.args()))
        .toList();
  }

  private static List<FieldProblem> plan(Figure f) {
    List<FieldProblem> problems = new ArrayList<>();
    range("year", f.year(), FIRST_YEAR, LAST_PLAN_YEAR, problems);
    none("minimum", f.minimum(), problems);
    if (f.maximum() != null) {
      range("maximum", f.maximum(), FIRST_YEAR, LAST_PLAN_YEAR, problems);
      if (f.maximum() < f.year()) {
        problems.add(FieldProblem.of("maximum", "profiles.problem.range-reversed"));
      }
    }
    source(f, problems);
    none("method", f.method(), problems);
    return problems;
  }

  private static void source(Figure f, List<FieldProblem> problems) {
    if (f.source() != null && f.source().length() > LONGEST_SOURCE) {
      problems.add(FieldProblem.of("source", "portal.problem.too-long", "max", LONGEST_SOURCE));
    }
  }

  private static void none(String field, Object value, List<FieldProblem> problems) {
    if (value != null) {
      problems.add(FieldProblem.of(field, "portal.problem.unknown-value"));
    }
  }

  private static void range(
      String field, int value, int min, int max, List<FieldProblem> problems) {
    if (value < min || value > max) {
      problems.add(new FieldProblem(field, "portal.problem.range", Map.of("min", min, "max", max)));
    }
  }
}

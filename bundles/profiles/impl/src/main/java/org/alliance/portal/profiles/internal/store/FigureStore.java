package org.alliance.portal.profiles.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Figures over the years in the database. */
@Component(service = FigureStore.class)
public class FigureStore {
  private static final String UPDATE =
      "update profiles_figure set minimum = ?, maximum = ?, source = ?, estimate_method = ?"
          + " where id = ? and kind = ? and of_year = ?";
  private static final String INSERT =
      "insert into profiles_figure (minimum, maximum, source, estimate_method, id, kind, of_year)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private final Database database;

  @Activate
  public FigureStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /** A profile's figures, oldest first. */
  public List<Figure> list(Id id) {
    return database.list(
        "select kind, of_year, minimum, maximum, source, estimate_method from profiles_figure"
            + " where id = ? order by of_year, kind fetch first 1000 rows only",
        row ->
            new Figure(
                row.choice("kind", Figure.Kind.class),
                row.number("of_year"),
                row.numberOrNull("minimum"),
                row.numberOrNull("maximum"),
                row.text("source"),
                row.choice("estimate_method", Estimate.Method.class)),
        id);
  }

  /** Remembers figures, each instead of the one of its kind and year. */
  public void put(Id id, Collection<Figure> figures) {
    for (Figure figure : figures) {
      Object[] values = values(id, figure);
      if (database.update(UPDATE, values) == 0) {
        database.update(INSERT, values);
      }
    }
  }

  /** Adds figures to profiles that have none. */
  public void insert(Map<Id, List<Figure>> figures) {
    database.batch(
        INSERT,
        figures.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(f -> values(e.getKey(), f)))
            .toList());
  }

  /** How many figures of a kind a profile has. */
  public int count(Id id, Figure.Kind kind) {
    return database
        .first(
            "select count(*) as figures from profiles_figure where id = ? and kind = ?",
            row -> row.number("figures"),
            id,
            kind)
        .orElse(0);
  }

  /**
   * Forgets a figure.
   *
   * @return whether there was one
   */
  public boolean remove(Id id, Figure.Kind kind, int year) {
    return database.update(
            "delete from profiles_figure where id = ? and kind = ? and of_year = ?", id, kind, year)
        > 0;
  }

  private static Object[] values(Id id, Figure f) {
    return new Object[] {f.minimum(), f.maximum(), f.source(), f.method(), id, f.kind(), f.year()};
  }
}

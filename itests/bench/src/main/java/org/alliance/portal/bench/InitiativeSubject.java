package org.alliance.portal.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Many initiatives of the sample members. */
record InitiativeSubject() implements Subject {
  static final String NAME = "initiatives";
  private static final int IDS = 2_000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String type() {
    return "initiative";
  }

  @Override
  public String list() {
    return "/api/v1/projects";
  }

  @Override
  public int samples() {
    return 39;
  }

  @Override
  public Loaded load(Connection portal, Connection floor, int count) throws SQLException {
    Initiatives initiatives = new Initiatives(portal);
    initiatives.fill(count);
    List<Initiatives.Facts> some = initiatives.some(IDS);
    initiatives.copy(some, floor);
    return new Loaded(
        initiatives.count(),
        some.stream().map(Initiatives.Facts::id).toList(),
        running -> InitiativeScenarios.all(running, some));
  }
}

package org.alliance.portal.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Many members. */
record MemberSubject(List<Places.Place> places) implements Subject {
  static final String NAME = "members";
  private static final int IDS = 2_000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String type() {
    return "profile";
  }

  @Override
  public String list() {
    return "/api/v1/profiles";
  }

  @Override
  public int samples() {
    return 130;
  }

  @Override
  public Loaded load(Connection portal, Connection floor, int count) throws SQLException {
    Members members = new Members(portal);
    members.fill(count, places);
    List<Long> ids = members.ids(IDS);
    List<String> countries = members.countries("municipality");
    members.copyProfiles(floor);
    return new Loaded(
        members.count(), ids, running -> Scenario.all(running, ids, countries, places));
  }
}

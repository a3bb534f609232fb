package org.alliance.portal.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a portal is filled with before it is measured, and the ways in which that is used. */
interface Subject {

  /**
   * What was loaded.
   *
   * @param count how many there are now, the samples among them
   * @param ids of some that are on the floor too
   * @param use makes the scenarios
   */
  record Loaded(int count, List<Long> ids, Use use) {}

  /** Makes the scenarios for a running portal. */
  interface Use {
    List<Scenario> of(Portal portal) throws IOException;
  }

  /** What it is called in the plural. */
  String name();

  /** Its type in the portal's search. */
  String type();

  /** Its list for programs, which tells when the samples are there. */
  String list();

  /** How many samples there are at least. */
  int samples();

  /**
   * Loads so many into a stopped portal, and what is needed of them into the floor.
   *
   * @param count how many there are to be
   */
  Loaded load(Connection portal, Connection floor, int count) throws SQLException;
}

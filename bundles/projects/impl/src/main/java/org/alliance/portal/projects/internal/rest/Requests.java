package org.alliance.portal.projects.internal.rest;

import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;

/** Reads what the addresses of requests say. */
final class Requests {
  /** What {@code If-Match} is for what is published. */
  static final String IF_MATCH = "The version that the client has seen, as its entity tag";

  /** What {@code If-Match} is for working copies. */
  static final String IF_MATCH_WORK =
      "The version of the working copy that the client has seen, as its entity tag";

  private static final int USUAL = 50;

  private Requests() {}

  /** The id of an initiative in a path; one that cannot be is not found. */
  static Id id(String text) {
    return id(Initiative.TYPE, text);
  }

  /** An id in a path; one that cannot be is not found. */
  static Id id(String type, String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(type, text);
    }
  }

  /** How many entries of a list; {@value #USUAL} for a blank text. */
  static int limit(String text) {
    return Parameters.limit(text, USUAL, Initiatives.MOST);
  }

  /** A body that must be there. */
  static <T> T body(T sent) {
    if (sent == null) {
      throw new ValidationException(FieldProblem.of("", "portal.problem.required"));
    }
    return sent;
  }
}

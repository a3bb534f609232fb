package org.alliance.portal.profiles.internal.rest;

import javax.ws.rs.core.HttpHeaders;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.endpoints.door.Parameters;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Reading;

/** Reads what the addresses and headers of requests say. */
final class Requests {
  /** What {@code If-Match} is. */
  static final String IF_MATCH = "The version that the client has seen, as its entity tag";

  private static final int USUAL = 50;

  private Requests() {}

  /** An id in a path; one that cannot be is not found. */
  static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Profile.TYPE, text);
    }
  }

  /** How many entries of a list; {@value #USUAL} for a blank text. */
  static int limit(String text) {
    return Parameters.limit(text, USUAL, Profiles.MOST);
  }

  /** A number that a parameter must have. */
  static Integer number(String field, String text, Reading reading) {
    return reading.value(
        field,
        text == null || text.isBlank() ? "?" : text,
        "portal.problem.not-a-number",
        Integer::valueOf);
  }

  /** Whether {@code If-Match} only asks that there be something. */
  static boolean anyVersion(HttpHeaders headers) {
    String header = headers.getHeaderString(HttpHeaders.IF_MATCH);
    return header != null && header.strip().equals("*");
  }

  /** The version in {@code If-Match}; null when any will do. */
  static Integer version(HttpHeaders headers) {
    String header = headers.getHeaderString(HttpHeaders.IF_MATCH);
    return header == null || header.isBlank() || anyVersion(headers)
        ? null
        : ETags.required(headers);
  }
}

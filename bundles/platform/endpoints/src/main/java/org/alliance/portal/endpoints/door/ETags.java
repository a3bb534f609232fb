package org.alliance.portal.endpoints.door;

import java.net.URI;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;

/**
 * The version of a record as an entity tag. Tags are weak ({@code W/"5"}), because the same version
 * is sent compressed and not; clients may send them back with or without the {@code W/}.
 */
public final class ETags {
  /** What {@link #required} returns for a tag that is not one of ours: no version is like it. */
  private static final int NO_VERSION = -1;

  private static final int LONGEST_VERSION = 9;
  private static final int NOT_MODIFIED = 304;

  private ETags() {}

  /** The tag of a version. */
  public static EntityTag of(int version) {
    return new EntityTag(Integer.toString(version), true);
  }

  /**
   * Answers with a record and its tag: 200, or 304 without a body when {@code If-None-Match} names
   * this version.
   *
   * @param request the JAX-RS context
   * @param entity what to send
   * @param version the record's version
   */
  public static Response ok(Request request, Object entity, int version) {
    EntityTag tag = of(version);
    Response.ResponseBuilder unchanged = unchanged(request, tag);
    return unchanged != null ? unchanged.tag(tag).build() : Response.ok(entity).tag(tag).build();
  }

  private static Response.ResponseBuilder unchanged(Request request, EntityTag tag) {
    Response.ResponseBuilder weak = request.evaluatePreconditions(tag);
    if (weak != null && weak.clone().build().getStatus() == NOT_MODIFIED) {
      return weak;
    }
    return request.evaluatePreconditions(new EntityTag(tag.getValue()));
  }

  /**
   * Answers a creation: 201 with the new record's address and tag.
   *
   * @param location the record's address, absolute or a path from the root
   * @param entity what to send; may be null
   * @param version the record's version
   */
  public static Response created(URI location, Object entity, int version) {
    return Response.created(location).entity(entity).tag(of(version)).build();
  }

  /**
   * The version a client has seen and wants to change.
   *
   * @param headers the JAX-RS context
   * @return the version in {@code If-Match}; -1, which is never a version, for a tag that is not
   *     one of ours, so that the change is refused as a conflict
   * @throws PreconditionRequiredException when the header is missing or {@code *}
   */
  public static int required(HttpHeaders headers) {
    String header = headers.getHeaderString(HttpHeaders.IF_MATCH);
    String tag = header == null ? "" : header.strip();
    if (tag.isEmpty() || "*".equals(tag)) {
      throw new PreconditionRequiredException();
    }
    return version(tag);
  }

  private static int version(String tag) {
    int start = tag.startsWith("W/") ? 3 : 1;
    int end = tag.length() - 1;
    if (end <= start - 1
        || end - start > LONGEST_VERSION
        || tag.charAt(start - 1) != '"'
        || tag.charAt(end) != '"') {
      return NO_VERSION;
    }
    for (int i = start; i < end; i++) {
      if (tag.charAt(i) < '0' || tag.charAt(i) > '9') {
        return NO_VERSION;
      }
    }
    return end == start ? NO_VERSION : Integer.parseInt(tag, start, end, 10);
  }
}

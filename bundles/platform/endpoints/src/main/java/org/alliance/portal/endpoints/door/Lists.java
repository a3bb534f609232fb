package org.alliance.portal.endpoints.door;

import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;

/** Answers of REST lists. */
public final class Lists {
  private Lists() {}

  /**
   * Answers with one page of a list, {@code {"items":[…],"next":"…"}}, and, when there is more, a
   * {@code Link} to the following page: the same address with another {@code after}.
   *
   * @param uri the JAX-RS context
   * @param slice the page
   */
  public static Response ok(UriInfo uri, Slice<?> slice) {
    Response.ResponseBuilder answer = Response.ok(slice);
    if (slice.next() != null) {
      answer.header(HttpHeaders.LINK, next(uri, slice.next()));
    }
    return answer.build();
  }

  /**
   * Value of a {@code Link} header to the following page.
   *
   * @param uri the JAX-RS context
   * @param after value for the parameter {@code after}
   */
  public static String next(UriInfo uri, String after) {
    return "<"
        + uri.getRequestUriBuilder().replaceQueryParam("after", after).build().toASCIIString()
        + ">; rel=\"next\"";
  }

  /**
   * How many entries a client asks for.
   *
   * @param asked the parameter {@code limit}; null when it is missing
   * @param usual what a client gets that does not ask
   * @param most upper bound
   * @throws ValidationException naming {@code limit} when it is not from 1 to {@code most}
   */
  public static int limit(Integer asked, int usual, int most) {
    if (asked == null) {
      return usual;
    }
    if (asked < 1 || asked > most) {
      throw new ValidationException(
          new FieldProblem(
              "limit", "portal.problem.range", java.util.Map.of("min", 1, "max", most)));
    }
    return asked;
  }
}

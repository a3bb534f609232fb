package org.alliance.portal.endpoints.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.Cursor;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.endpoints.door.Lists;
import org.alliance.portal.endpoints.internal.changes.ChangeFeed;
import org.alliance.portal.endpoints.internal.changes.EndpointsPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The partners' feed of changes. */
@Component(service = ChangesResource.class)
@JaxrsResource
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes", description = "What was created, changed and deleted")
public final class ChangesResource {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  /** What a client sends before it copies everything, to follow what changes from then on. */
  private static final String NOW = "now";

  private final ChangeFeed feed;

  /** Made by DS. */
  @Activate
  public ChangesResource(@Reference ChangeFeed feed) {
    this.feed = feed;
  }

  /** One entry of the feed. */
  @Schema(name = "Change")
  public record Entry(
      @Schema(description = "Gapless, in commit order") long position,
      Instant time,
      @Schema(description = "Who did it; told to moderators and administrators only") String actor,
      String feature,
      @Schema(description = "Kind of thing") String type,
      @Schema(type = "string", example = "0G0000000001A") Id id,
      @Schema(
              type = "string",
              allowableValues = {"created", "updated", "deleted"})
          Change.Verb verb,
      @Schema(description = "Names of the changed fields") List<String> fields,
      @Schema(type = "string", description = "The owner") Id organisation) {
    static Entry of(Change change, boolean withActor) {
      return new Entry(
          change.position(),
          change.time(),
          withActor ? change.actor() : null,
          change.feature(),
          change.type(),
          change.id(),
          change.verb(),
          change.fields(),
          change.organisation());
    }
  }

  /** A page of the feed. */
  @Schema(name = "Changes")
  public record Page(
      List<Entry> items,
      @Schema(description = "Send it as after to go on, at once or later; always given")
          String next) {}

  /** Entries after a position. */
  @GET
  @RequiresAction(EndpointsPermissions.READ)
  @Operation(
      operationId = "listChanges",
      summary = "Changes after a position, oldest first, as far as the caller may know them")
  @ApiResponse(
      responseCode = "200",
      description = "A page, which may be empty",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @ApiResponse(responseCode = "400", description = "The cursor or the limit is not valid")
  @ApiResponse(
      responseCode = "410",
      description = "The position is older than what is kept: read everything anew")
  public Response list(
      @Parameter(
              description =
                  "next of the page before; empty for the start; now for what comes from now on")
          @QueryParam("after")
          String after,
      @Parameter(description = "1 to 1000, 100 when missing") @QueryParam("limit") Integer limit,
      @Parameter(hidden = true) @Context UriInfo uri) {
    long position = NOW.equals(after) ? feed.head() : position(after);
    ChangeFeed.Page page = feed.read(position, Lists.limit(limit, USUAL, MOST));
    String next = new Cursor(List.of(Long.toString(page.last()))).toString();
    List<Entry> items = page.changes().stream().map(c -> Entry.of(c, page.withActor())).toList();
    Response.ResponseBuilder answer = Response.ok(new Page(items, next));
    if (page.more()) {
      answer.header(HttpHeaders.LINK, Lists.next(uri, next));
    }
    return answer.build();
  }

  private static long position(String after) {
    Cursor cursor = Cursor.parse(after, 1);
    try {
      long position = cursor == null ? 0 : Long.parseLong(cursor.keys().get(0));
      if (position >= 0) {
        return position;
      }
    } catch (NumberFormatException e) {
      // Told below, like a negative one.
    }
    throw new ValidationException(FieldProblem.of("after", "portal.problem.cursor"));
  }
}

package org.alliance.portal.endpoints.internal.cxf.sample;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.FormParam;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.web.View;
import org.alliance.portal.endpoints.door.ETags;
import org.alliance.portal.endpoints.door.MaxBody;
import org.alliance.portal.endpoints.door.NoCsrf;
import org.alliance.portal.endpoints.door.Upload;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;

/** One of everything a resource can do. */
@Path("/")
public class SampleResource {
  /** An enum to be seen in lower case. */
  public enum Colour {
    RED,
    GREEN
  }

  /** A nested record. */
  public record Part(int year, Colour colour) {}

  /** A record. */
  public record Thing(Id id, String name, Instant time, Part part, List<String> words) {}

  private static final Thing THING =
      new Thing(new Id(1), "één", Instant.EPOCH, new Part(2020, Colour.GREEN), null);

  @GET
  @Path("api/v1/things/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction("sample.read")
  public Response one(@PathParam("id") String id, @Context Request request) {
    if ("none".equals(id)) {
      throw new NotFoundException("thing", id);
    }
    if ("old".equals(id)) {
      throw new GoneException("sample.gone", new EntityRef("thing", new Id(1)));
    }
    if ("boom".equals(id)) {
      throw new IllegalStateException("secret detail");
    }
    return ETags.ok(request, THING, 5);
  }

  @POST
  @Path("api/v1/things")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction("sample.read")
  public Response create(Thing thing, @Context HttpHeaders headers) {
    if (headers.getHeaderString("If-Match") != null && ETags.required(headers) != 5) {
      throw new ConflictException(THING);
    }
    return ETags.created(URI.create("/api/v1/things/1"), thing, 1);
  }

  @GET
  @Path("api/v1/forgotten")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, String> forgotten() {
    return Map.of();
  }

  @GET
  @Path("{lang:[a-z]{2}}/things/{id}")
  @Produces(MediaType.TEXT_HTML)
  @RequiresAction("sample.read")
  public View page(@PathParam("lang") String lang, @PathParam("id") String id) {
    return View.of("thing").with("id", id).status("missing".equals(id) ? 404 : 200);
  }

  @POST
  @Path("{lang:[a-z]{2}}/things/{id}")
  @Produces(MediaType.TEXT_HTML)
  @RequiresAction("sample.read")
  public Response post(
      @PathParam("lang") String lang, @PathParam("id") String id, @FormParam("name") String name) {
    if ("expired".equals(id)) {
      throw new SignInRequiredException("sample.edit");
    }
    return Response.seeOther(URI.create("/" + lang + "/things/" + name)).build();
  }

  @GET
  @Path("api/v1/search")
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction("sample.read")
  public Map<String, String> search(
      @QueryParam("colour") Colour colour,
      @QueryParam("limit") @DefaultValue("0") int limit,
      @QueryParam("id") Id id) {
    return Map.of("found", colour + " " + limit + " " + id);
  }

  @GET
  @Path("api/v1/parts/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction("sample.read")
  public Map<String, Id> part(@PathParam("id") Id id) {
    return Map.of("id", id);
  }

  @POST
  @Path("api/v1/upload")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction("sample.read")
  @MaxBody(3_000_000)
  public Map<String, Object> upload(java.io.InputStream in) throws java.io.IOException {
    return Map.of("length", Optional.of(in.readAllBytes().length).get());
  }

  @POST
  @Path("{lang:[a-z]{2}}/secret/{token}")
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction("sample.read")
  @NoCsrf
  public Map<String, String> secret(@PathParam("token") String token) {
    return Map.of("token", token);
  }

  @POST
  @Path("api/v1/form")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction("sample.read")
  @MaxBody(3_000_000)
  public Map<String, Object> form(MultipartBody form) throws java.io.IOException {
    try (Upload file = Upload.of(form, "file")) {
      return Map.of(
          "name", file.name(),
          "title", Upload.text(form, "title"),
          "length", file.content().readAllBytes().length);
    }
  }

  @GET
  @Path("api/v1/file/{size}")
  @RequiresAction("sample.read")
  public Response file(@PathParam("size") int size) {
    StreamingOutput content = out -> out.write("x".repeat(size).getBytes());
    return Response.ok(content, "text/plain")
        .header("Content-Length", size)
        .header("Accept-Ranges", "bytes")
        .build();
  }
}

package org.alliance.portal.admin.internal.rest;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.admin.internal.features.FeatureDesk;
import org.alliance.portal.admin.internal.features.FeatureLine;
import org.alliance.portal.admin.internal.features.Operation;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.endpoints.door.MaxBody;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Features for whoever deploys by program. */
@Component(service = FeaturesResource.class)
@JaxrsResource
@Path("/api/v1/admin/features")
@Produces(MediaType.APPLICATION_JSON)
public final class FeaturesResource {
  private static final long LARGEST = 52_428_800;
  private final FeatureDesk desk;

  @Activate
  public FeaturesResource(@Reference FeatureDesk desk) {
    this.desk = desk;
  }

  /** All features; there are few. */
  public record FeatureList(List<FeatureJson> items) {}

  /** A feature with its state. */
  public record FeatureJson(
      String name,
      String version,
      String state,
      String source,
      String problem,
      List<String> addresses) {
    static FeatureJson of(FeatureLine line) {
      return new FeatureJson(
          line.name(),
          line.version(),
          line.stateKey(),
          line.sourceKey(),
          line.problem(),
          line.addresses());
    }
  }

  /** What was done and how long it took. */
  public record OperationJson(String id, String feature, String version, long millis) {}

  @GET
  @RequiresAction(FeatureDesk.VIEW)
  public FeatureList list() {
    return new FeatureList(desk.list().stream().map(FeatureJson::of).toList());
  }

  @GET
  @Path("/{name}")
  @RequiresAction(FeatureDesk.VIEW)
  public FeatureJson get(@PathParam("name") String name) {
    return FeatureJson.of(desk.get(name));
  }

  /** Installs the feature in the body, or updates it. */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @MaxBody(LARGEST)
  @RequiresAction(FeatureDesk.MANAGE)
  public Response bring(InputStream archive) {
    return answer(desk.bring(archive), Response.Status.CREATED);
  }

  /** Updates a feature to the version in the body. */
  @PUT
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @MaxBody(LARGEST)
  @RequiresAction(FeatureDesk.MANAGE)
  public Response update(@PathParam("name") String name, InputStream archive) {
    return answer(desk.update(name, archive), Response.Status.OK);
  }

  /** Installs a feature that ships and was removed. */
  @POST
  @Path("/{name}")
  @RequiresAction(FeatureDesk.MANAGE)
  public Response add(@PathParam("name") String name) {
    desk.get(name);
    return answer(desk.add(name), Response.Status.CREATED);
  }

  @DELETE
  @Path("/{name}")
  @RequiresAction(FeatureDesk.MANAGE)
  public Response remove(@PathParam("name") String name) {
    desk.get(name);
    return answer(desk.remove(name), Response.Status.OK);
  }

  private static Response answer(Operation operation, Response.Status status) {
    if (!operation.done()) {
      throw new ValidationException(
          new FieldProblem(
              "", "admin.refused." + operation.reason(), Map.of("detail", operation.detail())));
    }
    return Response.status(status)
        .entity(
            new OperationJson(
                operation.id().toString(),
                operation.feature(),
                operation.version(),
                operation.millis()))
        .build();
  }
}

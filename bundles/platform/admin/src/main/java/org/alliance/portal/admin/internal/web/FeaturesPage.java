package org.alliance.portal.admin.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.admin.internal.features.FeatureDesk;
import org.alliance.portal.admin.internal.features.Operation;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.endpoints.door.MaxBody;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Features in the browser. Every operation ends on the list, which tells how it went. */
@Component(service = FeaturesPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/features")
@Produces(MediaType.TEXT_HTML)
public final class FeaturesPage {
  private static final long LARGEST = 52_428_800;
  private final FeatureDesk desk;

  @Activate
  public FeaturesPage(@Reference FeatureDesk desk) {
    this.desk = desk;
  }

  @GET
  @RequiresAction(Action.ADMINISTER)
  public View list(@QueryParam("outcome") String outcome) {
    return View.of("features")
        .with("features", desk.list())
        .with("operations", desk.operations())
        .with("outcome", outcome(outcome).orElse(null));
  }

  private Optional<Operation> outcome(String id) {
    try {
      return id == null ? Optional.empty() : desk.operation(Id.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @MaxBody(LARGEST)
  @RequiresAction(Action.ADMINISTER)
  public Response bring(@PathParam("lang") String lang, MultipartBody form) throws IOException {
    try (InputStream file = file(form)) {
      return told(lang, desk.bring(file));
    }
  }

  @GET
  @Path("/{name}/update")
  @RequiresAction(Action.ADMINISTER)
  public View askForUpdate(@PathParam("name") String name) {
    return View.of("update").with("feature", desk.get(name));
  }

  @POST
  @Path("/{name}/update")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @MaxBody(LARGEST)
  @RequiresAction(Action.ADMINISTER)
  public Response update(
      @PathParam("lang") String lang, @PathParam("name") String name, MultipartBody form)
      throws IOException {
    desk.get(name);
    try (InputStream file = file(form)) {
      return told(lang, desk.update(name, file));
    }
  }

  @GET
  @Path("/{name}/remove")
  @RequiresAction(Action.ADMINISTER)
  public View askForRemoval(@PathParam("name") String name) {
    return View.of("remove").with("feature", desk.get(name));
  }

  @POST
  @Path("/{name}/remove")
  @RequiresAction(Action.ADMINISTER)
  public Response remove(@PathParam("lang") String lang, @PathParam("name") String name) {
    desk.get(name);
    return told(lang, desk.remove(name));
  }

  @POST
  @Path("/{name}/add")
  @RequiresAction(Action.ADMINISTER)
  public Response add(@PathParam("lang") String lang, @PathParam("name") String name) {
    desk.get(name);
    return told(lang, desk.add(name));
  }

  private static InputStream file(MultipartBody form) throws IOException {
    Attachment part = form.getAttachment("file");
    return part == null ? InputStream.nullInputStream() : part.getDataHandler().getInputStream();
  }

  private static Response told(String lang, Operation operation) {
    return Response.seeOther(
            URI.create("/" + lang + "/admin/features?outcome=" + operation.id() + "#outcome"))
        .build();
  }
}

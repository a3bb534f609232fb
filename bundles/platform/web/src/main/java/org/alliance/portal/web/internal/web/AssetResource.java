package org.alliance.portal.web.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.web.internal.assets.Assets;
import org.alliance.portal.web.internal.render.Contributor;
import org.alliance.portal.web.internal.render.PageRendererImpl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Files for browsers. An address never changes its content, so it is kept for ever. */
@Component(service = AssetResource.class)
@JaxrsResource
@Path("/assets/{bundle}/{hash}/{file:.+}")
public class AssetResource {
  private final PageRendererImpl bundles;

  @Activate
  public AssetResource(@Reference PageRendererImpl bundles) {
    this.bundles = bundles;
  }

  @GET
  @RequiresAction(Action.PUBLIC)
  public Response file(
      @PathParam("bundle") String bundle,
      @PathParam("hash") String hash,
      @PathParam("file") String name,
      @HeaderParam("Accept-Encoding") String encodings) {
    Contributor contributor = bundles.byShortName(bundle);
    if (contributor == null || !contributor.assets().hash().equals(hash)) {
      throw new NotFoundException();
    }
    Assets.File file =
        contributor.assets().file(name, encodings != null && encodings.contains("gzip"));
    if (file == null) {
      throw new NotFoundException();
    }
    Response.ResponseBuilder answer =
        Response.ok(file.content(), file.type())
            .header("Cache-Control", "public, max-age=31536000, immutable")
            .header("Vary", "Accept-Encoding");
    return (file.packed() ? answer.header("Content-Encoding", "gzip") : answer).build();
  }
}

package org.alliance.portal.security.internal.web;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.security.internal.factor.Factors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * The recovery codes that a page has just shown, as a file. A form brings them, encrypted, because
 * the portal does not keep them.
 */
@Component(service = RecoveryCodesFile.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/account/recovery-codes")
@Produces({MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
public final class RecoveryCodesFile {
  private final Access access;
  private final Factors factors;

  @Activate
  public RecoveryCodesFile(@Reference Access access, @Reference Factors factors) {
    this.access = access;
    this.factors = factors;
  }

  /** Hands the file out. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Action.SIGNED_IN)
  public Response file(MultivaluedMap<String, String> fields) {
    try {
      List<String> codes =
          factors.openCodes(access.principal().id(), Form.of(fields).value("codes"));
      return Response.ok(String.join("\r\n", codes) + "\r\n", MediaType.TEXT_PLAIN)
          .header("Content-Disposition", "attachment; filename=\"recovery-codes.txt\"")
          .build();
    } catch (GoneException e) {
      return Answers.gone(e.key());
    }
  }
}

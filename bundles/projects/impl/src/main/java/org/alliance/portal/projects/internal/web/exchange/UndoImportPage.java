package org.alliance.portal.projects.internal.web.exchange;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.exchange.ImportRun;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The page on which an import is undone as one, or cancelled. */
@Component(service = UndoImportPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/import/{import}/undo")
@Produces(MediaType.TEXT_HTML)
public class UndoImportPage {
  private static final int UNPROCESSABLE = 422;

  private final ImportService imports;
  private final Initiatives initiatives;
  private final CurrentRequest current;

  @Activate
  public UndoImportPage(
      @Reference ImportService imports,
      @Reference Initiatives initiatives,
      @Reference CurrentRequest current) {
    this.imports = imports;
    this.initiatives = initiatives;
    this.current = current;
  }

  /** Asks whether an import shall really be undone, and names what somebody worked with. */
  @GET
  @RequiresAction(ImportService.IMPORT)
  public View asking(@PathParam("import") String id) {
    return page(run(id), List.of());
  }

  /** Undoes it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(ImportService.IMPORT)
  public Response undo(@PathParam("import") String id, MultivaluedMap<String, String> sent) {
    ImportRun run = run(id);
    String touched = sent.getFirst("touched");
    boolean chosen = "keep".equals(touched) || "remove".equals(touched);
    if (!chosen && !imports.touched(run.id()).isEmpty()) {
      View again = page(run, List.of(FieldProblem.of("touched", "portal.problem.required")));
      return Response.status(UNPROCESSABLE).entity(again.status(UNPROCESSABLE)).build();
    }
    imports.undo(run.id(), !"remove".equals(touched));
    return Response.seeOther(URI.create(address() + "/" + run.id())).build();
  }

  private ImportRun run(String id) {
    try {
      return imports.get(Id.parse(id));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException("import", id);
    }
  }

  private String address() {
    return "/" + current.language() + "/projects/import";
  }

  private View page(ImportRun run, List<FieldProblem> problems) {
    List<InitiativeSummary> touched =
        new ArrayList<>(
            initiatives.summaries(imports.touched(run.id()), current.language()).values());
    return View.of("import-undo")
        .with("form", Form.of(Map.of()).with(problems))
        .with("address", address())
        .with("id", run.id().toString())
        .with("state", ImportViews.word(run.state()))
        .with("shown", imports.shown(run.id()))
        .with("touched", touched);
  }
}

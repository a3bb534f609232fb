package org.alliance.portal.projects.internal.web.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.endpoints.door.MaxBody;
import org.alliance.portal.endpoints.door.Upload;
import org.alliance.portal.projects.internal.exchange.ImportFiles;
import org.alliance.portal.projects.internal.exchange.ImportRun;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Initiatives from a table: brought, checked, looked at, imported. */
@Component(service = ImportPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/import")
@Produces(MediaType.TEXT_HTML)
public class ImportPages {
  /** The largest file and what a browser puts around it. */
  private static final long LARGEST = ImportFiles.MOST_BYTES + 65_536L;

  private static final int UNPROCESSABLE = 422;

  private final ImportService imports;
  private final ImportViews views;
  private final Csv csv;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ImportPages(
      @Reference ImportService imports,
      @Reference ImportViews views,
      @Reference Csv csv,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.imports = imports;
    this.views = views;
    this.csv = csv;
    this.access = access;
    this.current = current;
  }

  /** Asks for the file. */
  @GET
  @RequiresAction(ImportService.IMPORT)
  public View choose() {
    return views.choose(Form.of(Map.of()), address());
  }

  /** Takes the file and leads to what is found in it. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @MaxBody(LARGEST)
  @RequiresAction(ImportService.IMPORT)
  public Response bring(MultipartBody form) throws IOException {
    access.require(ImportService.IMPORT);
    try (Upload file = Upload.of(form, "file")) {
      return bring(file.content());
    }
  }

  Response bring(InputStream file) throws IOException {
    try {
      return to(imports.bring(file));
    } catch (ValidationException e) {
      return refused(views.choose(Form.of(Map.of()).with(e.problems()), address()));
    }
  }

  /** The table to fill in. */
  @GET
  @Path("/template.csv")
  @Produces("text/csv")
  @RequiresAction(ImportService.IMPORT)
  public Response template() {
    access.require(ImportService.IMPORT);
    String name = current.language().equals("fr") ? "modele-projets" : "projects-template";
    return file(ImportTemplate.table(csv, current.language()), name);
  }

  /** Where an import stands. */
  @GET
  @Path("/{import}")
  @RequiresAction(ImportService.IMPORT)
  public View show(@PathParam("import") String id) {
    return page(run(id), List.of());
  }

  /** Imports a file that is ready. */
  @POST
  @Path("/{import}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(ImportService.IMPORT)
  public Response confirm(@PathParam("import") String id, MultivaluedMap<String, String> sent) {
    ImportRun run = run(id);
    try {
      imports.confirm(run.id(), "yes".equals(sent.getFirst("again")));
    } catch (ValidationException e) {
      return refused(page(run, e.problems()));
    } catch (ConflictException e) {
      // Somebody was faster; the page tells where it stands.
      return to(run.id());
    }
    return to(run.id());
  }

  private ImportRun run(String id) {
    access.require(ImportService.IMPORT);
    try {
      return imports.get(Id.parse(id));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException("import", id);
    }
  }

  private View page(ImportRun run, List<FieldProblem> problems) {
    return views.show(run, Form.of(Map.of()).with(problems), address(), current.language());
  }

  private String address() {
    return "/" + current.language() + "/projects/import";
  }

  private Response to(Id id) {
    return Response.seeOther(URI.create(address() + "/" + id)).build();
  }

  private static Response refused(View view) {
    return Response.status(UNPROCESSABLE).entity(view.status(UNPROCESSABLE)).build();
  }

  static Response file(byte[] table, String name) {
    return Response.ok(table, "text/csv;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .build();
  }
}

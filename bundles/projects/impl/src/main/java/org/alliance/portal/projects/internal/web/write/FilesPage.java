package org.alliance.portal.projects.internal.web.write;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.endpoints.door.MaxBody;
import org.alliance.portal.endpoints.door.Upload;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where the files of an initiative are sent to, one at a time. */
@Component(service = FilesPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/files")
@Produces(MediaType.TEXT_HTML)
public class FilesPage {
  private static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;

  private final CurrentRequest current;
  private final WorkDesk desk;
  private final FileDesk files;
  private final WriteViews views;

  @Activate
  public FilesPage(
      @Reference CurrentRequest current,
      @Reference WorkDesk desk,
      @Reference FileDesk files,
      @Reference WriteViews views) {
    this.current = current;
    this.desk = desk;
    this.files = files;
    this.views = views;
  }

  /** Whoever comes here from the sign-in, or by the other language, sees the form. */
  @GET
  @RequiresAction(Initiatives.WRITE)
  public Response back(@PathParam("id") String id) {
    return to(desk.open(id));
  }

  /** Receives a file. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @MaxBody(Attachments.MOST_BODY)
  @RequiresAction(Initiatives.WRITE)
  public Response bring(
      @PathParam("id") String id, @QueryParam("version") String version, MultipartBody form)
      throws IOException {
    try (Upload file = Upload.of(form, "file")) {
      return bring(id, version, file.name(), Upload.text(form, "file.title"), file.content());
    }
  }

  Response bring(String id, String version, String name, String title, InputStream file) {
    Opened opened = desk.open(id);
    try {
      if (name == null || name.isBlank()) {
        throw new ValidationException(FieldProblem.of("file", "portal.problem.required"));
      }
      files.add(opened, Ids.version(version), name, title, file);
      return to(opened);
    } catch (ValidationException e) {
      return shown(opened, title, named(e.problems()), UNPROCESSABLE);
    } catch (ConflictException e) {
      return shown(
          desk.open(id),
          title,
          List.of(FieldProblem.of("file", "projects.problem.changed")),
          CONFLICT);
    }
  }

  /** The title is a field of the file here, where an initiative has one too. */
  private static List<FieldProblem> named(List<FieldProblem> problems) {
    return problems.stream()
        .map(p -> p.field().equals("title") ? new FieldProblem("file.title", p.key(), p.args()) : p)
        .toList();
  }

  private Response shown(Opened opened, String title, List<FieldProblem> problems, int status) {
    Map<String, List<String>> typed = new HashMap<>(opened.values());
    typed.put("file.title", List.of(title == null ? "" : title));
    return Response.status(status)
        .entity(
            views
                .step(
                    opened,
                    WriteStep.MORE,
                    WriteViews.Shown.STORED.typed(Form.of(typed), problems),
                    current.language())
                .status(status))
        .build();
  }

  private Response to(Opened opened) {
    return Response.seeOther(
            URI.create(
                WriteViews.address(opened.id(), current.language()) + "?step=more#attachments"))
        .build();
  }
}

package org.alliance.portal.profiles.internal.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.endpoints.door.MaxBody;
import org.alliance.portal.profiles.api.Exchange;
import org.alliance.portal.profiles.api.Profiles;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Profiles from a table: always tried first, then imported on a second word. */
@Component(service = ImportPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles/import")
@Produces(MediaType.TEXT_HTML)
public class ImportPages {
  /** The largest file and what a browser puts around it. */
  private static final long LARGEST = Csv.MOST_BYTES + 65_536L;

  private static final int UNPROCESSABLE = 422;

  private final Exchange exchange;
  private final ImportFiles files;
  private final Csv csv;
  private final Access access;
  private final FieldTexts texts;
  private final CurrentRequest current;

  @Activate
  public ImportPages(
      @Reference Exchange exchange,
      @Reference ImportFiles files,
      @Reference Csv csv,
      @Reference Access access,
      @Reference FieldTexts texts,
      @Reference CurrentRequest current) {
    this.exchange = exchange;
    this.files = files;
    this.csv = csv;
    this.access = access;
    this.texts = texts;
    this.current = current;
  }

  /** Asks for the file. */
  @GET
  @RequiresAction(Profiles.CREATE)
  public View choose() {
    return page(List.of());
  }

  /** Keeps the file and leads to its trial. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @MaxBody(LARGEST)
  @RequiresAction(Profiles.CREATE)
  public Response bring(MultipartBody form) throws IOException {
    Attachment part = form.getAttachment("file");
    try (InputStream file =
        part == null ? InputStream.nullInputStream() : part.getDataHandler().getInputStream()) {
      return bring(file);
    }
  }

  Response bring(InputStream file) throws IOException {
    try {
      String token = files.keep(account(), file);
      return Response.seeOther(URI.create(address() + "/" + token)).build();
    } catch (ValidationException e) {
      return refused(e.problems());
    }
  }

  /** What an import of the file would do. */
  @GET
  @Path("/{token}")
  @RequiresAction(Profiles.CREATE)
  public Response trial(@PathParam("token") String token) {
    Optional<byte[]> file = files.find(account(), token);
    if (file.isEmpty()) {
      return refused(List.of(FieldProblem.of("file", "profiles.import.gone")));
    }
    try {
      return answer(report(read(file.get(), true), token));
    } catch (ValidationException e) {
      files.remove(account(), token);
      return refused(e.problems());
    }
  }

  /** The whole report of the trial as a table. */
  @GET
  @Path("/{token}/report")
  @Produces("text/csv")
  @RequiresAction(Profiles.CREATE)
  public Response table(@PathParam("token") String token) {
    Optional<byte[]> file = files.find(account(), token);
    if (file.isEmpty()) {
      return Response.seeOther(URI.create(address())).build();
    }
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    ImportTable.write(read(file.get(), true), csv, table, texts, current.language());
    return Response.ok(table.toByteArray(), "text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"import-report.csv\"")
        .build();
  }

  /** Imports the file. */
  @POST
  @Path("/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.CREATE)
  public Response importNow(@PathParam("token") String token) {
    Optional<byte[]> file = files.find(account(), token);
    if (file.isEmpty()) {
      return refused(List.of(FieldProblem.of("file", "profiles.import.gone")));
    }
    files.remove(account(), token);
    try {
      return answer(report(read(file.get(), false), null));
    } catch (ValidationException e) {
      return refused(e.problems());
    }
  }

  private ImportReport read(byte[] file, boolean dryRun) {
    return exchange.read(new ByteArrayInputStream(file), dryRun);
  }

  private View report(ImportReport report, String token) {
    return ImportTable.view(report).with("address", address()).with("token", token);
  }

  private View page(List<FieldProblem> problems) {
    return View.of("profile-import")
        .with("form", Form.of(Map.of()).with(problems))
        .with("address", address())
        .with("mostBytes", Csv.MOST_BYTES >> 20)
        .with("mostRows", Csv.MOST_ROWS);
  }

  private Response refused(List<FieldProblem> problems) {
    return answer(page(problems).status(UNPROCESSABLE));
  }

  private String address() {
    return "/" + current.language() + "/profiles/import";
  }

  /** Files belong to a person; programs have an address of their own. */
  private Id account() {
    access.require(Profiles.CREATE);
    Principal principal = access.principal();
    if (principal.kind() != Principal.Kind.ACCOUNT) {
      throw new AccessDeniedException(Profiles.CREATE);
    }
    return principal.id();
  }

  private static Response answer(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}

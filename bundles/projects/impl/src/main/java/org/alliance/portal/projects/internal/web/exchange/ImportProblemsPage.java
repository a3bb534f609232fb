package org.alliance.portal.projects.internal.web.exchange;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.projects.internal.exchange.ImportRun;
import org.alliance.portal.projects.internal.exchange.ImportService;
import org.alliance.portal.projects.internal.exchange.Problem;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What is wrong in a file, as a table to work through. */
@Component(service = ImportProblemsPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/import/{import}/problems.csv")
public class ImportProblemsPage {
  private final ImportService imports;
  private final Csv csv;
  private final PageRenderer texts;
  private final BundleContext context;
  private final CurrentRequest current;

  @Activate
  public ImportProblemsPage(
      @Reference ImportService imports,
      @Reference Csv csv,
      @Reference PageRenderer texts,
      BundleContext context,
      @Reference CurrentRequest current) {
    this.imports = imports;
    this.csv = csv;
    this.texts = texts;
    this.context = context;
    this.current = current;
  }

  @GET
  @Produces("text/csv")
  @RequiresAction(ImportService.IMPORT)
  public Response table(@PathParam("import") String id) {
    ImportRun run;
    try {
      run = imports.get(Id.parse(id));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException("import", id);
    }
    String lang = current.language();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<String> columns = List.of("line", "column", "problem");
    try (Csv.Writer table = csv.write(file, columns, lang.equals("fr") ? ';' : ',')) {
      for (Problem problem : run.report().problems()) {
        table.row(
            List.of(
                problem.line(),
                problem.column(),
                texts.text(context.getBundle(), lang, problem.key(), problem.args())));
      }
    }
    return ImportPages.file(file.toByteArray(), "import-problems");
  }
}

package org.alliance.portal.projects.internal.web.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.ServiceUnavailableException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.exchange.Exports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * What the list shows, as a file to keep. Unlike the list it refuses what cannot be used, also
 * while the search is away or being rebuilt: nobody would see in a file that it has too much or too
 * little.
 */
@Component(service = ExportPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects")
public class ExportPage {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "kind",
          "title",
          "language",
          "summary",
          "organisation",
          "country",
          "themes",
          "status",
          "evidence",
          "from",
          "to",
          "budget",
          "adoptions",
          "updated",
          "address");

  private final Finder finder;
  private final Lists lists;
  private final Initiatives initiatives;
  private final Exports exports;
  private final Csv csv;
  private final Access access;
  private final CurrentRequest current;
  private final PublicAddress address;
  private final JsonFactory json = new JsonFactory();

  @Activate
  public ExportPage(
      @Reference Finder finder,
      @Reference Lists lists,
      @Reference Initiatives initiatives,
      @Reference Exports exports,
      @Reference Csv csv,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference PublicAddress address) {
    this.finder = finder;
    this.lists = lists;
    this.initiatives = initiatives;
    this.exports = exports;
    this.csv = csv;
    this.access = access;
    this.current = current;
    this.address = address;
  }

  /** Writes the rows of a file. */
  private interface Format {
    void write(Rows rows, OutputStream out, String address) throws IOException;
  }

  /** Hands over the rows of a file, some at a time. */
  private interface Rows {
    void to(Consumer<List<InitiativeSummary>> sink);
  }

  /**
   * The list as a table, with everything that an import reads; separated as spreadsheets of the
   * reader's language want it.
   */
  @GET
  @Path("/export.csv")
  @Produces("text/csv;charset=utf-8")
  @RequiresAction(Initiatives.READ)
  public Response table() {
    char separator = current.language().equals("fr") ? ';' : ',';
    return file(
        "csv",
        (rows, out, address) -> {
          List<String> columns = new ArrayList<>(COLUMNS);
          columns.addAll(exports.columns());
          try (Csv.Writer table = csv.write(out, columns, separator)) {
            rows.to(some -> write(table, columns, some, address));
          }
        });
  }

  private void write(
      Csv.Writer table, List<String> columns, List<InitiativeSummary> some, String address) {
    Map<Id, Initiative> whole = initiatives.get(some.stream().map(InitiativeSummary::id).toList());
    for (InitiativeSummary summary : some) {
      Initiative initiative = whole.get(summary.id());
      // Without one: removed while the file was being written.
      if (initiative != null) {
        Map<String, Object> cells = Exports.cells(initiative);
        cells.putAll(cells(summary, address));
        table.row(columns.stream().map(name -> cell(cells.get(name))).toList());
      }
    }
  }

  private static Object cell(Object value) {
    return value instanceof List<?> several
        ? several.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : Objects.requireNonNullElse(value, "");
  }

  /** The list as JSON. */
  @GET
  @Path("/export.json")
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresAction(Initiatives.READ)
  public Response array() {
    return file(
        "json",
        (rows, out, address) -> {
          try (JsonGenerator array = json.createGenerator(out)) {
            array.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            array.writeStartArray();
            rows.to(some -> some.forEach(summary -> write(array, cells(summary, address))));
            array.writeEndArray();
          }
        });
  }

  private static void write(JsonGenerator array, Map<String, Object> cells) {
    try {
      array.writeStartObject();
      for (String name : COLUMNS) {
        array.writeFieldName(name);
        Object value = cells.get(name);
        if (value instanceof List<?> several) {
          array.writeStartArray();
          for (Object each : several) {
            array.writeString(String.valueOf(each));
          }
          array.writeEndArray();
        } else if (value instanceof BigDecimal amount) {
          array.writeNumber(amount);
        } else if (value instanceof Integer count) {
          array.writeNumber(count);
        } else {
          array.writeString(value == null ? null : value.toString());
        }
      }
      array.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response file(String ending, Format format) {
    access.require(Initiatives.READ);
    String lang = current.language();
    String projects = address.of(lang, "/projects/");
    ListState.Reading reading =
        lists.known(finder, ListState.read(current.query(), finder.options()));
    if (!reading.refused().isEmpty()) {
      throw new ValidationException(reading.refused());
    }
    ListState state = reading.state();
    if (!finder.complete(state, lang)) {
      throw new ServiceUnavailableException("No complete search at the moment");
    }
    StreamingOutput file =
        out -> format.write(sink -> finder.each(state, lang, sink), out, projects);
    String name =
        (lang.equals("fr") ? "projets-" : "projects-")
            + LocalDate.now(ZoneOffset.UTC)
            + "."
            + ending;
    return Response.ok(file)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private static Map<String, Object> cells(InitiativeSummary i, String address) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("id", i.id());
    cells.put("kind", Entry.code(i.kind()));
    cells.put("title", i.title().value());
    cells.put("language", i.title().lang());
    cells.put("summary", i.summary() == null ? null : i.summary().value());
    cells.put("organisation", i.organisationName().value());
    cells.put("country", i.country());
    cells.put("themes", i.themes());
    cells.put("status", Entry.code(i.status()));
    cells.put("evidence", Entry.code(i.evidence()));
    cells.put("from", i.from());
    cells.put("to", i.to());
    cells.put("budget", i.budget());
    cells.put("adoptions", i.adoptions());
    cells.put("updated", i.updated());
    cells.put("address", address + i.id());
    return cells;
  }
}

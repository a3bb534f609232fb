package org.alliance.portal.security.internal.web;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.audit.AuditContribution;
import org.alliance.portal.security.internal.audit.AuditEntry;
import org.alliance.portal.security.internal.audit.AuditFilter;
import org.alliance.portal.security.internal.audit.AuditReading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What happened in the portal, newest first. There is nothing here that could change it. */
@Component(service = AuditPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/audit")
public final class AuditPage {
  private static final String WHO = "who";
  private static final String OWNER = "owner";
  private static final String AFTER = "after";
  private static final String FORMAT = "format";
  private static final int PAGE = 50;
  private static final int UNPROCESSABLE = 422;

  private final Access access;
  private final AuditReading reading;
  private final AuditLines lines;
  private final AuditExport export;

  /** One of several that may be meant. */
  public record Choice(String label, String href) {}

  /** A filter in force. */
  public record Chip(String label, String facet, String href) {}

  @Activate
  public AuditPage(
      @Reference Access access,
      @Reference AuditReading reading,
      @Reference AuditLines lines,
      @Reference AuditExport export) {
    this.access = access;
    this.reading = reading;
    this.lines = lines;
    this.export = export;
  }

  /**
   * Shows entries. Words for a person or an organisation lead on to the address with the one that
   * is meant, so that nobody's name or address stays in one of a page.
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @RequiresAction(AuditContribution.READ)
  public Response show(@PathParam("lang") String lang, @Context UriInfo uri) {
    access.require(AuditContribution.READ);
    Form form = Form.of(uri.getQueryParameters());
    List<FieldProblem> unusable = new ArrayList<>();
    AuditQuery query = AuditQuery.read(form, unusable);
    List<Choice> choices = new ArrayList<>();
    List<FieldProblem> problems = new ArrayList<>();
    AuditQuery meant = person(form, query, choices, problems, lang);
    meant = owner(form, meant, choices, problems, lang);
    problems.addAll(unusable);
    if (problems.isEmpty() && !meant.equals(query)) {
      return Response.seeOther(URI.create(meant.address(lang, null))).build();
    }
    Form shown = form.with(problems);
    View view =
        problems.isEmpty()
            ? page(query, shown, form.value(AFTER), lang)
            : view(query, shown, choices, new Slice<>(List.of(), null), lang).status(UNPROCESSABLE);
    return Response.status(view.status()).entity(view).build();
  }

  private View page(AuditQuery query, Form form, String after, String lang) {
    try {
      return view(query, form, List.of(), reading.page(query.filter(zone()), after, PAGE), lang)
          .with("start", after.isEmpty());
    } catch (ValidationException e) {
      return view(query, form.with(e.problems()), List.of(), new Slice<>(List.of(), null), lang)
          .status(UNPROCESSABLE);
    }
  }

  private AuditQuery person(
      Form form, AuditQuery query, List<Choice> choices, List<FieldProblem> problems, String lang) {
    String words = form.value(WHO);
    if (words.isEmpty()) {
      return query;
    }
    Map<String, String> found = reading.actors(words);
    if (found.size() == 1) {
      return query.withActor(found.keySet().iterator().next());
    }
    problems.add(problem(WHO, found.size()));
    found.forEach(
        (actor, name) ->
            choices.add(
                new Choice(
                    lines.actor(actor, name, lang), query.withActor(actor).address(lang, null))));
    return query;
  }

  private AuditQuery owner(
      Form form, AuditQuery query, List<Choice> choices, List<FieldProblem> problems, String lang) {
    String words = form.value(OWNER);
    if (words.isEmpty()) {
      return query;
    }
    List<Organisation> found = reading.organisations(words);
    if (found.size() == 1) {
      return query.withOrganisation(found.get(0).id());
    }
    problems.add(problem(OWNER, found.size()));
    found.forEach(
        one ->
            choices.add(
                new Choice(
                    one.names().in(lang).value(),
                    query.withOrganisation(one.id()).address(lang, null))));
    return query;
  }

  private static FieldProblem problem(String field, int found) {
    return FieldProblem.of(
        field, found == 0 ? "security.audit.not-found" : "security.audit.several");
  }

  private View view(
      AuditQuery query, Form form, List<Choice> choices, Slice<AuditEntry> page, String lang) {
    return View.of("audit")
        .with("form", form)
        .with("choices", choices)
        .with("kinds", lines.kinds(reading.kinds(), lang))
        .with("chips", chips(query, lang))
        .with("clear", "/" + lang + "/admin/audit")
        .with("filters", query.parameters())
        .with("zone", zone().getId())
        .with("lines", lines.of(page.items(), query, lang, zone()))
        .with("start", true)
        .with("first", query.address(lang, null))
        .with("next", page.next() == null ? null : query.address(lang, page.next()));
  }

  /** Kind and days stand in the form; the one who is meant does not. */
  private List<Chip> chips(AuditQuery query, String lang) {
    List<Chip> chips = new ArrayList<>();
    if (query.actor() != null) {
      chips.add(
          new Chip(
              lines.name(query.actor(), lang),
              lines.text("security.audit.who", lang),
              query.withActor(null).address(lang, null)));
    }
    if (query.organisation() != null) {
      chips.add(
          new Chip(
              lines.organisation(query.organisation(), lang),
              lines.text("security.audit.owner", lang),
              query.withOrganisation(null).address(lang, null)));
    }
    return chips;
  }

  private ZoneId zone() {
    return access.principal().zone();
  }

  /**
   * The same entries to take along; a POST, because it is noted.
   *
   * @param fields the filters, and {@code format}: {@code csv} or {@code jsonl}
   */
  @POST
  @Path("/export")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({"text/csv;charset=utf-8", "application/x-ndjson", MediaType.TEXT_HTML})
  @RequiresAction(AuditContribution.READ)
  public Response export(@PathParam("lang") String lang, MultivaluedMap<String, String> fields) {
    access.require(AuditContribution.READ);
    Form form = Form.of(fields);
    List<FieldProblem> problems = new ArrayList<>();
    AuditQuery query = AuditQuery.read(form, problems);
    String format = form.value(FORMAT);
    if (!format.equals(AuditExport.CSV) && !format.equals(AuditExport.JSON)) {
      problems.add(FieldProblem.of(FORMAT, "portal.problem.unknown-value"));
    }
    if (!problems.isEmpty()) {
      throw new ValidationException(problems);
    }
    AuditFilter filter = query.filter(zone());
    StreamingOutput file =
        format.equals(AuditExport.CSV)
            ? out -> export.csv(filter, lang, out)
            : out -> export.json(filter, lang, out);
    String name = "audit-" + LocalDate.now(ZoneOffset.UTC) + "." + format;
    return Response.ok(
            file,
            format.equals(AuditExport.CSV) ? "text/csv;charset=utf-8" : "application/x-ndjson")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}

package org.alliance.portal.projects.internal.web.write;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where a team says that it adapted an initiative, or begins to. */
@Component(service = AdoptPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/adopt")
@Produces(MediaType.TEXT_HTML)
public class AdoptPage {
  private static final String ADOPTER = "adopter";
  private static final int MOST = 100;
  private static final int UNPROCESSABLE = 422;

  private final Initiatives initiatives;
  private final CurrentRequest current;
  private final PublicAddress address;
  private final Teams teams;

  @Activate
  public AdoptPage(
      @Reference Initiatives initiatives,
      @Reference CurrentRequest current,
      @Reference PublicAddress address,
      @Reference Teams teams) {
    this.initiatives = initiatives;
    this.current = current;
    this.address = address;
    this.teams = teams;
  }

  /** Asks which own initiative it is, and what was changed. */
  @GET
  @RequiresAction(Initiatives.WRITE)
  public View adopting(@PathParam("id") String id) {
    Initiative source = initiatives.get(Ids.parse(id));
    return page(source, current.keptForm().orElse(Form.of(Map.of())))
        .with("kept", current.keptForm().isPresent());
  }

  private View page(Initiative source, Form form) {
    return View.of("write-adopt")
        .with("id", source.id().toString())
        .with("title", title(source))
        .with("own", own(source))
        .with("teams", teams.choices(current.language()))
        .with("form", form)
        .with("kept", false);
  }

  private static String title(Initiative source) {
    return source.content().texts().get(source.content().original()).title();
  }

  /** What the writer's teams have published, last first. */
  private List<Choice> own(Initiative source) {
    List<Choice> own = new ArrayList<>();
    for (Id team : teams.ids()) {
      initiatives
          .list(new InitiativeFilter(team, null, null, null), MOST, null, current.language())
          .items()
          .stream()
          .filter(entry -> !entry.id().equals(source.id()))
          .forEach(entry -> own.add(new Choice(entry.id().toString(), entry.title().value())));
    }
    return own;
  }

  /** Asks the authors to confirm, or begins a new initiative from theirs. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.WRITE)
  public Response adopt(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Initiative source = initiatives.get(Ids.parse(id));
    Form form = Form.of(sent);
    try {
      if (form.value("do").equals("begin")) {
        return begin(source, form);
      }
      Id adopter = Ids.of(form.value(ADOPTER));
      if (adopter == null) {
        throw new ValidationException(FieldProblem.of(ADOPTER, "portal.problem.required"));
      }
      initiatives.adopt(adopter, source.id(), form.value("changes"));
      return to("/projects/" + source.id() + "?adopted=yes");
    } catch (ValidationException e) {
      return Response.status(UNPROCESSABLE)
          .entity(page(source, form.with(beside(e.problems()))).status(UNPROCESSABLE))
          .build();
    }
  }

  /** The source is this page: what is wrong with it is told at the own initiative. */
  private static List<FieldProblem> beside(List<FieldProblem> problems) {
    return problems.stream()
        .map(p -> p.field().equals("source") ? new FieldProblem(ADOPTER, p.key(), p.args()) : p)
        .toList();
  }

  private Response begin(Initiative source, Form form) {
    Id team = Ids.of(form.value("organisation"));
    if (team == null) {
      throw new ValidationException(FieldProblem.of("organisation", "portal.problem.required"));
    }
    Map<String, List<String>> all = InitiativeForm.values(source.content());
    Map<String, List<String>> values = new HashMap<>();
    values.put("kind", all.get("kind"));
    values.put("themes", all.get("themes"));
    values.put("original", List.of(current.language()));
    values.put(
        "links.0.address", List.of(address.of(current.language(), "/projects/" + source.id())));
    values.put("links.0.title", List.of(title(source)));
    Reviews.Work begun = initiatives.begin(team, values);
    return to("/projects/" + begun.ref().id() + "/edit");
  }

  private Response to(String path) {
    return Response.seeOther(URI.create("/" + current.language() + path)).build();
  }
}

package org.alliance.portal.projects.internal.web.write;

import java.net.URI;
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
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The page on which a published initiative is removed. */
@Component(service = DeletePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/delete")
@Produces(MediaType.TEXT_HTML)
public class DeletePage {
  private static final String REPLACED = "replacedBy";
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Initiatives initiatives;
  private final Access access;
  private final CurrentRequest current;
  private final Finder finder;

  @Activate
  public DeletePage(
      @Reference Initiatives initiatives,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference Finder finder) {
    this.initiatives = initiatives;
    this.access = access;
    this.current = current;
    this.finder = finder;
  }

  /** Asks whether an initiative shall really be removed. */
  @GET
  @RequiresAction(Initiatives.WRITE)
  public View deleting(@PathParam("id") String id) {
    return page(published(id), Form.of(Map.of()), List.of());
  }

  private Initiative published(String id) {
    Initiative initiative = initiatives.get(Ids.parse(id));
    access.require(Initiatives.WRITE, initiative.organisation());
    return initiative;
  }

  private View page(Initiative initiative, Form form, List<Choice> found) {
    String original = initiative.content().original();
    return View.of("write-delete")
        .with("id", initiative.id().toString())
        .with("title", initiative.content().texts().get(original).title())
        .with("version", initiative.version())
        .with("form", form)
        .with("found", found)
        .with("changed", false);
  }

  /** Removes it, or proposes what may have replaced it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.WRITE)
  public Response delete(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Initiative initiative = published(id);
    Form form = Form.of(sent);
    String chosen = form.value("chosen");
    String typed = chosen.isEmpty() ? form.value(REPLACED) : chosen;
    boolean none = chosen.equals("none") || typed.isEmpty();
    Id replacedBy = none ? null : Ids.of(typed);
    try {
      if (!none && replacedBy == null) {
        throw new ValidationException(FieldProblem.of(REPLACED, "projects.problem.replaced-by"));
      }
      initiatives.delete(initiative.id(), Ids.version(form.value("version")), replacedBy);
      return Response.seeOther(URI.create("/" + current.language() + "/projects")).build();
    } catch (ValidationException e) {
      return answer(
          page(initiative, form.with(e.problems()), found(initiative, typed, replacedBy)),
          UNPROCESSABLE);
    } catch (ConflictException e) {
      if (e.current() instanceof Initiative now) {
        return answer(page(now, form, List.of()).with("changed", true), CONFLICT);
      }
      throw new NotFoundException(Initiative.TYPE, id);
    }
  }

  /** What is no address may be the words of a title. */
  private List<Choice> found(Initiative initiative, String typed, Id replacedBy) {
    return replacedBy != null
        ? List.of()
        : finder.find(Initiative.TYPE, typed, current.language()).stream()
            .filter(choice -> !choice.value().equals(initiative.id().toString()))
            .toList();
  }

  private static Response answer(View view, int status) {
    return Response.status(status).entity(view.status(status)).build();
  }
}

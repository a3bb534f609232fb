package org.alliance.portal.projects.internal.web.read;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** An initiative's page. */
@Component(service = InitiativePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects")
@Produces(MediaType.TEXT_HTML)
public class InitiativePage {
  private static final int GONE = 410;

  private final Initiatives initiatives;
  private final Surroundings surroundings;
  private final ReadTexts texts;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public InitiativePage(
      @Reference Initiatives initiatives,
      @Reference Surroundings surroundings,
      @Reference ReadTexts texts,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.initiatives = initiatives;
    this.surroundings = surroundings;
    this.texts = texts;
    this.access = access;
    this.current = current;
  }

  /**
   * A language in which there are texts.
   *
   * @param code ISO 639-1
   * @param href the page with the texts in it
   * @param current whether this is what is shown
   */
  public record Language(String code, String href, boolean current) {}

  /**
   * Something that is not said yet.
   *
   * @param label what it is
   * @param href always null: one button leads to all of it
   */
  public record Reason(String label, String href) {}

  /**
   * One initiative. What was deleted says what replaced it; what is not published leads those who
   * write it to the working copy.
   *
   * @param text language in which to show the texts; null for the page's own
   * @param from query of the list that led here
   * @param published present after a new version was published
   * @param adopted present after somebody said that it was adapted
   */
  @GET
  @Path("/{id}")
  @RequiresAction(Initiatives.READ)
  public Response show(
      @PathParam("id") String id,
      @QueryParam("text") String text,
      @QueryParam("from") String from,
      @QueryParam("published") String published,
      @QueryParam("adopted") String adopted) {
    Id key = parse(id);
    String done = published != null ? "published" : adopted != null ? "adopted" : null;
    try {
      return Response.ok(shown(initiatives.get(key), text, ComparePage.back(from), done)).build();
    } catch (GoneException e) {
      return Response.status(GONE).entity(gone(e)).build();
    } catch (NotFoundException e) {
      return written(key, e);
    }
  }

  /**
   * An id as it is written.
   *
   * @throws NotFoundException when it is none
   */
  static Id parse(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Initiative.TYPE, text);
    }
  }

  private View gone(GoneException gone) {
    List<Id> by = gone.replacedBy() == null ? List.of() : List.of(gone.replacedBy().id());
    InitiativeSummary other =
        by.isEmpty() ? null : initiatives.summaries(by, current.language()).get(by.get(0));
    return View.of("read-gone").with("other", other == null ? null : Entry.of(other)).status(GONE);
  }

  private Response written(Id id, NotFoundException unknown) {
    try {
      Reviews.Work work = initiatives.work(id);
      return Response.seeOther(URI.create(address(work))).build();
    } catch (AccessDeniedException e) {
      // That something is being written is nobody else's business.
      throw unknown;
    }
  }

  private String address(Reviews.Work work) {
    boolean review =
        work.state() == Reviews.State.SUBMITTED && access.allows(Initiatives.REVIEW, null);
    return "/" + current.language() + work.path() + (review ? "/review" : "/edit");
  }

  private View shown(Initiative initiative, String text, ListState back, String done) {
    String lang = current.language();
    Id id = initiative.id();
    String list = "/" + lang + "/projects";
    String address = list + "/" + id;
    Story story = Story.of(initiative, lang, text);
    Map<Id, Owners.Owner> known = surroundings.organisations(initiative, lang);
    Owners.Owner owner = known.get(initiative.organisation());
    Tree tree = surroundings.tree(id, lang);
    boolean mayEdit = access.allows(Initiatives.WRITE, initiative.organisation());
    Reviews.Work work = mayEdit ? work(id) : null;
    return View.of("read-page")
        .with("it", story)
        .with("c", initiative.content())
        .with("owner", owner)
        .with("partners", Surroundings.partners(initiative, known))
        .with("files", surroundings.files(initiative))
        .with("tree", tree)
        .with("related", surroundings.related(initiative, tree, lang))
        .with("others", languages(story, address, back))
        .with("list", list)
        .with("address", address)
        .with("back", back.address(list))
        .with("query", back.query())
        .with("done", done)
        .with("mayEdit", mayEdit)
        .with("mayAdopt", writesForAnybody())
        .with("work", work)
        .with("workState", work == null ? null : Entry.code(work.state()))
        .with("workHref", work == null ? address + "/edit" : address(work))
        .with("missing", mayEdit ? Missing.of(initiative.content()) : null)
        .with("reasons", mayEdit ? reasons(initiative, lang) : List.of())
        .with("kosovo", owner.kosovo());
  }

  private boolean writesForAnybody() {
    return access.principal().teams().keySet().stream()
        .anyMatch(team -> access.allows(Initiatives.WRITE, team));
  }

  private Reviews.Work work(Id id) {
    try {
      return initiatives.work(id);
    } catch (NotFoundException e) {
      return null;
    }
  }

  private List<Reason> reasons(Initiative initiative, String lang) {
    return Missing.of(initiative.content()).fields().stream()
        .map(field -> new Reason(texts.text("projects.field." + field, lang), null))
        .toList();
  }

  private static List<Language> languages(Story story, String address, ListState back) {
    String from = back.query().isEmpty() ? "" : "&from=" + ListState.encoded(back.query());
    return story.all().content().texts().keySet().stream()
        .map(
            code ->
                new Language(
                    code, address + "?text=" + code + from, code.equals(story.title().lang())))
        .toList();
  }
}

package org.alliance.portal.projects.internal.web.write;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Where an initiative begins: whose it is, and the short form. */
@Component(service = NewPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/new")
@Produces(MediaType.TEXT_HTML)
public class NewPage {
  private static final int UNPROCESSABLE = 422;

  private final Initiatives initiatives;
  private final Organisations organisations;
  private final Access access;
  private final CurrentRequest current;
  private final WriteViews views;
  private final Ways ways;
  private final StepChoices choices;
  private final WriteTexts texts;
  private final Finder finder;
  private final Teams teams;

  @Activate
  public NewPage(
      @Reference Initiatives initiatives,
      @Reference Organisations organisations,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference WriteViews views,
      @Reference Ways ways,
      @Reference StepChoices choices,
      @Reference WriteTexts texts,
      @Reference Finder finder,
      @Reference Teams teams) {
    this.initiatives = initiatives;
    this.organisations = organisations;
    this.access = access;
    this.current = current;
    this.views = views;
    this.ways = ways;
    this.choices = choices;
    this.texts = texts;
    this.finder = finder;
    this.teams = teams;
  }

  /** The short form, or the question whose initiative it is. */
  @GET
  @RequiresAction(Initiatives.WRITE)
  public View begin(@QueryParam("organisation") String chosen, @QueryParam("find") String find) {
    Optional<Form> kept = current.keptForm();
    String asked = kept.map(form -> form.value("organisation")).orElse(chosen);
    List<Choice> own = teams.choices(current.language());
    if (asked == null && own.size() == 1 && find == null) {
      asked = own.get(0).value();
    }
    if (asked == null || asked.isEmpty()) {
      return choose(own, find);
    }
    Id organisation = organisation(asked);
    Form fresh = Form.of(Map.of("original", List.of(current.language())));
    return page(organisation, kept.orElse(fresh), List.of()).with("kept", kept.isPresent());
  }

  private View choose(List<Choice> own, String find) {
    String words = find == null ? "" : find;
    return View.of("write-organisation")
        .with("own", own)
        .with("any", access.allows(Initiatives.REVIEW, null))
        .with("find", words)
        .with("found", finder.find(Finder.MEMBER, words, current.language()))
        .with("form", Form.of(Map.of("find", List.of(words))));
  }

  private Id organisation(String text) {
    Id id;
    try {
      id = Id.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new NotFoundException("organisation", text);
    }
    access.require(Initiatives.WRITE, id);
    organisations.get(id);
    return id;
  }

  private View page(Id organisation, Form form, List<FieldProblem> problems) {
    String lang = current.language();
    String written = form.value(SentStep.WRITTEN);
    String original = SentStep.language(written) ? written : lang;
    View view =
        View.of("write-new")
            .with("organisation", organisation.toString())
            .with("organisationName", views.organisation(organisation, lang))
            .with("written", original)
            .with("form", form.with(problems))
            .with("wrong", ways.wrong(problems, WriteStep.SHORT, original, "", lang))
            .with("remarks", Map.of())
            .with("preview", "")
            .with("previewed", "")
            .with("kept", false);
    return choices.shortForm(view, form, lang);
  }

  /** Begins the working copy; a title is enough. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.WRITE)
  public Response create(MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    Id organisation = organisation(form.value("organisation"));
    Map<String, List<String>> values =
        new HashMap<>(
            SentStep.values(
                WriteStep.SHORT,
                form,
                Map.of(),
                name -> texts.programme(name, Map.of(), current.language())));
    List<FieldProblem> problems = new ArrayList<>();
    String title = "texts." + form.value(SentStep.WRITTEN) + ".title";
    if (form.value(title).isEmpty()) {
      problems.add(FieldProblem.of(title, "portal.problem.required"));
      return refused(organisation, form, problems);
    }
    try {
      Reviews.Work begun = initiatives.begin(organisation, values);
      String step = form.value("do").equals("more") ? "needs" : "review";
      return Response.seeOther(
              URI.create(
                  WriteViews.address(begun.ref().id(), current.language()) + "?step=" + step))
          .build();
    } catch (ValidationException e) {
      return refused(organisation, form, e.problems());
    }
  }

  private Response refused(Id organisation, Form form, List<FieldProblem> problems) {
    View view = page(organisation, form, problems);
    return Response.status(UNPROCESSABLE).entity(view.status(UNPROCESSABLE)).build();
  }
}

package org.alliance.portal.profiles.internal.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Figures of other years: what there is, more of them, and fewer. */
@Component(service = FigurePages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles/{id}/figures")
@Produces(MediaType.TEXT_HTML)
public class FigurePages {
  private static final int UNPROCESSABLE = 422;

  private final Profiles profiles;
  private final Access access;
  private final FieldTexts texts;
  private final CurrentRequest current;

  @Activate
  public FigurePages(
      @Reference Profiles profiles,
      @Reference Access access,
      @Reference FieldTexts texts,
      @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.access = access;
    this.texts = texts;
    this.current = current;
  }

  /**
   * A kind of figures.
   *
   * @param key end of text keys, and what forms send
   * @param figures oldest first
   */
  public record Group(String key, List<Line> figures) {}

  /**
   * A figure.
   *
   * @param year of what year
   * @param minimum may be null
   * @param maximum null when it is the same number or there is none
   * @param source may be null
   * @param method end of the text key; null for none
   */
  public record Line(int year, Integer minimum, Integer maximum, String source, String method) {}

  /**
   * The figures, with the form for one more.
   *
   * @param add of which kind; population for none or an unknown one
   * @param done what was done; null for nothing
   */
  @GET
  @RequiresAction(Profiles.EDIT)
  public View list(
      @PathParam("id") String id, @QueryParam("add") String add, @QueryParam("done") String done) {
    Profile profile = editable(id);
    Optional<Form> kept = current.keptForm();
    Figure.Kind kind = kind(kept.map(form -> form.value("kind")).orElse(add));
    return page(profile, kind, kept.orElse(Form.of(Map.of())))
        .with("kept", kept.isPresent())
        .with("done", "added".equals(done) || "removed".equals(done) ? done : null);
  }

  /** Remembers a figure. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response add(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Profile profile = editable(id);
    Form form = Form.of(sent);
    try {
      profiles.addFigure(profile.id(), figure(sent(form), form));
      return to(profile, "added");
    } catch (ValidationException e) {
      Figure.Kind kind = kind(form.value("kind"));
      View page = page(profile, kind, form.with(e.problems())).status(UNPROCESSABLE);
      return Response.status(page.status()).entity(page).build();
    }
  }

  /** Whoever comes here from the sign-in sees the figures. */
  @GET
  @Path("/remove")
  @RequiresAction(Profiles.EDIT)
  public Response back(@PathParam("id") String id) {
    return Response.seeOther(URI.create(address(editable(id)))).build();
  }

  /** Forgets a figure. */
  @POST
  @Path("/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response remove(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Profile profile = editable(id);
    Form form = Form.of(sent);
    profiles.removeFigure(profile.id(), sent(form), ProfileIds.version(form.value("year")));
    return to(profile, "removed");
  }

  private Profile editable(String id) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.EDIT, profile.id());
    return profile;
  }

  private View page(Profile profile, Figure.Kind adding, Form form) {
    List<Figure> figures = profiles.figures(profile.id());
    String lang = current.language();
    return View.of("profile-figures")
        .with("name", profile.names().in(lang))
        .with("id", profile.id().toString())
        .with("groups", Arrays.stream(Figure.Kind.values()).map(k -> group(k, figures)).toList())
        .with("adding", key(adding))
        .with("form", form)
        .with("kept", false)
        .with("done", null)
        .with(
            "methods",
            FieldTexts.orNone(texts.choices("profiles.method.", Estimate.Method.values(), lang)));
  }

  private static Group group(Figure.Kind kind, List<Figure> figures) {
    return new Group(
        key(kind), figures.stream().filter(f -> f.kind() == kind).map(FigurePages::line).toList());
  }

  private static Line line(Figure f) {
    return new Line(
        f.year(),
        f.minimum(),
        f.minimum() != null && f.minimum().equals(f.maximum()) ? null : f.maximum(),
        f.source(),
        f.method() == null ? null : key(f.method()));
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Figure.Kind kind(String key) {
    return known(key).orElse(Figure.Kind.POPULATION);
  }

  /** What is written or removed is never guessed. */
  private static Figure.Kind sent(Form form) {
    return known(form.value("kind"))
        .orElseThrow(
            () -> new ValidationException(FieldProblem.of("kind", "portal.problem.unknown-value")));
  }

  private static Optional<Figure.Kind> known(String key) {
    return Arrays.stream(Figure.Kind.values()).filter(kind -> key(kind).equals(key)).findFirst();
  }

  private Response to(Profile profile, String done) {
    return Response.seeOther(URI.create(address(profile) + "?done=" + done)).build();
  }

  private String address(Profile profile) {
    return "/" + current.language() + "/profiles/" + profile.id() + "/figures";
  }

  /**
   * What somebody wrote of a figure.
   *
   * @throws ValidationException naming every part that cannot be read
   */
  private static Figure figure(Figure.Kind kind, Form form) {
    Reading reading = new Reading();
    Integer year = number(reading, form, "year");
    Integer minimum = kind == Figure.Kind.PLAN ? null : number(reading, form, "minimum");
    Integer maximum = kind == Figure.Kind.POPULATION ? minimum : number(reading, form, "maximum");
    Estimate.Method method =
        kind == Figure.Kind.ESTIMATE
            ? reading.choice("method", form.value("method"), Estimate.Method.class)
            : null;
    boolean missing = form.value("year").isEmpty();
    reading.refuse(
        missing ? List.of(FieldProblem.of("year", "portal.problem.required")) : List.of());
    if (missing) {
      throw new ValidationException(FieldProblem.of("year", "portal.problem.required"));
    }
    String source = form.value("source");
    return new Figure(kind, year, minimum, maximum, source.isEmpty() ? null : source, method);
  }

  private static Integer number(Reading reading, Form form, String field) {
    return reading.value(
        field, form.value(field), "portal.problem.not-a-number", ProfileForm::wholeNumber);
  }
}

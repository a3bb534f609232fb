package org.alliance.portal.profiles.internal.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.PersonalData;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * The short forms by which a profile is added or changed. Each is kept in a draft as it is left,
 * whatever is wrong in it; only publishing needs everything to be right.
 */
@Component(service = EditPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles")
@Produces(MediaType.TEXT_HTML)
public class EditPages {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Profiles profiles;
  private final Access access;
  private final CurrentRequest current;
  private final EditDesk desk;
  private final EditViews views;
  private final PersonCheck persons;

  @Activate
  public EditPages(
      @Reference Profiles profiles,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference EditDesk desk,
      @Reference EditViews views,
      @Reference PersonalData persons) {
    this.profiles = profiles;
    this.access = access;
    this.current = current;
    this.desk = desk;
    this.views = views;
    this.persons = new PersonCheck(persons);
  }

  /** A step of a new profile. */
  @GET
  @Path("/new")
  @RequiresAction(Profiles.CREATE)
  public View creating(@QueryParam("step") String step) {
    return shown(creatable(), step);
  }

  /** Keeps a step of a new profile, or adds the profile. */
  @POST
  @Path("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.CREATE)
  public Response create(MultivaluedMap<String, String> sent) {
    return sent(creatable(), Form.of(sent));
  }

  /** Keeps what is being typed. */
  @POST
  @Path("/new/draft")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.CREATE)
  public Response keepNew(MultivaluedMap<String, String> sent) {
    return kept(creatable(), Form.of(sent));
  }

  /** A step of a stored profile. */
  @GET
  @Path("/{id}/edit")
  @RequiresAction(Profiles.EDIT)
  public View editing(@PathParam("id") String id, @QueryParam("step") String step) {
    return shown(editable(id), step);
  }

  /** Keeps a step of a stored profile, or publishes the changes. */
  @POST
  @Path("/{id}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response edit(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    return sent(editable(id), Form.of(sent));
  }

  /** Keeps what is being typed. */
  @POST
  @Path("/{id}/draft")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response keep(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    return kept(editable(id), Form.of(sent));
  }

  private Edited creatable() {
    access.require(Profiles.CREATE);
    return desk.open(null);
  }

  private Edited editable(String id) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.EDIT, profile.id());
    return desk.open(profile);
  }

  /** The form that was half written when the session ended comes before the draft. */
  private View shown(Edited edited, String asked) {
    Optional<Form> kept = current.keptForm();
    EditStep step = EditStep.of(kept.map(form -> form.value("from")).orElse(asked));
    Edited shown = kept.map(form -> edited.typed(form, desk.fields(step))).orElse(edited);
    return page(shown, step)
        .with("kept", kept.isPresent())
        .with("begun", asked == null && kept.isEmpty() && edited.draft() != null);
  }

  private View page(Edited edited, EditStep step) {
    String lang = current.language();
    List<FieldProblem> problems = problems(edited);
    return step == EditStep.REVIEW
        ? views.named(views.review(edited, problems, false, lang), suspects(edited, texts()), lang)
        : views.named(
            views.step(edited, step, problems, lang), suspects(edited, step.texts()), lang);
  }

  private Response kept(Edited edited, Form sent) {
    try {
      desk.save(edited, EditStep.of(sent.value("from")), sent, false, false);
      return Response.noContent().build();
    } catch (ValidationException e) {
      return Response.status(UNPROCESSABLE).build();
    }
  }

  private Response sent(Edited before, Form sent) {
    EditStep step = EditStep.of(sent.value("from"));
    if (!sent.value("discard").isEmpty()) {
      desk.discard(before.before());
      return to(before.before() == null ? "/profiles" : "/profiles/" + before.before().id());
    }
    Edited edited;
    try {
      edited = desk.takeStored(desk.save(before, step, sent, true, false), sent.all("theirs"));
    } catch (ValidationException e) {
      return page(
          views
              .unsaved(
                  before.typed(sent, desk.fields(step)), step, e.problems(), current.language())
              .status(UNPROCESSABLE));
    }
    String preview = sent.value("preview");
    if (step.texts().contains(preview)) {
      return page(views.previewed(page(edited, step), edited, preview));
    }
    return switch (sent.value("do")) {
      case "publish" -> publish(edited, step, sent, true);
      case "save" -> publish(edited, step, sent, false);
      case "leave" -> to("/home");
      default -> goOn(edited, step, sent);
    };
  }

  /** To the next step, or the chosen one; a warning comes first, and once only. */
  private Response goOn(Edited edited, EditStep step, Form sent) {
    List<PersonCheck.Suspect> suspects = suspects(edited, step.texts());
    Set<String> warned = PersonCheck.marks(sent.all(PersonCheck.WARNED));
    if (suspects.stream().anyMatch(s -> !warned.contains(s.mark()))) {
      return page(page(edited, step));
    }
    EditStep next = sent.value("step").isEmpty() ? step.next() : EditStep.of(sent.value("step"));
    return to(EditDesk.path(edited.before()) + "?step=" + next.key());
  }

  /**
   * Saves everything.
   *
   * @param shown whether a profile that is not published is to be, too
   */
  private Response publish(Edited edited, EditStep step, Form sent, boolean shown) {
    ProfileForm form = form(edited);
    List<PersonCheck.Suspect> suspects = suspects(edited, texts());
    try {
      if (form.unreadable() || !suspects.isEmpty()) {
        throw refusal(form, suspects);
      }
      Id id =
          edited.before() == null
              ? profiles.create(form.draft())
              : profiles.update(edited.before().id(), edited.base(), form.draft()).id();
      boolean published = shown && edited.before() != null && !edited.before().published();
      if (published) {
        profiles.publish(id);
      }
      desk.discard(edited.before());
      return to("/profiles/" + id + (published ? "?published=yes" : "?saved=yes"));
    } catch (ValidationException e) {
      Edited tried = desk.save(edited, step, sent, true, true);
      List<FieldProblem> problems = form.refused(e.problems()).problems();
      return page(
          views
              .named(
                  views.review(tried, problems, true, current.language()),
                  suspects,
                  current.language())
              .with("refused", true)
              .status(UNPROCESSABLE));
    } catch (ConflictException e) {
      return conflict(edited, form, e);
    }
  }

  /**
   * Everything at once: what cannot be read, what the rules refuse, and the box that is missing.
   */
  private ValidationException refusal(ProfileForm form, List<PersonCheck.Suspect> suspects) {
    List<FieldProblem> problems = new ArrayList<>(profiles.check(form.draft()));
    if (!suspects.isEmpty()) {
      problems.add(FieldProblem.of(PersonCheck.CHECKED, "profiles.persons.check"));
    }
    return new ValidationException(problems);
  }

  private Response conflict(Edited edited, ProfileForm form, ConflictException conflict) {
    if (!(conflict.current() instanceof Profile theirs)) {
      throw new NotFoundException(Profile.TYPE, current.path());
    }
    return page(
        views
            .conflict(edited, problems(edited), form, theirs, current.language())
            .status(CONFLICT));
  }

  private ProfileForm form(Edited edited) {
    return new ProfileForm(edited.form(), edited.before(), desk.mayAccession());
  }

  private List<FieldProblem> problems(Edited edited) {
    ProfileForm form = form(edited);
    return form.refused(profiles.check(form.draft())).problems();
  }

  private List<PersonCheck.Suspect> suspects(Edited edited, Collection<String> fields) {
    return persons.suspects(edited.form(), fields, edited.stored(), edited.checked());
  }

  private static List<String> texts() {
    return Arrays.stream(EditStep.values())
        .flatMap(step -> step.texts().stream())
        .collect(Collectors.toList());
  }

  private Response to(String path) {
    return Response.seeOther(URI.create("/" + current.language() + path)).build();
  }

  private static Response page(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}

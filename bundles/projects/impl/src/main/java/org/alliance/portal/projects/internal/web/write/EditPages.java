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
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.web.write.WorkDesk.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * The short forms by which an initiative is written. Each is kept in the team's working copy as it
 * is left, whatever is wrong in it; only submitting needs everything to be right.
 */
@Component(service = EditPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/edit")
@Produces(MediaType.TEXT_HTML)
public class EditPages {
  private static final String UNFILE = NextPage.UNFILE;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Initiatives initiatives;
  private final Access access;
  private final CurrentRequest current;
  private final WorkDesk desk;
  private final WriteViews views;
  private final WriteTexts texts;
  private final Persons persons;
  private final FileDesk files;

  @Activate
  public EditPages(
      @Reference Initiatives initiatives,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference WorkDesk desk,
      @Reference WriteViews views,
      @Reference WriteTexts texts,
      @Reference Persons persons,
      @Reference FileDesk files) {
    this.initiatives = initiatives;
    this.access = access;
    this.current = current;
    this.desk = desk;
    this.views = views;
    this.texts = texts;
    this.persons = persons;
    this.files = files;
  }

  /** A step; what was submitted waits, and is taken back before it is changed. */
  @GET
  @RequiresAction(Initiatives.WRITE)
  public View editing(@PathParam("id") String id, @Context UriInfo address) {
    return editing(id, address.getQueryParameters());
  }

  View editing(String id, MultivaluedMap<String, String> asked) {
    Opened opened = desk.open(id);
    if (submitted(opened)) {
      return waiting(opened);
    }
    Optional<Form> kept = current.keptForm();
    if (kept.isPresent()) {
      WriteStep step = WriteStep.of(kept.get().value(SentStep.AT));
      Map<String, List<String>> typed = new HashMap<>(opened.values());
      typed.putAll(values(step, kept.get(), opened));
      return page(opened, step, WriteViews.Shown.of(asked).typed(Form.of(typed), null))
          .with("kept", true);
    }
    return page(opened, WriteStep.of(asked.getFirst("step")), WriteViews.Shown.of(asked));
  }

  private static boolean submitted(Opened opened) {
    return opened.work() != null && opened.work().state() == Reviews.State.SUBMITTED;
  }

  private View waiting(Opened opened) {
    return views.waiting(opened, access.allows(Initiatives.REVIEW, null), current.language());
  }

  private View page(Opened opened, WriteStep step, WriteViews.Shown shown) {
    View page = views.step(opened, step, shown, current.language());
    return step == WriteStep.REVIEW
        ? page.with(
            "suspects", persons.suspects(opened.values(), opened.before(), current.language()))
        : page;
  }

  /** Keeps a step, and goes where its button says. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Initiatives.WRITE)
  public Response edit(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Opened opened = desk.open(id);
    Form form = Form.of(sent);
    int version = Ids.version(form.value("version"));
    String action = form.value("do");
    if (action.equals("discard")) {
      return discard(opened, version);
    }
    if (submitted(opened)) {
      return takeBack(opened, version, action);
    }
    return save(opened, version, form);
  }

  private Response discard(Opened opened, int version) {
    try {
      if (opened.work() != null) {
        initiatives.discard(opened.id(), version);
      }
      return to(opened.published() == null ? "/projects" : "/projects/" + opened.id());
    } catch (ConflictException e) {
      Opened now = desk.open(opened.id().toString());
      return answer(
          submitted(now)
              ? waiting(now).status(CONFLICT)
              : views
                  .conflict(
                      now, WriteStep.REVIEW, WriteViews.Shown.STORED, Map.of(), current.language())
                  .status(CONFLICT));
    }
  }

  private Response takeBack(Opened opened, int version, String action) {
    if (action.equals("take-back")) {
      try {
        initiatives.takeBack(opened.id(), version);
        return to(NextPage.step(opened, WriteStep.REVIEW, Map.of()));
      } catch (ConflictException e) {
        return answer(editing(opened.id().toString(), new MultivaluedHashMap<>()).status(CONFLICT));
      }
    }
    return answer(waiting(opened).status(CONFLICT));
  }

  private Map<String, List<String>> values(WriteStep step, Form form, Opened opened) {
    Map<String, List<String>> values =
        SentStep.values(
            step,
            form,
            opened.values(),
            name -> texts.programme(name, opened.values(), current.language()));
    String action = form.value("do");
    if (action.matches("drop\\.[a-z]{2}")) {
      InitiativeForm.TEXTS.forEach(
          part -> values.put("texts." + action.substring(5) + "." + part, List.of("")));
    }
    if (action.startsWith(UNFILE)) {
      values.putAll(FileDesk.without(opened, action.substring(UNFILE.length())));
    }
    return values;
  }

  private Response save(Opened opened, int version, Form form) {
    WriteStep step = WriteStep.of(form.value(SentStep.AT));
    Map<String, List<String>> values = values(step, form, opened);
    WriteViews.Shown shown = WriteViews.Shown.of(form.values());
    Opened saved;
    try {
      saved = values.isEmpty() ? seen(opened, version) : desk.save(opened, version, values);
    } catch (ConflictException e) {
      Opened now = desk.open(opened.id().toString());
      if (submitted(now)) {
        return answer(waiting(now).status(CONFLICT));
      }
      return answer(views.conflict(now, step, shown, values, current.language()).status(CONFLICT));
    } catch (ValidationException e) {
      Map<String, List<String>> typed = new HashMap<>(opened.values());
      typed.putAll(values);
      return answer(
          page(opened, step, shown.typed(Form.of(typed), e.problems())).status(UNPROCESSABLE));
    }
    return go(saved, step, form, shown);
  }

  /** A step without fields saves nothing, and must not pass over what others have written. */
  private static Opened seen(Opened opened, int version) {
    if (opened.version() != version) {
      throw new ConflictException(opened.work());
    }
    return opened;
  }

  private Response go(Opened saved, WriteStep step, Form form, WriteViews.Shown shown) {
    if (!form.value("preview").isEmpty()) {
      return answer(
          page(
              saved,
              step,
              new WriteViews.Shown(
                  null, null, shown.rows(), "", shown.in(), form.value("preview"))));
    }
    String action = form.value("do");
    if (form.value("step").isEmpty() && action.equals("submit")) {
      return submit(saved, form);
    }
    if (form.value("step").isEmpty() && action.startsWith(UNFILE)) {
      files.forget(saved, action.substring(UNFILE.length()));
    }
    return to(NextPage.after(saved, step, form));
  }

  private Response submit(Opened saved, Form form) {
    List<FieldProblem> problems = new ArrayList<>();
    boolean suspicious =
        !persons.suspects(saved.values(), saved.before(), current.language()).isEmpty();
    if (suspicious && form.value(Persons.CHECKED).isEmpty()) {
      problems.add(FieldProblem.of(Persons.CHECKED, "projects.problem.persons"));
    }
    Opened now = saved;
    try {
      if (saved.work() == null) {
        now = desk.save(saved, 0, Map.of());
      }
      if (problems.isEmpty()) {
        initiatives.submit(now.id(), now.version());
        return to("/projects/" + now.id() + "/edit");
      }
      problems.addAll(0, desk.problems(now));
    } catch (ValidationException e) {
      problems.addAll(0, e.problems());
    } catch (ConflictException e) {
      if (e.current() instanceof Initiative) {
        return to("/projects/" + now.id() + "/edit/newer");
      }
      return answer(
          editing(saved.id().toString(), new MultivaluedHashMap<>(Map.of("step", "review")))
              .status(CONFLICT));
    }
    return answer(
        page(now, WriteStep.REVIEW, WriteViews.Shown.STORED.typed(null, problems))
            .status(UNPROCESSABLE));
  }

  private Response to(String path) {
    return Response.seeOther(URI.create("/" + current.language() + path)).build();
  }

  private static Response answer(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}

package org.alliance.portal.vocabulary.internal.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.vocabulary.internal.VocabularyDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** One term: its names, whether it can be chosen, and what takes its place. */
@Component(service = TermPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/vocabulary/{scheme}/{code}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TermPages {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE = Set.of("renamed", "retired", "restored", "merged");

  private final VocabularyDesk desk;
  private final Vocabulary vocabulary;
  private final CurrentRequest current;

  /**
   * A term that can take another's place.
   *
   * @param value its code
   * @param label its name in the reader's language
   */
  public record Choice(String value, String label) {}

  @Activate
  public TermPages(
      @Reference VocabularyDesk desk,
      @Reference Vocabulary vocabulary,
      @Reference CurrentRequest current) {
    this.desk = desk;
    this.vocabulary = vocabulary;
    this.current = current;
  }

  @GET
  @RequiresAction(Vocabulary.EDIT)
  public View show(
      @PathParam("scheme") String scheme,
      @PathParam("code") String code,
      @QueryParam("done") String done) {
    Term term = desk.get(scheme, code);
    Optional<Form> kept = current.keptForm();
    return page(term, kept.orElseGet(() -> TermForm.of(term)))
        .with("kept", kept.isPresent())
        .with("done", done != null && DONE.contains(done) ? done : null);
  }

  /** Gives the term other names. */
  @POST
  @RequiresAction(Vocabulary.EDIT)
  public Response rename(
      @PathParam("scheme") String scheme,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    Term before = desk.get(scheme, code);
    Form form = Form.of(sent);
    try {
      desk.rename(
          scheme,
          code,
          TermForm.version(sent, "version"),
          TermForm.names(form, before.names().values()));
      return done(scheme, code, "renamed");
    } catch (ValidationException e) {
      return answer(page(before, form.with(e.problems())), UNPROCESSABLE);
    } catch (ConflictException e) {
      Term theirs = desk.get(scheme, code);
      Map<String, List<String>> values = new HashMap<>(sent);
      values.put("version", List.of(Integer.toString(theirs.version())));
      return answer(page(theirs, Form.of(values)).with("conflict", true), CONFLICT);
    }
  }

  /** Takes the term out of what can be chosen. */
  @POST
  @Path("/retire")
  @RequiresAction(Vocabulary.EDIT)
  public Response retire(
      @PathParam("scheme") String scheme,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    return changed(
        scheme,
        code,
        "retired",
        () -> desk.retire(scheme, code, TermForm.version(sent, "version")));
  }

  /** Makes the term one that can be chosen again. */
  @POST
  @Path("/restore")
  @RequiresAction(Vocabulary.EDIT)
  public Response restore(
      @PathParam("scheme") String scheme,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    return changed(
        scheme,
        code,
        "restored",
        () -> desk.bringBack(scheme, code, TermForm.version(sent, "version")));
  }

  private Response changed(String scheme, String code, String done, Supplier<Term> work) {
    try {
      work.get();
      return done(scheme, code, done);
    } catch (ValidationException e) {
      return refused(desk.get(scheme, code), e.problems());
    } catch (ConflictException e) {
      return meanwhile(desk.get(scheme, code));
    }
  }

  /** Says what a merge will do, before anybody does it. */
  @GET
  @Path("/merge")
  @RequiresAction(Vocabulary.EDIT)
  public Response merging(
      @PathParam("scheme") String scheme,
      @PathParam("code") String code,
      @QueryParam("into") String into) {
    Term term = desk.get(scheme, code);
    try {
      return Response.ok(confirmation(term, desk.mergeable(term, into))).build();
    } catch (ValidationException e) {
      return refused(term, e.problems());
    }
  }

  /** Lets another term take this one's place. */
  @POST
  @Path("/merge")
  @RequiresAction(Vocabulary.EDIT)
  public Response merge(
      @PathParam("scheme") String scheme,
      @PathParam("code") String code,
      MultivaluedMap<String, String> sent) {
    String into = Form.of(sent).value("into");
    try {
      desk.merge(
          scheme,
          code,
          TermForm.version(sent, "version"),
          into,
          TermForm.version(sent, "intoVersion"));
      return done(scheme, code, "merged");
    } catch (ValidationException e) {
      return refused(desk.get(scheme, code), e.problems());
    } catch (ConflictException e) {
      return mergedMeanwhile(desk.get(scheme, code), into);
    }
  }

  /** Asks again when the merge still makes sense, and shows the term as it is when not. */
  private Response mergedMeanwhile(Term term, String into) {
    try {
      return answer(confirmation(term, desk.mergeable(term, into)).with("changed", true), CONFLICT);
    } catch (ValidationException e) {
      return meanwhile(term);
    }
  }

  private View confirmation(Term term, Term into) {
    return View.of("merge")
        .with("scheme", term.scheme())
        .with("it", row(term))
        .with("into", row(into))
        .with("changed", false);
  }

  private View page(Term term, Form form) {
    return View.of("term")
        .with("scheme", term.scheme())
        .with("it", row(term))
        .with("form", form)
        .with("merge", form.problem("into") == null ? Form.of(Map.of()) : form)
        .with("choices", choices(term))
        .with("kept", false)
        .with("conflict", false)
        .with("meanwhile", false)
        .with("done", null);
  }

  private List<Choice> choices(Term term) {
    String lang = current.language();
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", ""));
    for (Term other : vocabulary.active(term.scheme(), lang)) {
      if (!other.code().equals(term.code())) {
        choices.add(new Choice(other.code(), vocabulary.label(other.scheme(), other.code(), lang)));
      }
    }
    return choices;
  }

  private TermRow row(Term term) {
    String lang = current.language();
    String into =
        term.mergedInto() == null ? null : vocabulary.label(term.scheme(), term.mergedInto(), lang);
    return TermRow.of(term, lang, into);
  }

  private Response refused(Term term, List<FieldProblem> problems) {
    return answer(page(term, TermForm.of(term).with(problems)), UNPROCESSABLE);
  }

  private Response meanwhile(Term term) {
    return answer(page(term, TermForm.of(term)).with("meanwhile", true), CONFLICT);
  }

  private Response done(String scheme, String code, String done) {
    return Response.seeOther(
            URI.create(
                "/"
                    + current.language()
                    + "/admin/vocabulary/"
                    + scheme
                    + "/"
                    + code
                    + "?done="
                    + done))
        .build();
  }

  private static Response answer(View view, int status) {
    return Response.status(status).entity(view.status(status)).build();
  }
}

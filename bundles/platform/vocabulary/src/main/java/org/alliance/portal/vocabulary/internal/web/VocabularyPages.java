package org.alliance.portal.vocabulary.internal.web;

import java.net.URI;
import java.text.Collator;
import java.util.Comparator;
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
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.vocabulary.Term;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.vocabulary.internal.Schemes;
import org.alliance.portal.vocabulary.internal.VocabularyDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The vocabularies, and the terms of each. */
@Component(service = VocabularyPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/vocabulary")
@Produces(MediaType.TEXT_HTML)
public final class VocabularyPages {
  private static final int UNPROCESSABLE = 422;

  private final VocabularyDesk desk;
  private final Vocabulary vocabulary;
  private final CurrentRequest current;

  /**
   * One vocabulary in the list of all.
   *
   * @param active how many terms can be chosen
   * @param others how many cannot any more
   */
  public record SchemeRow(String scheme, long active, long others) {}

  @Activate
  public VocabularyPages(
      @Reference VocabularyDesk desk,
      @Reference Vocabulary vocabulary,
      @Reference CurrentRequest current) {
    this.desk = desk;
    this.vocabulary = vocabulary;
    this.current = current;
  }

  @GET
  @RequiresAction(Vocabulary.EDIT)
  public View schemes() {
    return View.of("schemes").with("schemes", Schemes.ALL.stream().map(this::row).toList());
  }

  private SchemeRow row(String scheme) {
    List<Term> terms = desk.terms(scheme);
    long active = terms.stream().filter(term -> term.state() == Term.State.ACTIVE).count();
    return new SchemeRow(scheme, active, terms.size() - active);
  }

  @GET
  @Path("/{scheme}")
  @RequiresAction(Vocabulary.EDIT)
  public View terms(@PathParam("scheme") String scheme, @QueryParam("added") String added) {
    Optional<Form> kept = current.keptForm();
    return terms(scheme, kept.orElseGet(() -> Form.of(Map.of())))
        .with("kept", kept.isPresent())
        .with(
            "added",
            added == null ? null : vocabulary.term(scheme, added).map(this::row).orElse(null));
  }

  /** Adds a term. */
  @POST
  @Path("/{scheme}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Vocabulary.EDIT)
  public Response add(@PathParam("scheme") String scheme, MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    try {
      Term term = desk.add(scheme, form.value("code"), TermForm.names(form, Map.of()));
      return Response.seeOther(
              URI.create(
                  "/"
                      + current.language()
                      + "/admin/vocabulary/"
                      + scheme
                      + "?added="
                      + term.code()))
          .build();
    } catch (ValidationException e) {
      View again = terms(scheme, form.with(e.problems())).status(UNPROCESSABLE);
      return Response.status(again.status()).entity(again).build();
    }
  }

  private View terms(String scheme, Form form) {
    Collator collator = Collator.getInstance(Locale.forLanguageTag(current.language()));
    return View.of("terms")
        .with("scheme", scheme)
        .with(
            "terms",
            desk.terms(scheme).stream()
                .map(this::row)
                .sorted(Comparator.comparing((TermRow row) -> row.name().value(), collator))
                .toList())
        .with("form", form)
        .with("kept", false)
        .with("added", null)
        .with("coded", scheme.equals(Vocabulary.COUNTRY) || scheme.equals(Vocabulary.LANGUAGE));
  }

  private TermRow row(Term term) {
    String lang = current.language();
    String into =
        term.state() == Term.State.MERGED
            ? vocabulary.label(term.scheme(), term.code(), lang)
            : null;
    return TermRow.of(term, lang, into);
  }
}

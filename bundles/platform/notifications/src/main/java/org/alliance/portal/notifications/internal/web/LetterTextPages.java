package org.alliance.portal.notifications.internal.web;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.alliance.portal.api.PublicAddress;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.notifications.internal.KindNames;
import org.alliance.portal.notifications.internal.LetterText;
import org.alliance.portal.notifications.internal.TextService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The text of one kind of letter in one language. */
@Component(service = LetterTextPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/letters/{kind}/{textlang}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LetterTextPages {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE = Set.of("saved", "reset");
  private static final Pattern LINK = Pattern.compile(".*(link|address|url)$");

  private final TextService texts;
  private final KindNames names;
  private final CurrentRequest current;
  private final PublicAddress address;

  /**
   * A value that a text may use.
   *
   * @param required whether it must
   */
  public record Value(String name, boolean required) {}

  @Activate
  public LetterTextPages(
      @Reference TextService texts,
      @Reference KindNames names,
      @Reference CurrentRequest current,
      @Reference PublicAddress address) {
    this.texts = texts;
    this.names = names;
    this.current = current;
    this.address = address;
  }

  @GET
  @RequiresAction(Action.MODERATE)
  public View show(
      @PathParam("kind") String kind,
      @PathParam("textlang") String lang,
      @QueryParam("done") String done) {
    TextService.Text text = texts.get(kind, lang);
    Optional<Form> kept = current.keptForm();
    return page(text, kept.orElseGet(() -> form(text)))
        .with("kept", kept.isPresent())
        .with("done", done != null && DONE.contains(done) ? done : null);
  }

  /** Saves the text, or shows what it looks like. */
  @POST
  @RequiresAction(Action.MODERATE)
  public Response save(
      @PathParam("kind") String kind,
      @PathParam("textlang") String lang,
      MultivaluedMap<String, String> sent) {
    TextService.Text before = texts.get(kind, lang);
    Form form = Form.of(sent);
    String subject = form.value("subject");
    String body = form.value("body");
    try {
      if (!form.value("preview").isEmpty()) {
        LetterText typed = texts.checked(kind, lang, subject, body);
        return Response.ok(page(before, form).with("preview", example(before, typed))).build();
      }
      texts.save(kind, lang, version(form), subject, body);
      return done(before, "saved");
    } catch (ValidationException e) {
      return answer(page(before, form.with(e.problems())), UNPROCESSABLE);
    } catch (ConflictException e) {
      TextService.Text theirs = texts.get(kind, lang);
      Map<String, List<String>> values = new HashMap<>(sent);
      values.put("version", List.of(Integer.toString(theirs.version())));
      return answer(page(theirs, Form.of(values)).with("conflict", true), CONFLICT);
    }
  }

  /** Goes back to the text that is shipped. */
  @POST
  @Path("/reset")
  @RequiresAction(Action.MODERATE)
  public Response reset(
      @PathParam("kind") String kind,
      @PathParam("textlang") String lang,
      MultivaluedMap<String, String> sent) {
    TextService.Text before = texts.get(kind, lang);
    try {
      texts.reset(kind, lang, version(Form.of(sent)));
      return done(before, "reset");
    } catch (ConflictException e) {
      TextService.Text now = texts.get(kind, lang);
      return answer(page(now, form(now)).with("meanwhile", true), CONFLICT);
    }
  }

  private static int version(Form form) {
    String version = form.value("version");
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
  }

  private static Form form(TextService.Text text) {
    return Form.filled(
        Map.of(
            "subject", text.text().subject(),
            "body", text.text().body(),
            "version", text.version()));
  }

  private View page(TextService.Text text, Form form) {
    String lang = current.language();
    return View.of("letter-text")
        .with("it", text)
        .with("address", address(text))
        .with("name", names.name(text.entry().kind().id(), lang))
        .with("hint", names.hint(text.entry(), lang))
        .with(
            "values",
            text.entry().kind().values().stream()
                .map(name -> new Value(name, text.entry().kind().required().contains(name)))
                .toList())
        .with("form", form)
        .with("preview", null)
        .with("kept", false)
        .with("conflict", false)
        .with("meanwhile", false)
        .with("done", null);
  }

  /** The letter with values that show where they will stand. */
  private LetterText example(TextService.Text text, LetterText typed) {
    Map<String, String> values = new HashMap<>();
    for (String name : text.entry().kind().values()) {
      values.put(
          name,
          LINK.matcher(name.toLowerCase(Locale.ROOT)).matches()
              ? address.of(text.lang(), "/" + name)
              : "‹" + name + "›");
    }
    return typed.with(values);
  }

  private String address(TextService.Text text) {
    return "/"
        + current.language()
        + "/admin/letters/"
        + text.entry().kind().id()
        + "/"
        + text.lang();
  }

  private Response done(TextService.Text text, String done) {
    return Response.seeOther(URI.create(address(text) + "?done=" + done)).build();
  }

  private static Response answer(View view, int status) {
    return Response.status(status).entity(view.status(status)).build();
  }
}

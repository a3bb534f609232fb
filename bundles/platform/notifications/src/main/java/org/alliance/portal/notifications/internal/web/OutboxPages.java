package org.alliance.portal.notifications.internal.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.notifications.internal.KindNames;
import org.alliance.portal.notifications.internal.MailboxService;
import org.alliance.portal.notifications.internal.smtp.Form;
import org.alliance.portal.notifications.internal.store.LetterStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The outbox, and one letter in it. */
@Component(service = OutboxPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/outbox")
@Produces(MediaType.TEXT_HTML)
public final class OutboxPages {
  private static final Set<String> DONE = Set.of("again", "dropped", "late");

  private final MailboxService mailbox;
  private final KindNames names;
  private final CurrentRequest current;

  /** A value that the list can be filtered by. */
  public record Option(String value, String label, boolean chosen) {}

  /**
   * A paragraph of a letter.
   *
   * @param link whether it is nothing but an address of the portal
   */
  public record Paragraph(String text, boolean link) {}

  @Activate
  public OutboxPages(
      @Reference MailboxService mailbox,
      @Reference KindNames names,
      @Reference CurrentRequest current) {
    this.mailbox = mailbox;
    this.names = names;
    this.current = current;
  }

  /** Letters, newest first. */
  @GET
  @RequiresAction(Action.ADMINISTER)
  public View list(
      @QueryParam("state") String state,
      @QueryParam("kind") String kind,
      @QueryParam("after") String after) {
    String lang = current.language();
    List<String> kinds = mailbox.kinds();
    LetterStore.State wanted = state(state);
    String ofKind = kind(kind, kinds);
    Slice<LetterStore.Head> page = mailbox.list(wanted, ofKind, after);
    String filtered = filtered(wanted, ofKind);
    return View.of("outbox")
        .with("standing", mailbox.standing())
        .with("letters", page.map(letter -> LetterRow.of(letter, names, lang)).items())
        .with(
            "states",
            Arrays.stream(LetterStore.State.values())
                .map(each -> new Option(word(each), null, each == wanted))
                .toList())
        .with(
            "kinds",
            kinds.stream()
                .map(each -> new Option(each, names.name(each, lang), each.equals(ofKind)))
                .toList())
        .with("start", after == null || after.isBlank())
        .with("first", filtered)
        .with("next", page.next() == null ? null : next(filtered, page.next()));
  }

  private static String next(String filtered, String after) {
    return filtered + (filtered.contains("?") ? "&" : "?") + "after=" + encoded(after);
  }

  private String filtered(LetterStore.State state, String kind) {
    List<String> params = new ArrayList<>();
    if (state != null) {
      params.add("state=" + word(state));
    }
    if (kind != null) {
      params.add("kind=" + encoded(kind));
    }
    return address() + (params.isEmpty() ? "" : "?" + String.join("&", params));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String word(LetterStore.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static LetterStore.State state(String asked) {
    if (asked == null || asked.isBlank()) {
      return null;
    }
    return Arrays.stream(LetterStore.State.values())
        .filter(each -> word(each).equals(asked))
        .findFirst()
        .orElseThrow(() -> unknown("state"));
  }

  private static String kind(String asked, List<String> kinds) {
    if (asked == null || asked.isBlank()) {
      return null;
    }
    if (!kinds.contains(asked)) {
      throw unknown("kind");
    }
    return asked;
  }

  private static ValidationException unknown(String field) {
    return new ValidationException(FieldProblem.of(field, "portal.problem.unknown-value"));
  }

  /** One letter. */
  @GET
  @Path("/{id}")
  @RequiresAction(Action.ADMINISTER)
  public View show(@PathParam("id") String id, @QueryParam("done") String done) {
    LetterStore.Whole letter = mailbox.read(id(id));
    return View.of("outbox-letter")
        .with("it", LetterRow.of(letter.head(), names, current.language()))
        .with("text", letter.body() == null ? null : paragraphs(letter))
        .with("done", done != null && DONE.contains(done) ? done : null);
  }

  private static List<Paragraph> paragraphs(LetterStore.Whole letter) {
    return Arrays.stream(letter.body().split("\n{2,}"))
        .map(text -> new Paragraph(text, Form.ownAddress(text, letter.base())))
        .toList();
  }

  /** Sends a letter now, or tries it again. */
  @POST
  @Path("/{id}/again")
  @RequiresAction(Action.ADMINISTER)
  public Response again(@PathParam("id") String id) {
    return done(id(id), mailbox.again(id(id)) ? "again" : "late");
  }

  /** Takes a letter out. */
  @POST
  @Path("/{id}/drop")
  @RequiresAction(Action.ADMINISTER)
  public Response drop(@PathParam("id") String id) {
    return done(id(id), mailbox.drop(id(id)) ? "dropped" : "late");
  }

  private Response done(Id id, String done) {
    return Response.seeOther(URI.create(address() + "/" + id + "?done=" + done)).build();
  }

  private String address() {
    return "/" + current.language() + "/admin/outbox";
  }

  private static Id id(String id) {
    try {
      return Id.parse(id);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException("letter", id);
    }
  }
}

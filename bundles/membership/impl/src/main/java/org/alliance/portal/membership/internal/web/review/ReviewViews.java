package org.alliance.portal.membership.internal.web.review;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.Application;
import org.alliance.portal.membership.internal.Event;
import org.alliance.portal.membership.internal.Message;
import org.alliance.portal.membership.internal.ReviewService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the pages about one application have in common. */
@Component(service = ReviewViews.class)
public class ReviewViews {
  static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;

  private final ReviewService review;
  private final OrganisationPages organisations;
  private final ReviewTexts texts;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ReviewViews(
      @Reference ReviewService review,
      @Reference OrganisationPages organisations,
      @Reference ReviewTexts texts,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.review = review;
    this.organisations = organisations;
    this.texts = texts;
    this.access = access;
    this.current = current;
  }

  /**
   * Something to choose.
   *
   * @param value as it is sent
   * @param label what it is called
   */
  public record Choice(String value, String label) {}

  /**
   * Something that happened.
   *
   * @param event what and when
   * @param who name of the moderator; null for the applicant, and for somebody who is gone
   */
  public record Happened(Event event, String who) {}

  /**
   * A question or an answer.
   *
   * @param it what was said and when
   * @param who name of the moderator; null for the applicant, and for somebody who is gone
   */
  public record Said(Message it, String who) {}

  /**
   * An organisation that may be the same.
   *
   * @param name in the reader's language or the next best
   * @param it the organisation
   * @param href its page; null when there is none
   */
  public record Alike(ByLanguage.Chosen<String> name, Organisation it, String href) {}

  /**
   * The page of an application.
   *
   * @param form what was typed into its forms
   */
  View application(Id id, Form form) {
    ReviewService.Dossier dossier = review.dossier(id);
    Application it = dossier.application();
    return View.of("review-application")
        .with("it", it)
        .with("stage", QueueAddress.value(dossier.stage()))
        .with("pending", it.state().pending())
        .with("form", form)
        .with("messages", said(dossier))
        .with("events", happened(dossier))
        .with("hints", dossier.hints().stream().map(QueueAddress::value).sorted().toList())
        .with("alike", alike(dossier.organisations()))
        .with("twins", dossier.twins())
        .with("holder", name(dossier, account(it.assignedTo())))
        .with("mine", it.assignedTo() != null && it.assignedTo().equals(access.principal().id()))
        .with("me", access.principal().id() == null ? "" : access.principal().id().toString())
        .with("moderators", it.state().pending() ? moderators(it) : List.of())
        .with("made", it.organisation() == null ? null : organisations.address(it.organisation()))
        .with("decider", name(dossier, it.decidedBy()))
        .with("emptied", it.answers().email() == null)
        .with("kept", false)
        .with("done", null);
  }

  private static String account(Id account) {
    return account == null ? null : "account:" + account;
  }

  private String name(ReviewService.Dossier dossier, String actor) {
    if (Principal.SYSTEM.actor().equals(actor)) {
      return texts.text("membership.review.secretariat");
    }
    return actor == null ? null : dossier.names().get(actor);
  }

  private List<Said> said(ReviewService.Dossier dossier) {
    return dossier.messages().stream()
        .map(message -> new Said(message, name(dossier, message.actor())))
        .toList();
  }

  private List<Happened> happened(ReviewService.Dossier dossier) {
    return dossier.events().stream()
        .map(event -> new Happened(event, name(dossier, event.actor())))
        .toList();
  }

  private List<Alike> alike(List<Organisation> found) {
    Map<Id, Entity> pages =
        organisations.find(found.stream().map(Organisation::id).toList(), current.language());
    return found.stream()
        .map(
            it ->
                new Alike(
                    it.names().in(current.language()),
                    it,
                    pages.containsKey(it.id())
                        ? "/" + current.language() + pages.get(it.id()).path()
                        : null))
        .toList();
  }

  private List<Choice> moderators(Application it) {
    List<Choice> choices = new ArrayList<>();
    review
        .moderators()
        .forEach(
            (id, name) -> {
              if (!id.equals(it.assignedTo()) && !id.equals(access.principal().id())) {
                choices.add(new Choice(id.toString(), name));
              }
            });
    return choices;
  }

  /** Back to the application, which says what was done. */
  Response done(Id id, String what) {
    return Response.seeOther(
            URI.create("/" + current.language() + QueueAddress.PATH + "/" + id + "?done=" + what))
        .build();
  }

  /**
   * Says who was faster and what that person did; nothing that was typed is lost.
   *
   * @param form what was sent
   */
  Response conflict(Id id, Form form) {
    ReviewService.Dossier dossier = review.dossier(id);
    Application it = dossier.application();
    Map<String, String> typed = new HashMap<>();
    for (String field : List.of("text", "reason", "note")) {
      if (!form.value(field).isEmpty()) {
        typed.put(field, form.value(field));
      }
    }
    return answer(
        View.of("review-conflict")
            .with("it", it)
            .with("stage", QueueAddress.value(dossier.stage()))
            .with("closed", it.state().closed())
            .with("decider", name(dossier, it.decidedBy()))
            .with("holder", name(dossier, account(it.assignedTo())))
            .with("typed", typed),
        CONFLICT);
  }

  static Response answer(View view, int status) {
    return Response.status(status).entity(view.status(status)).build();
  }

  /** The id in an address. */
  static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Application.TYPE, text);
    }
  }

  /** A version that is not one makes a conflict, which shows the application as it is. */
  static int version(Form form) {
    String version = form.value("version");
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }
}

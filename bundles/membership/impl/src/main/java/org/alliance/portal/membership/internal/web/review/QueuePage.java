package org.alliance.portal.membership.internal.web.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.QueueFilter;
import org.alliance.portal.membership.internal.Queued;
import org.alliance.portal.membership.internal.ReviewService;
import org.alliance.portal.membership.internal.Stage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The queue of applications. */
@Component(service = QueuePage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/applications")
@Produces(MediaType.TEXT_HTML)
public class QueuePage {
  private final ReviewService review;
  private final ReviewTexts texts;
  private final CurrentRequest current;

  @Activate
  public QueuePage(
      @Reference ReviewService review,
      @Reference ReviewTexts texts,
      @Reference CurrentRequest current) {
    this.review = review;
    this.texts = texts;
    this.current = current;
  }

  /**
   * A part of the queue that is asked for often.
   *
   * @param label what it is called
   * @param href where it is
   * @param current whether it is what is shown
   */
  public record Part(String label, String href, boolean current) {}

  /**
   * An application in the queue.
   *
   * @param it as it is stored
   * @param holder name of the moderator who has it; null for nobody, or somebody who is gone
   */
  public record Line(Queued it, String holder) {}

  /** The queue, or the part of it that the address asks for. */
  @GET
  @RequiresAction(MembershipContribution.REVIEW)
  public View queue(
      @QueryParam(QueueAddress.STATE) List<String> states,
      @QueryParam(QueueAddress.WAY) List<String> ways,
      @QueryParam(QueueAddress.COUNTRY) List<String> countries,
      @QueryParam(QueueAddress.ASSIGNED) List<String> assigned,
      @QueryParam("after") String after) {
    QueueFilter filter = QueueAddress.read(states, ways, countries, assigned);
    Slice<Queued> page = review.list(filter, after);
    String lang = current.language();
    QueueFacets facets = new QueueFacets(filter, review.counts(), lang, texts);
    return View.of("review-queue")
        .with("parts", parts(filter, lang))
        .with("facets", facets.views())
        .with("chips", facets.chips())
        .with("clear", QueueAddress.of(lang, QueueFilter.OPEN, null))
        .with("total", facets.total())
        .with("filtered", !filter.equals(QueueFilter.OPEN))
        .with("oldestFirst", filter.oldestFirst())
        .with("query", QueueAddress.query(filter, null))
        .with("items", lines(page.items()))
        .with("start", after == null || after.isBlank())
        .with("first", QueueAddress.of(lang, filter, null))
        .with("next", page.next() == null ? null : QueueAddress.of(lang, filter, page.next()));
  }

  private List<Line> lines(List<Queued> items) {
    Set<Id> holders =
        Set.copyOf(items.stream().map(Queued::assignedTo).filter(Objects::nonNull).toList());
    Map<Id, String> names = review.names(holders);
    return items.stream()
        .map(it -> new Line(it, it.assignedTo() == null ? null : names.get(it.assignedTo())))
        .toList();
  }

  private List<Part> parts(QueueFilter filter, String lang) {
    List<Part> parts = new ArrayList<>();
    part(parts, "open", QueueFilter.OPEN, filter, lang);
    part(parts, "mine", held(QueueFilter.Holder.ME), filter, lang);
    part(parts, "unassigned", held(QueueFilter.Holder.NOBODY), filter, lang);
    part(
        parts,
        "decided",
        new QueueFilter(Stage.CLOSED, Set.of(), Set.of(), Set.of()),
        filter,
        lang);
    return parts;
  }

  private void part(
      List<Part> parts, String name, QueueFilter what, QueueFilter filter, String lang) {
    parts.add(
        new Part(
            texts.text("membership.review.part." + name),
            QueueAddress.of(lang, what, null),
            what.equals(filter)));
  }

  private static QueueFilter held(QueueFilter.Holder holder) {
    return new QueueFilter(Set.of(), Set.of(), Set.of(), Set.of(holder));
  }
}

package org.alliance.portal.content.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.ReviewService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** For the secretariat: the texts that wait to be looked at, and whose they are. */
@Component(service = ReviewPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/review")
@Produces(MediaType.TEXT_HTML)
public class ReviewPage {
  private static final int PAGE = 50;

  private final Access access;
  private final ReviewService reviews;
  private final Titles titles;
  private final TypeNames names;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public ReviewPage(
      @Reference Access access,
      @Reference ReviewService reviews,
      @Reference Titles titles,
      @Reference TypeNames names,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.access = access;
    this.reviews = reviews;
    this.titles = titles;
    this.names = names;
    this.organisations = organisations;
    this.current = current;
  }

  /**
   * One type of things in the filter.
   *
   * @param label its name
   * @param count how many wait
   * @param href address of its list
   * @param current whether its list is shown
   */
  public record Filter(String label, int count, String href, boolean current) {}

  /** What waits, longest first. */
  @GET
  @RequiresAction(Action.MODERATE)
  public View list(@QueryParam("type") String type, @QueryParam("after") String after) {
    access.require(Action.MODERATE);
    String wanted = type == null || type.isBlank() ? null : type;
    Slice<Reviews.Work> page = reviews.waiting(wanted, PAGE, after);
    Map<String, Integer> counts = reviews.waitingByType();
    String lang = current.language();
    String all = "/" + lang + "/admin/review";
    String address = wanted == null ? all : all + "?type=" + wanted;
    return View.of("review")
        .with("total", counts.values().stream().mapToInt(count -> count).sum())
        .with("all", all)
        .with("filtered", wanted != null)
        .with("filters", filters(counts, wanted, all, lang))
        .with("lines", lines(page.items(), lang))
        .with("start", after == null || after.isBlank())
        .with("first", address)
        .with(
            "next",
            page.next() == null
                ? null
                : address
                    + (wanted == null ? "?after=" : "&after=")
                    + URLEncoder.encode(page.next(), StandardCharsets.UTF_8));
  }

  private List<Filter> filters(
      Map<String, Integer> counts, String wanted, String all, String lang) {
    List<Filter> filters = new ArrayList<>();
    counts.forEach(
        (type, count) ->
            filters.add(
                new Filter(
                    names.of(type, lang), count, all + "?type=" + type, type.equals(wanted))));
    return filters;
  }

  private List<WorkLine> lines(List<Reviews.Work> works, String lang) {
    Owners owners = Owners.of(organisations, works.stream().map(Reviews.Work::organisation), lang);
    return works.stream()
        .map(
            work ->
                new WorkLine(
                    work.title(),
                    titles.knows(work.ref().type()) ? work.path() + "/review" : null,
                    names.of(work.ref().type(), lang),
                    WorkLine.word(work.state()),
                    owners.name(work.organisation()),
                    work.submitted()))
        .toList();
  }
}

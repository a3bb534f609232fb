package org.alliance.portal.content.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** For the secretariat: what went stale, and whose it is. */
@Component(service = FreshnessPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/freshness")
@Produces(MediaType.TEXT_HTML)
public class FreshnessPage {
  private static final int PAGE = 50;

  private final Access access;
  private final Freshness freshness;
  private final Titles titles;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public FreshnessPage(
      @Reference Access access,
      @Reference Freshness freshness,
      @Reference Titles titles,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.access = access;
    this.freshness = freshness;
    this.titles = titles;
    this.organisations = organisations;
    this.current = current;
  }

  /** Things in a state, longest unconfirmed first. */
  @GET
  @RequiresAction(Action.MODERATE)
  public View list(@QueryParam("state") String state, @QueryParam("after") String after) {
    access.require(Action.MODERATE);
    Freshness.State wanted = state(state);
    Slice<Freshness.Mark> page = freshness.list(null, wanted, PAGE, after);
    String lang = current.language();
    Map<EntityRef, Entity> named = titles.of(page.items(), lang);
    Owners owners =
        Owners.of(organisations, page.items().stream().map(Freshness.Mark::organisation), lang);
    String address =
        "/" + lang + "/admin/freshness?state=" + wanted.name().toLowerCase(Locale.ROOT);
    return View.of("freshness")
        .with("state", wanted.name().toLowerCase(Locale.ROOT))
        .with(
            "lines",
            page.items().stream()
                .map(
                    mark ->
                        FreshnessLine.of(
                            mark, named.get(mark.ref()), owners.name(mark.organisation())))
                .toList())
        .with("start", after == null || after.isBlank())
        .with("first", address)
        .with(
            "next",
            page.next() == null
                ? null
                : address + "&after=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8));
  }

  private static Freshness.State state(String state) {
    if (state == null || state.isBlank() || state.equals("stale")) {
      return Freshness.State.STALE;
    }
    if (state.equals("asked")) {
      return Freshness.State.ASKED;
    }
    throw new ValidationException(FieldProblem.of("state", "portal.problem.unknown-value"));
  }
}

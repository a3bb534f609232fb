package org.alliance.portal.projects.internal.web.read;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.ListView;
import org.alliance.portal.api.web.Lists;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The list of initiatives, to search in and choose from. */
@Component(service = ListPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects")
@Produces(MediaType.TEXT_HTML)
public class ListPage {
  private static final int PAGE = 25;

  private final Finder finder;
  private final Lists lists;
  private final Access access;
  private final CurrentRequest current;

  @Activate
  public ListPage(
      @Reference Finder finder,
      @Reference Lists lists,
      @Reference Access access,
      @Reference CurrentRequest current) {
    this.finder = finder;
    this.lists = lists;
    this.access = access;
    this.current = current;
  }

  /** The list; its address says which part of it. */
  @GET
  @RequiresAction(Initiatives.READ)
  public View list() {
    access.require(Initiatives.READ);
    String lang = current.language();
    String address = "/" + lang + "/projects";
    ListState.Reading reading = ListState.read(current.query(), finder.options());
    Lists.Found<Entry> found = lists.find(finder, reading, lang, PAGE);
    ListView<Entry> list = lists.view(finder, found, address, lang);
    return View.of("read-list")
        .with("list", list)
        .with("most", ComparePage.MOST)
        .with("mayWrite", mayWrite())
        .with("kosovo", found.entries().stream().anyMatch(entry -> entry.country().equals("XK")))
        .status(list.status());
  }

  /** Whether the reader writes for anybody. */
  private boolean mayWrite() {
    return access.principal().teams().keySet().stream()
            .anyMatch(team -> access.allows(Initiatives.WRITE, team))
        || access.allows(Initiatives.WRITE, null);
  }
}

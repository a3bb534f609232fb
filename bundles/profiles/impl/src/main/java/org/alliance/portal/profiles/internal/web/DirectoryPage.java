package org.alliance.portal.profiles.internal.web;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The directory of members, as a list and as a map. */
@Component(service = DirectoryPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles")
@Produces(MediaType.TEXT_HTML)
public class DirectoryPage {
  private static final int PAGE = 25;

  private final ListViews lists;
  private final ProfileFinder finder;
  private final Access access;

  @Activate
  public DirectoryPage(
      @Reference ListViews lists, @Reference ProfileFinder finder, @Reference Access access) {
    this.lists = lists;
    this.finder = finder;
    this.access = access;
  }

  /** The directory; its address says which part of it. */
  @GET
  @RequiresAction(Profiles.READ)
  public View list() {
    access.require(Profiles.READ);
    return lists
        .page("profiles", "/profiles", finder.members(), PAGE)
        .with("most", Profiles.COMPARED)
        .with("mayCreate", access.allows(Profiles.CREATE, null));
  }
}

package org.alliance.portal.endpoints.internal.developers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.Routes;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.alliance.portal.api.web.View;
import org.alliance.portal.endpoints.internal.openapi.OpenApiDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** How a program connects to this portal, with examples that work as they stand. */
@Component(service = {DevelopersPage.class, Navigation.class})
@JaxrsResource
@Path("/{lang:[a-z]{2}}/developers")
@Produces(MediaType.TEXT_HTML)
public final class DevelopersPage implements Navigation {
  private final OpenApiDocument document;
  private final Routes routes;
  private final CurrentRequest current;
  private final ObjectMapper mapper = new ObjectMapper();
  private volatile Found found = new Found("", "");

  /** The list to show, of one description. */
  private record Found(String tag, String list) {}

  /** Made by DS. */
  @Activate
  public DevelopersPage(
      @Reference OpenApiDocument document,
      @Reference Routes routes,
      @Reference CurrentRequest current) {
    this.document = document;
    this.routes = routes;
    this.current = current;
  }

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "developers",
            MenuItem.Section.FOOTER,
            25,
            "endpoints.developers.title",
            "/developers",
            Action.PUBLIC));
  }

  /** The page. */
  @GET
  @RequiresAction(Action.PUBLIC)
  public View show() {
    String base = current.baseAddress();
    List<Examples.Soap> soap = Offered.soap(routes.all());
    Examples.Soap shown = soap.stream().filter(one -> one.list() != null).findFirst().orElse(null);
    return View.of("developers")
        .with("base", base)
        .with("examples", Examples.rest(base, list()))
        .with("soap", soap)
        .with("envelope", shown == null ? null : Examples.soap(base, shown))
        .with("wsdl", soap.isEmpty() ? null : Examples.wsdl(base, soap.get(0)));
  }

  private String list() {
    OpenApiDocument.Text text = document.text();
    if (!found.tag().equals(text.tag())) {
      found = new Found(text.tag(), Offered.list(text.json(), mapper));
    }
    return found.list();
  }
}

package org.alliance.portal.security.internal.web.clients;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.clients.ClientDesk;
import org.alliance.portal.security.internal.clients.ClientPermissions;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The list of API clients, and the form for a new one. */
@Component(service = ClientsPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/clients")
@Produces(MediaType.TEXT_HTML)
public final class ClientsPage {
  private static final int UNPROCESSABLE = 422;

  private final ClientDesk desk;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public ClientsPage(
      @Reference ClientDesk desk,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.desk = desk;
    this.organisations = organisations;
    this.current = current;
  }

  /** The clients by name. */
  @GET
  @RequiresAction(ClientPermissions.MANAGE)
  public View list(
      @PathParam("lang") String lang,
      @QueryParam("after") String after,
      @QueryParam("deleted") String deleted) {
    Slice<ApiClient> page = desk.list(after);
    Map<Id, Organisation> owners =
        organisations.get(
            page.items().stream().map(ApiClient::organisation).filter(Objects::nonNull).toList());
    List<ClientRow> rows =
        page.items().stream()
            .map(client -> ClientRow.of(client, owners.get(client.organisation()), lang))
            .toList();
    return View.of("clients")
        .with("clients", rows)
        .with("deleted", deleted != null)
        .with("next", page.next() == null ? null : current.path() + "?after=" + page.next());
  }

  /** The form for a new client. */
  @GET
  @Path("/new")
  @RequiresAction(ClientPermissions.MANAGE)
  public View fresh(@PathParam("lang") String lang) {
    Form form =
        Form.filled(Map.of("id", desk.nextId(), "rate", Integer.toString(desk.usualRate())));
    return page(current.keptForm().orElse(form), lang);
  }

  private View page(Form form, String lang) {
    return ClientFormView.of("client-new", desk, form, List.of(), lang);
  }

  /** Makes a client; its key is shown by this answer and never again. */
  @POST
  @Path("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(ClientPermissions.MANAGE)
  public Response create(@PathParam("lang") String lang, MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    try {
      Id id = form.value("id").isEmpty() ? desk.nextId() : ClientForm.id(form, "id");
      ClientDesk.Made made = desk.create(id, ClientForm.draft(form));
      String address = "/" + lang + "/admin/clients/" + made.client().id();
      return Response.ok(NewKey.view(made.client().name(), made.key(), address)).build();
    } catch (ValidationException e) {
      return Response.status(UNPROCESSABLE)
          .entity(page(form.with(e.problems()), lang).status(UNPROCESSABLE))
          .build();
    } catch (ConflictException e) {
      // The form was sent twice: the first answer, with the key, did not reach the person.
      return Response.seeOther(
              URI.create("/" + lang + "/admin/clients/" + form.value("id") + "?done=twice"))
          .build();
    }
  }
}

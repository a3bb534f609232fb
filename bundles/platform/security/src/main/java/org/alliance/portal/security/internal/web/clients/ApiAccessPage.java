package org.alliance.portal.security.internal.web.clients;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.clients.ClientPermissions;
import org.alliance.portal.security.internal.clients.KeyDesk;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The API clients of the reader's own organisations, and how to ask for one. */
@Component(service = ApiAccessPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/api-access")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ApiAccessPage {
  private static final Set<String> DONE = Set.of("revoked");

  private final KeyDesk desk;
  private final ClientKeys keys;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public ApiAccessPage(
      @Reference KeyDesk desk,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.desk = desk;
    this.keys = new ClientKeys(desk);
    this.organisations = organisations;
    this.current = current;
  }

  /** The reader's clients, if there are any. */
  @GET
  @RequiresAction(Action.SIGNED_IN)
  public View mine(@PathParam("lang") String lang) {
    List<ApiClient> clients = desk.mine();
    Map<Id, Organisation> owners =
        organisations.get(clients.stream().map(ApiClient::organisation).toList());
    return View.of("api-access")
        .with(
            "clients",
            clients.stream()
                .map(client -> ClientRow.of(client, owners.get(client.organisation()), lang))
                .toList());
  }

  /** One client with its keys and usage. */
  @GET
  @Path("/{id}")
  @RequiresAction(ClientPermissions.KEYS)
  public View show(@PathParam("id") Id id, @QueryParam("done") String done) {
    return page(id, null).with("done", done != null && DONE.contains(done) ? done : null);
  }

  private View page(Id id, Form keyForm) {
    ApiClient client = desk.get(id);
    Organisation owner =
        client.organisation() == null
            ? null
            : organisations.get(List.of(client.organisation())).get(client.organisation());
    View page =
        View.of("api-access-client")
            .with("client", ClientRow.of(client, owner, current.language()))
            .with("meanwhile", false)
            .with("done", null);
    return keys.add(page, id, here(id), keyForm, current.language());
  }

  private String here(Id id) {
    return "/" + current.language() + "/api-access/" + id;
  }

  /** Makes another key; it is shown by this answer and never again. */
  @POST
  @Path("/{id}/keys")
  @RequiresAction(ClientPermissions.KEYS)
  public Response renew(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    return keys.renew(
        id,
        Form.of(sent),
        here(id),
        (form, meanwhile) -> page(id, form).with("meanwhile", meanwhile));
  }

  /** Ends a key at once. */
  @POST
  @Path("/{id}/keys/revoke")
  @RequiresAction(ClientPermissions.KEYS)
  public Response revoke(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    return keys.revoke(id, Form.of(sent), here(id));
  }
}

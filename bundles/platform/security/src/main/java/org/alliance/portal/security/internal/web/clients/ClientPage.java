package org.alliance.portal.security.internal.web.clients;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.clients.ClientDesk;
import org.alliance.portal.security.internal.clients.ClientPermissions;
import org.alliance.portal.security.internal.clients.KeyDesk;
import org.alliance.portal.security.internal.store.ApiClientStore.ApiClient;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** One API client, as the admin sees it. */
@Component(service = ClientPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/clients/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ClientPage {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE =
      Set.of("saved", "blocked", "unblocked", "revoked", "twice");

  private final ClientDesk desk;
  private final ClientKeys keys;
  private final Organisations organisations;
  private final CurrentRequest current;

  @Activate
  public ClientPage(
      @Reference ClientDesk desk,
      @Reference KeyDesk keys,
      @Reference Organisations organisations,
      @Reference CurrentRequest current) {
    this.desk = desk;
    this.keys = new ClientKeys(keys);
    this.organisations = organisations;
    this.current = current;
  }

  /** The client with its keys and usage. */
  @GET
  @RequiresAction(ClientPermissions.MANAGE)
  public View show(@PathParam("id") Id id, @QueryParam("done") String done) {
    ApiClient client = desk.get(id);
    Optional<Form> kept = current.keptForm();
    return page(client, kept.orElseGet(() -> ClientForm.of(client)), null)
        .with("kept", kept.isPresent())
        .with("done", done != null && DONE.contains(done) ? done : null);
  }

  /** Replaces what is said of the client. */
  @POST
  @RequiresAction(ClientPermissions.MANAGE)
  public Response save(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    Form form = Form.of(sent);
    try {
      desk.change(id, ClientForm.version(form), ClientForm.draft(form));
      return done(id, "saved");
    } catch (ValidationException e) {
      return ClientKeys.answer(page(desk.get(id), form.with(e.problems()), null), UNPROCESSABLE);
    } catch (ConflictException e) {
      ApiClient theirs = desk.get(id);
      Map<String, List<String>> values = new HashMap<>(sent);
      values.put("version", List.of(Integer.toString(theirs.version())));
      View page = page(theirs, Form.of(values), null).with("conflict", true);
      return ClientKeys.answer(page.with("yours", yours(theirs, form)), CONFLICT);
    }
  }

  /** What was typed, shown beside what was saved meanwhile. */
  private ClientRow yours(ApiClient theirs, Form form) {
    Optional<Id> organisation = organisation(form.value("organisation"));
    Organisation owner =
        organisation.map(id -> organisations.get(List.of(id)).get(id)).orElse(null);
    String rate = form.value("rate");
    return new ClientRow(
        theirs.id().toString(),
        0,
        form.value("name"),
        owner == null ? null : owner.names().in(current.language()),
        form.value("contact"),
        form.value("note"),
        form.all("scopes"),
        rate.matches("\\d{1,6}") ? Integer.valueOf(rate) : null,
        "active",
        null);
  }

  private static Optional<Id> organisation(String word) {
    try {
      return Optional.of(Id.parse(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Makes another key; it is shown by this answer and never again. */
  @POST
  @Path("/keys")
  @RequiresAction(ClientPermissions.MANAGE)
  public Response renew(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    return keys.renew(
        id,
        Form.of(sent),
        here(id),
        (form, meanwhile) -> {
          ApiClient client = desk.get(id);
          return page(client, ClientForm.of(client), form).with("meanwhile", meanwhile);
        });
  }

  /** Ends a key at once. */
  @POST
  @Path("/keys/revoke")
  @RequiresAction(ClientPermissions.MANAGE)
  public Response revoke(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    return keys.revoke(id, Form.of(sent), here(id));
  }

  /** Refuses every key of the client, until it is unblocked. */
  @POST
  @Path("/block")
  @RequiresAction(ClientPermissions.MANAGE)
  public Response block(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    return changed(id, "blocked", () -> desk.block(id, ClientForm.version(Form.of(sent)), true));
  }

  /** Takes the client's keys again. */
  @POST
  @Path("/unblock")
  @RequiresAction(ClientPermissions.MANAGE)
  public Response unblock(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    return changed(id, "unblocked", () -> desk.block(id, ClientForm.version(Form.of(sent)), false));
  }

  private Response changed(Id id, String done, Runnable work) {
    try {
      work.run();
      return done(id, done);
    } catch (ConflictException e) {
      return meanwhile(id);
    }
  }

  private Response meanwhile(Id id) {
    ApiClient client = desk.get(id);
    return ClientKeys.answer(
        page(client, ClientForm.of(client), null).with("meanwhile", true), CONFLICT);
  }

  /** Asks before the client is deleted. */
  @GET
  @Path("/delete")
  @RequiresAction(ClientPermissions.MANAGE)
  public View deleting(@PathParam("id") Id id) {
    ApiClient client = desk.get(id);
    return View.of("client-delete").with("client", row(client)).with("here", here(id));
  }

  /** Deletes the client. */
  @POST
  @Path("/delete")
  @RequiresAction(ClientPermissions.MANAGE)
  public Response delete(@PathParam("id") Id id, MultivaluedMap<String, String> sent) {
    try {
      desk.delete(id, ClientForm.version(Form.of(sent)));
    } catch (ConflictException e) {
      return meanwhile(id);
    }
    return Response.seeOther(URI.create("/" + current.language() + "/admin/clients?deleted=yes"))
        .build();
  }

  private View page(ApiClient client, Form form, Form keyForm) {
    String lang = current.language();
    View page =
        ClientFormView.of("client", desk, form, client.scopes(), lang)
            .with("client", row(client))
            .with("kept", false)
            .with("conflict", false)
            .with("yours", null)
            .with("meanwhile", false)
            .with("done", null);
    return keys.add(page, client.id(), here(client.id()), keyForm, lang);
  }

  private ClientRow row(ApiClient client) {
    Organisation owner =
        client.organisation() == null
            ? null
            : organisations.get(List.of(client.organisation())).get(client.organisation());
    return ClientRow.of(client, owner, current.language());
  }

  private String here(Id id) {
    return "/" + current.language() + "/admin/clients/" + id;
  }

  private Response done(Id id, String done) {
    return Response.seeOther(URI.create(here(id) + "?done=" + done)).build();
  }
}

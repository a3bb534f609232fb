package org.alliance.portal.profiles.internal.web;

import java.net.URI;
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
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Contact;
import org.alliance.portal.profiles.api.Contacts;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.api.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Who answers for a member: for its editors, who add, ask and remove. */
@Component(service = ContactPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles/{id}/contacts")
@Produces(MediaType.TEXT_HTML)
public class ContactPages {
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE = Set.of("added", "removed", "written");

  private final Profiles profiles;
  private final Contacts contacts;
  private final Access access;
  private final FieldTexts texts;
  private final CurrentRequest current;

  @Activate
  public ContactPages(
      @Reference Profiles profiles,
      @Reference Contacts contacts,
      @Reference Access access,
      @Reference FieldTexts texts,
      @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.contacts = contacts;
    this.access = access;
    this.texts = texts;
    this.current = current;
  }

  /** The contacts, with the form for one more. */
  @GET
  @RequiresAction(Profiles.EDIT)
  public View list(@PathParam("id") String id, @QueryParam("done") String done) {
    Profile profile = editable(id);
    Optional<Form> kept = current.keptForm();
    return page(profile, kept.orElse(Form.of(Map.of())))
        .with("kept", kept.isPresent())
        .with("done", done != null && DONE.contains(done) ? done : null);
  }

  /** Adds a person, who is asked by letter, or the editor. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response add(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Profile profile = editable(id);
    Form form = Form.of(sent);
    Contact.Draft draft =
        new Contact.Draft(
            form.value("name"),
            form.value("role"),
            form.value("email"),
            form.value("phone"),
            form.all("languages").stream().filter(code -> !code.isBlank()).toList());
    try {
      if (!form.value("self").isEmpty() && mayBe(profile)) {
        contacts.addSelf(profile.id(), draft);
        return to(profile, "added");
      }
      contacts.add(profile.id(), draft);
      return to(profile, "written");
    } catch (ValidationException e) {
      return answer(page(profile, form.with(e.problems())).status(UNPROCESSABLE));
    }
  }

  /** Whoever comes here from the sign-in, or by the other language, sees the list. */
  @GET
  @Path("/{contact}/link")
  @RequiresAction(Profiles.EDIT)
  public Response back(@PathParam("id") String id) {
    return Response.seeOther(URI.create(address(editable(id)))).build();
  }

  /** Writes once more to a person who has not answered. */
  @POST
  @Path("/{contact}/link")
  @RequiresAction(Profiles.EDIT)
  public Response link(@PathParam("id") String id, @PathParam("contact") String contact) {
    Profile profile = editable(id);
    try {
      contacts.askAgain(profile.id(), ProfileIds.parse(contact));
      return to(profile, "written");
    } catch (ValidationException e) {
      return answer(page(profile, Form.of(Map.of()).with(e.problems())).status(UNPROCESSABLE));
    }
  }

  /** Asks whether a contact shall really be removed. */
  @GET
  @Path("/{contact}/remove")
  @RequiresAction(Profiles.EDIT)
  public View removing(@PathParam("id") String id, @PathParam("contact") String contact) {
    Profile profile = editable(id);
    return head("profile-contact-remove", profile)
        .with("contact", found(profile, ProfileIds.parse(contact)));
  }

  /** Removes a contact. */
  @POST
  @Path("/{contact}/remove")
  @RequiresAction(Profiles.EDIT)
  public Response remove(@PathParam("id") String id, @PathParam("contact") String contact) {
    Profile profile = editable(id);
    contacts.remove(profile.id(), ProfileIds.parse(contact));
    return to(profile, "removed");
  }

  private Contact found(Profile profile, Id contact) {
    return contacts.list(profile.id()).stream()
        .filter(c -> c.id().equals(contact))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("contact", contact));
  }

  private Profile editable(String id) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.EDIT, profile.id());
    return profile;
  }

  /** Whether the editor can be a contact: the secretariat edits for others. */
  private boolean mayBe(Profile profile) {
    Principal principal = access.principal();
    return principal.kind() == Principal.Kind.ACCOUNT
        && principal.teams().containsKey(profile.id());
  }

  private View page(Profile profile, Form form) {
    String lang = current.language();
    List<Contact> all = contacts.list(profile.id());
    return head("profile-contacts", profile)
        .with("contacts", all.stream().map(c -> ContactLine.of(c, texts, lang)).toList())
        .with("full", all.size() >= Contacts.MOST)
        .with("most", Contacts.MOST)
        .with("form", form)
        .with("mayBe", mayBe(profile) && all.stream().noneMatch(Contact::own))
        .with("spoken", texts.choices(Vocabulary.LANGUAGE, form.all("languages"), lang))
        .with("kept", false)
        .with("done", null);
  }

  private View head(String template, Profile profile) {
    return View.of(template)
        .with("name", profile.names().in(current.language()))
        .with("id", profile.id().toString())
        .with("audience", ContactLine.audience(profile.visibility().get(Section.CONTACTS)));
  }

  private Response to(Profile profile, String done) {
    return Response.seeOther(URI.create(address(profile) + "?done=" + done)).build();
  }

  private String address(Profile profile) {
    return "/" + current.language() + "/profiles/" + profile.id() + "/contacts";
  }

  private static Response answer(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}

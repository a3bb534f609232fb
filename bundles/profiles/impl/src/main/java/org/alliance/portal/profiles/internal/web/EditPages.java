package org.alliance.portal.profiles.internal.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.Form;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Estimate;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The forms by which profiles are added, changed and removed. */
@Component(service = EditPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles")
@Produces(MediaType.TEXT_HTML)
public class EditPages {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Profiles profiles;
  private final Access access;
  private final CurrentRequest current;
  private final PageRenderer texts;
  private final BundleContext context;

  @Activate
  public EditPages(
      @Reference Profiles profiles,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference PageRenderer texts,
      BundleContext context) {
    this.profiles = profiles;
    this.access = access;
    this.current = current;
    this.texts = texts;
    this.context = context;
  }

  /** An empty form, or the one that was half written when the session ended. */
  @GET
  @Path("/new")
  @RequiresAction(Profiles.CREATE)
  public View creating() {
    access.require(Profiles.CREATE);
    Optional<Form> kept = current.keptForm();
    return form(
            kept.orElseGet(
                () ->
                    Form.filled(
                        Map.of("original", current.language(), "accession.status", "joined"))),
            null)
        .with("kept", kept.isPresent());
  }

  /** Adds a member. */
  @POST
  @Path("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.CREATE)
  public Response create(MultivaluedMap<String, String> sent) {
    ProfileForm form = new ProfileForm(Form.of(sent), null, true);
    try {
      if (form.unreadable()) {
        throw new ValidationException(profiles.check(form.draft()));
      }
      return saved(profiles.create(form.draft()));
    } catch (ValidationException e) {
      return refused(form(form.refused(e.problems()), null));
    }
  }

  /** The form of a member. */
  @GET
  @Path("/{id}/edit")
  @RequiresAction(Profiles.EDIT)
  public View editing(@PathParam("id") String id) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.EDIT, profile.id());
    Optional<Form> kept = current.keptForm();
    return form(kept.orElseGet(() -> Form.filled(values(profile))), profile)
        .with("kept", kept.isPresent());
  }

  /** Changes a member. */
  @POST
  @Path("/{id}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response edit(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    Profile before = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.EDIT, before.id());
    ProfileForm form = new ProfileForm(Form.of(sent), before, mayAccession());
    try {
      if (form.unreadable()) {
        throw new ValidationException(profiles.check(form.draft()));
      }
      return saved(profiles.update(before.id(), version(sent), form.draft()).id());
    } catch (ValidationException e) {
      return refused(form(form.refused(e.problems()), before));
    } catch (ConflictException e) {
      return conflict(form, Form.of(sent), e);
    }
  }

  /** Both versions side by side; the form keeps what was typed and takes the new version. */
  private Response conflict(ProfileForm form, Form sent, ConflictException conflict) {
    if (!(conflict.current() instanceof Profile theirs)) {
      throw new NotFoundException(Profile.TYPE, current.path());
    }
    Map<String, List<String>> values = new HashMap<>(sent.values());
    values.put("version", List.of(Integer.toString(theirs.version())));
    return page(
        form(Form.of(values), theirs)
            .with("differences", ProfileForm.differences(form.draft(), theirs.draft()))
            .with("updated", theirs.updated())
            .status(CONFLICT));
  }

  /** Asks whether a profile shall really be removed. */
  @GET
  @Path("/{id}/delete")
  @RequiresAction(Profiles.DELETE)
  public View deleting(@PathParam("id") String id) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.DELETE, profile.id());
    return deletion(profile);
  }

  private View deletion(Profile profile) {
    return View.of("profile-delete")
        .with("it", ProfileView.of(profile, current.language()))
        .with("changed", false)
        .with("id", profile.id().toString());
  }

  /** Removes a profile. */
  @POST
  @Path("/{id}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.DELETE)
  public Response delete(@PathParam("id") String id, MultivaluedMap<String, String> sent) {
    try {
      profiles.delete(ProfileIds.parse(id), version(sent));
      return Response.seeOther(URI.create("/" + current.language() + "/profiles")).build();
    } catch (ConflictException e) {
      if (e.current() instanceof Profile profile) {
        return page(deletion(profile).with("changed", true).status(CONFLICT));
      }
      throw new NotFoundException(Profile.TYPE, id);
    }
  }

  private View form(Form form, Profile profile) {
    String lang = current.language();
    return View.of("profile-form")
        .with("form", form)
        .with("it", profile == null ? null : ProfileView.of(profile, lang))
        .with("kept", false)
        .with("differences", null)
        .with("updated", null)
        .with("id", profile == null ? null : profile.id().toString())
        .with("version", form.value("version"))
        .with("mayAccession", mayAccession())
        .with("originalLang", originalLanguage(form, lang))
        .with("originals", orNone(Choices.languages(form.value("original"), lang)))
        .with("workingLanguages", Choices.workingLanguages(form.all("workingLanguages"), lang))
        .with("countries", orNone(Choices.countries(form.value("country"), lang)))
        .with(
            "kinds",
            Choices.KINDS.stream()
                .map(kind -> new Choices.Choice(kind, text(lang, "profiles.kind." + kind)))
                .toList())
        .with(
            "statuses",
            orNone(labelled(lang, "profiles.accession.", Profile.Accession.Status.values())))
        .with("methods", orNone(labelled(lang, "profiles.method.", Estimate.Method.values())));
  }

  private static String originalLanguage(Form form, String lang) {
    String original = form.value("original");
    return original.matches("[a-z]{2}") ? original : lang;
  }

  /** Nothing is chosen until somebody chooses. */
  private static List<Choices.Choice> orNone(List<Choices.Choice> choices) {
    List<Choices.Choice> all = new ArrayList<>(choices);
    all.add(0, new Choices.Choice("", ""));
    return all;
  }

  private boolean mayAccession() {
    return access.allows(Profiles.CREATE, null);
  }

  private List<Choices.Choice> labelled(String lang, String prefix, Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> new Choices.Choice(key(value), text(lang, prefix + key(value))))
        .toList();
  }

  private String text(String lang, String key) {
    return texts.text(context.getBundle(), lang, key, Map.of());
  }

  private static Map<String, Object> values(Profile profile) {
    Map<String, Object> values = ProfileForm.values(profile.draft());
    values.put("version", profile.version());
    return values;
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A version that is not one makes a conflict, which shows the reader both versions. */
  private static int version(MultivaluedMap<String, String> sent) {
    String version = sent.getFirst("version");
    return version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }

  private Response saved(Id id) {
    return Response.seeOther(URI.create("/" + current.language() + "/profiles/" + id + "?saved"))
        .build();
  }

  private static Response refused(View view) {
    return page(view.status(UNPROCESSABLE));
  }

  private static Response page(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}

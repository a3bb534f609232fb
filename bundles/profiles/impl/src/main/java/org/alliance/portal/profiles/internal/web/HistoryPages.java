package org.alliance.portal.profiles.internal.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Actors;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What a profile said before: list, comparison, one version and the way back to it. */
@Component(service = HistoryPages.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/profiles/{id}/history")
@Produces(MediaType.TEXT_HTML)
public class HistoryPages {
  private static final int PAGE = 25;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Profiles profiles;
  private final Access access;
  private final Actors actors;
  private final FieldTexts texts;
  private final CurrentRequest current;

  @Activate
  public HistoryPages(
      @Reference Profiles profiles,
      @Reference Access access,
      @Reference Actors actors,
      @Reference FieldTexts texts,
      @Reference CurrentRequest current) {
    this.profiles = profiles;
    this.access = access;
    this.actors = actors;
    this.texts = texts;
    this.current = current;
  }

  /** The versions, newest first. */
  @GET
  @RequiresAction(Profiles.READ)
  public View list(@PathParam("id") String id, @QueryParam("after") String after) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    Slice<History.Version> page = profiles.history(profile.id(), PAGE, after);
    Map<String, String> names = names(page.items());
    String address = address(profile);
    return page("profile-history", profile)
        .with(
            "versions",
            page.items().stream()
                .map(v -> HistoryView.entry(v, profile, who(v, names), address, texts, lang()))
                .toList())
        .with(
            "next",
            page.next() == null
                ? null
                : address + "?after=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8))
        .with("start", after == null || after.isBlank() ? null : address);
  }

  /** Names of those who wrote the versions; only editors are told who that was. */
  private Map<String, String> names(List<History.Version> versions) {
    return actors.names(
        versions.stream()
            .map(History.Version::actor)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  private String who(History.Version version, Map<String, String> names) {
    String actor = version.actor();
    if (actor == null) {
      return "";
    }
    String fallback = actor.equals("system") ? "profiles.history.portal" : "profiles.history.gone";
    return names.containsKey(actor) ? names.get(actor) : texts.text(lang(), fallback);
  }

  /** What differs between two versions. */
  @GET
  @Path("/compare")
  @RequiresAction(Profiles.READ)
  public View compare(
      @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    int a = number("from", from);
    int b = number("to", to);
    int older = Math.min(a, b);
    int newer = Math.max(a, b);
    return page("profile-versions", profile)
        .with("older", older)
        .with("newer", newer)
        .with(
            "rows", HistoryView.rows(profiles.compare(profile.id(), older, newer), texts, lang()));
  }

  private static int number(String field, String text) {
    int version = ProfileIds.version(text);
    if (version == 0) {
      throw new ValidationException(FieldProblem.of(field, "portal.problem.not-a-number"));
    }
    return version;
  }

  /** The profile as it was. */
  @GET
  @Path("/{version}")
  @RequiresAction(Profiles.READ)
  public View version(@PathParam("id") String id, @PathParam("version") String version) {
    return version(profiles.get(ProfileIds.parse(id)), version);
  }

  private View version(Profile profile, String version) {
    Profile then = profiles.at(profile.id(), ProfileIds.version(version));
    boolean mayRestore =
        then.version() != profile.version() && access.allows(Profiles.EDIT, profile.id());
    return page("profile-version", profile)
        .with("number", then.version())
        .with("time", then.updated())
        .with("said", HistoryView.said(then, texts, lang()))
        .with("hidden", !then.hidden().isEmpty())
        .with("rows", mayRestore ? wayBack(profile, then) : List.of())
        .with("mayRestore", mayRestore)
        .with("wrong", List.of())
        .with("changed", false);
  }

  /**
   * What going back would change: neither who may see what, nor for a team how it stands to the
   * Alliance. Of a profile that is older than its history this is not known.
   */
  private List<HistoryView.Row> wayBack(Profile profile, Profile then) {
    boolean accession = access.allows(Profiles.CREATE, null);
    try {
      return HistoryView.rows(
          profiles.compare(profile.id(), profile.version(), then.version()).stream()
              .filter(d -> !d.field().startsWith("visibility."))
              .filter(d -> accession || !d.field().startsWith("accession."))
              .toList(),
          texts,
          lang());
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  /** Makes the profile say again what it said. */
  @POST
  @Path("/{version}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequiresAction(Profiles.EDIT)
  public Response restore(
      @PathParam("id") String id,
      @PathParam("version") String version,
      MultivaluedMap<String, String> sent) {
    Profile profile = profiles.get(ProfileIds.parse(id));
    access.require(Profiles.EDIT, profile.id());
    try {
      profiles.restore(
          profile.id(), ProfileIds.version(sent.getFirst("version")), ProfileIds.version(version));
      return Response.seeOther(
              URI.create("/" + lang() + "/profiles/" + profile.id() + "?saved=yes"))
          .build();
    } catch (ValidationException e) {
      return answer(
          version(profile, version)
              .with("wrong", HistoryView.wrong(e.problems(), texts, lang()))
              .status(UNPROCESSABLE));
    } catch (ConflictException e) {
      if (!(e.current() instanceof Profile)) {
        throw new NotFoundException(Profile.TYPE, id);
      }
      return answer(
          version(profiles.get(profile.id()), version).with("changed", true).status(CONFLICT));
    }
  }

  private View page(String template, Profile profile) {
    return View.of(template)
        .with("name", profile.names().in(lang()))
        .with("id", profile.id().toString())
        .with("current", profile.version())
        .with("history", address(profile));
  }

  private String address(Profile profile) {
    return "/" + lang() + "/profiles/" + profile.id() + "/history";
  }

  private String lang() {
    return current.language();
  }

  private static Response answer(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}

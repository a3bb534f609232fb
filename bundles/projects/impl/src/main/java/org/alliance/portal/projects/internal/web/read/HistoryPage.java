package org.alliance.portal.projects.internal.web.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Actors;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.web.ListState;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** When an initiative was published, and what changed each time. */
@Component(service = HistoryPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/projects/{id}/history")
@Produces(MediaType.TEXT_HTML)
public class HistoryPage {
  private static final int PAGE = 25;

  private final Initiatives initiatives;
  private final Actors actors;
  private final ReadTexts texts;
  private final CurrentRequest current;

  @Activate
  public HistoryPage(
      @Reference Initiatives initiatives,
      @Reference Actors actors,
      @Reference ReadTexts texts,
      @Reference CurrentRequest current) {
    this.initiatives = initiatives;
    this.actors = actors;
    this.texts = texts;
    this.current = current;
  }

  /**
   * A version, as the macro {@code history} shows it.
   *
   * @param number its number
   * @param time when it was published
   * @param who published it; empty when the reader is not told
   * @param fields what changed
   * @param href what it said
   * @param current whether this is what is published
   */
  public record Version(
      int number, Instant time, String who, List<String> fields, String href, boolean current) {}

  /** The versions, newest first. */
  @GET
  @RequiresAction(Initiatives.READ)
  public View list(@PathParam("id") String text, @QueryParam("after") String after) {
    Id id = InitiativePage.parse(text);
    String lang = current.language();
    Initiative initiative = initiatives.get(id);
    Slice<History.Version> page = initiatives.history(id, PAGE, after);
    Map<String, String> people =
        actors.names(
            page.items().stream()
                .map(History.Version::actor)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    String address = "/" + lang + "/projects/" + id;
    return View.of("read-history")
        .with("address", address)
        .with("title", Story.of(initiative, lang, null).title())
        .with(
            "versions",
            page.items().stream()
                .map(v -> version(v, people, address, v.number() == initiative.version(), lang))
                .toList())
        .with(
            "next",
            page.next() == null
                ? null
                : address + "/history?after=" + ListState.encoded(page.next()));
  }

  private Version version(
      History.Version version,
      Map<String, String> people,
      String address,
      boolean now,
      String lang) {
    String who =
        version.actor() == null
            ? ""
            : people.getOrDefault(
                version.actor(),
                texts.text(
                    version.actor().equals("system")
                        ? "projects.history.portal"
                        : "projects.history.gone",
                    lang));
    return new Version(
        version.number(),
        version.time(),
        who,
        version.fields().stream().map(field -> label(field, lang)).distinct().toList(),
        address + "/history/" + version.number(),
        now);
  }

  /** A field's name; of a text or a row of a table that of the part. */
  private String label(String field, String lang) {
    String[] words = field.split("\\.");
    return texts.text(
        "projects.field." + (words[0].equals("texts") ? words[words.length - 1] : words[0]), lang);
  }
}

package org.alliance.portal.notifications.internal.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.web.View;
import org.alliance.portal.notifications.internal.KindNames;
import org.alliance.portal.notifications.internal.TextService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The kinds of letter, by who brings them. */
@Component(service = LettersPage.class)
@JaxrsResource
@Path("/{lang:[a-z]{2}}/admin/letters")
@Produces(MediaType.TEXT_HTML)
public final class LettersPage {
  private final TextService texts;
  private final KindNames names;
  private final CurrentRequest current;

  /**
   * A kind of letter.
   *
   * @param texts its text in each language
   */
  public record KindRow(
      String id, String name, String hint, boolean optional, List<TextRow> texts) {}

  /**
   * A text in one language.
   *
   * @param own whether it is the secretariat's
   * @param fits whether that still has what the kind needs
   */
  public record TextRow(String lang, boolean own, boolean fits) {}

  /** The kinds that one part of the portal brings. */
  public record Group(String name, List<KindRow> kinds) {}

  @Activate
  public LettersPage(
      @Reference TextService texts, @Reference KindNames names, @Reference CurrentRequest current) {
    this.texts = texts;
    this.names = names;
    this.current = current;
  }

  @GET
  @RequiresAction(Action.MODERATE)
  public View list() {
    Map<String, Map<String, KindRow>> groups = new LinkedHashMap<>();
    for (TextService.Text text : texts.list()) {
      groups
          .computeIfAbsent(
              names.group(text.entry(), current.language()), group -> new LinkedHashMap<>())
          .computeIfAbsent(text.entry().kind().id(), kind -> row(text))
          .texts()
          .add(new TextRow(text.lang(), text.own(), text.fits()));
    }
    return View.of("letters")
        .with(
            "groups",
            groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), List.copyOf(group.getValue().values())))
                .toList());
  }

  private KindRow row(TextService.Text text) {
    String lang = current.language();
    return new KindRow(
        text.entry().kind().id(),
        names.name(text.entry().kind().id(), lang),
        names.hint(text.entry(), lang),
        text.entry().kind().optional(),
        new ArrayList<>());
  }
}

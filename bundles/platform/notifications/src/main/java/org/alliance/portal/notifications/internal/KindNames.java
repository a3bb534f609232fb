package org.alliance.portal.notifications.internal;

import java.util.Map;
import org.alliance.portal.api.platform.PageRenderer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What kinds of letter are called. */
@Component(service = KindNames.class)
public final class KindNames {
  private final Kinds kinds;
  private final PageRenderer renderer;

  @Activate
  public KindNames(@Reference Kinds kinds, @Reference PageRenderer renderer) {
    this.kinds = kinds;
    this.renderer = renderer;
  }

  /** Name of a kind; its id when nobody brings it at the moment. */
  public String name(String kind, String lang) {
    return kinds.find(kind).map(entry -> text(entry, lang, "")).orElse(kind);
  }

  /** When letters of a kind are sent. */
  public String hint(Kinds.Entry entry, String lang) {
    return text(entry, lang, ".hint");
  }

  /** Name of the part of the portal that brings a kind. */
  public String group(Kinds.Entry entry, String lang) {
    String key = "letters." + entry.group();
    String name = renderer.text(entry.contributor(), lang, key, Map.of());
    return name.equals(key) ? entry.group() : name;
  }

  private String text(Kinds.Entry entry, String lang, String more) {
    return renderer.text(entry.contributor(), lang, "letter." + entry.kind().id() + more, Map.of());
  }
}

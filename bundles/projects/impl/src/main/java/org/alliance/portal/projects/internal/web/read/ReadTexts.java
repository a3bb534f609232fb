package org.alliance.portal.projects.internal.web.read;

import java.util.Map;
import org.alliance.portal.api.platform.PageRenderer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Texts of this feature, for what pages say outside their templates. */
@Component(service = ReadTexts.class)
public class ReadTexts {
  private final PageRenderer texts;
  private final BundleContext context;

  @Activate
  public ReadTexts(@Reference PageRenderer texts, BundleContext context) {
    this.texts = texts;
    this.context = context;
  }

  /** A text without places. */
  String text(String key, String lang) {
    return texts.text(context.getBundle(), lang, key, Map.of());
  }
}

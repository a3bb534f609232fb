package org.alliance.portal.testing;

import java.util.Map;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.View;
import org.osgi.framework.Bundle;

/** Answers with the texts on the class path; with a template's name instead of a page. */
public final class RealTexts implements PageRenderer {
  @Override
  public String render(Bundle contributor, View view) {
    return view.template();
  }

  @Override
  public String error(int status, String textKey) {
    return textKey;
  }

  @Override
  public String text(Bundle contributor, String language, String key, Map<String, Object> args) {
    return Rendering.text(Map.of("key", key, "args", args), language);
  }
}

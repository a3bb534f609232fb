package org.alliance.portal.testing;

import java.util.Map;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.web.View;
import org.osgi.framework.Bundle;

/** Answers with keys instead of texts, and with a template's name instead of a page. */
public final class RendererFake implements PageRenderer {

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
    return key;
  }
}

package org.alliance.portal.api.platform;

import java.util.Map;
import org.alliance.portal.api.web.View;
import org.osgi.framework.Bundle;

/** Renders pages and texts with what a bundle ships. Implemented by web. Thread-safe. */
public interface PageRenderer {

  /**
   * Renders a page completely, in at most 4 MB.
   *
   * @param contributor whose templates and texts
   * @param view what to render
   * @return HTML
   */
  String render(Bundle contributor, View view);

  /**
   * The page for an error, in the current request's language.
   *
   * @param status 400 to 599
   * @param textKey key of a platform text that explains it, or null for the status's own
   * @return HTML, never an exception: without a template a plain page
   */
  String error(int status, String textKey);

  /**
   * One text.
   *
   * @param contributor whose texts are searched first, then the platform's
   * @param language ISO 639-1
   * @param key the text's key
   * @param args values by name
   * @return the text, or the key when nobody has it
   */
  String text(Bundle contributor, String language, String key, Map<String, Object> args);
}

package org.alliance.portal.api.platform;

import java.util.List;

/** The languages the portal speaks. Implemented by web. */
public interface Languages {

  /** ISO 639-1 codes, the default first. */
  List<String> all();

  /**
   * The best language for a reader.
   *
   * @param acceptLanguage the header's value, not trusted; may be null
   * @return one of {@link #all()}
   */
  String match(String acceptLanguage);
}

package org.alliance.portal.api;

/** The thing or the position existed and is no longer kept. REST: 410. */
public final class GoneException extends ProblemException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /**
   * @param key key of the text that tells the caller what to do instead
   */
  public GoneException(String key) {
    super("Gone: " + key);
    this.key = key;
  }

  /** Key of the text that tells the caller what to do instead. */
  public String key() {
    return key;
  }
}

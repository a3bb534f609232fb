package org.alliance.portal.api;

/** The thing or the position existed and is no longer kept. REST: 410. */
public final class GoneException extends ProblemException {
  private static final long serialVersionUID = 1L;
  private final String key;
  private final transient EntityRef replacedBy;

  /**
   * @param key key of the text that tells the caller what to do instead
   */
  public GoneException(String key) {
    this(key, null);
  }

  /**
   * @param key key of the text that tells the caller what to do instead
   * @param replacedBy the thing that took its place; null for none
   */
  public GoneException(String key, EntityRef replacedBy) {
    super("Gone: " + key);
    this.key = key;
    this.replacedBy = replacedBy;
  }

  /** Key of the text that tells the caller what to do instead. */
  public String key() {
    return key;
  }

  /** The thing that took its place, which may be gone too; null for none. */
  public EntityRef replacedBy() {
    return replacedBy;
  }
}

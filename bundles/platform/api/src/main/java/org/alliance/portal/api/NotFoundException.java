package org.alliance.portal.api;

/** The thing does not exist, or the caller may not know that it does. REST: 404. */
public final class NotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * @param type kind of thing, as in {@link EntityRef}
   * @param id what the caller asked for, as text; shortened to 40 characters
   */
  public NotFoundException(String type, Object id) {
    super("No " + type + " " + shorten(String.valueOf(id)));
  }

  private static String shorten(String id) {
    return id.length() <= 40 ? id : id.substring(0, 40);
  }
}

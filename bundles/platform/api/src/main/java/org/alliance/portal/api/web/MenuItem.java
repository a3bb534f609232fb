package org.alliance.portal.api.web;

/**
 * An entry of a menu.
 *
 * @param id unique in the portal, such as {@code profiles}
 * @param section which menu
 * @param order ascending; ties by id
 * @param textKey key of the label in the contributor's texts
 * @param path address without the language, such as {@code /profiles}
 * @param action shown to those who may do this
 */
public record MenuItem(
    String id, Section section, int order, String textKey, String path, String action) {

  /** Which menu. */
  public enum Section {
    /** In the header. */
    MAIN,
    /** At the admin's desk: people and what they write. */
    ADMIN,
    /** At the admin's desk: running the portal. */
    SYSTEM,
    /** Below the sign-in form, for those who have no account. */
    ENTRANCE,
    /** In the footer. */
    FOOTER,
    /** The search box of the header: its address takes the words as {@code q}. One entry. */
    SEARCH
  }
}

package org.alliance.portal.api;

/**
 * The portal's address as members see it, for links that are read later and elsewhere, as in
 * letters. Only a demonstration believes the request: else whoever asks for somebody's letter could
 * make its link lead to a host of their own. A service of the platform; thread-safe.
 */
public interface PublicAddress {

  /**
   * Such as {@code https://host}, without a slash at the end: the address that is set; where none
   * is, in a demonstration what the request says, and else {@code http://localhost} with the port.
   */
  String base();

  /**
   * A whole address.
   *
   * @param lang ISO 639-1
   * @param path without the language, such as {@code /home}
   */
  default String of(String lang, String path) {
    return base() + "/" + lang + path;
  }
}

package org.alliance.portal.api.web;

import java.util.Optional;

/**
 * Whiteboard: a card on the home page, and on the front page too where the visitor may do {@link
 * #action()}. Rendered by the contributing bundle's own templates, with a time limit; an error
 * leaves the card out and logs one line.
 */
public interface HomeCard {

  /** Unique in the portal, {@code [a-z-]+}. */
  String id();

  /** Ascending; ties by id. */
  int order();

  /** Shown to those who may do this. */
  String action();

  /**
   * What the card shows to the current principal.
   *
   * @param language ISO 639-1
   * @return the card, or nothing
   */
  Optional<View> card(String language);
}

package org.alliance.portal.api.web;

import org.alliance.portal.api.EntityRef;

/**
 * Whiteboard: a tab on the page of another feature's thing. Rendered by the contributing bundle's
 * own templates, with a time limit; an error leaves the tab out and logs one line.
 */
public interface Tab {

  /** Unique on the page, {@code [a-z-]+}; part of the tab's address. */
  String id();

  /** Type of the things whose pages get the tab, as in {@link EntityRef}. */
  String on();

  /** Ascending; ties by id. */
  int order();

  /** Key of the label in the contributor's texts. */
  String textKey();

  /** Shown to those who may do this. */
  String action();

  /**
   * What the tab shows.
   *
   * @param ref the thing whose page it is
   * @param language ISO 639-1
   */
  View tab(EntityRef ref, String language);
}

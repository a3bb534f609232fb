package org.alliance.portal.api.web;

import java.util.List;

/** Whiteboard: a bundle registers one service of this type with its menu entries. */
public interface Navigation {

  /** The entries, always the same ones. */
  List<MenuItem> items();
}

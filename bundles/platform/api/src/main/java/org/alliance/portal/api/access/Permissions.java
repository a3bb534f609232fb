package org.alliance.portal.api.access;

import java.util.List;

/** Whiteboard: a bundle registers one service of this type with the actions it knows. */
public interface Permissions {

  /** The actions, always the same ones. */
  List<Action> actions();
}

package org.alliance.portal.api.mail;

import java.util.List;

/** Whiteboard: a bundle registers one service of this type with the kinds of letter it sends. */
public interface LetterKinds {

  /** The kinds, always the same ones. */
  List<LetterKind> kinds();
}

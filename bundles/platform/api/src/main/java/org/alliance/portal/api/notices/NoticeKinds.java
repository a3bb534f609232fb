package org.alliance.portal.api.notices;

import java.util.List;

/**
 * Whiteboard: a bundle registers one service of this type with the kinds of notification that it
 * can give. Nothing delivers them yet, so nobody is asked to choose among them: until then they are
 * cards on the home page, and letters where there is one.
 */
public interface NoticeKinds {

  /** The kinds, always the same ones. */
  List<NoticeKind> kinds();
}

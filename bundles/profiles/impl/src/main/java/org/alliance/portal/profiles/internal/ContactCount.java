package org.alliance.portal.profiles.internal;

import org.alliance.portal.api.Id;

/** Tells how many persons answer for a member. */
public interface ContactCount {

  /** How many contacts of an organisation have agreed to be shown. */
  int confirmed(Id organisation);
}

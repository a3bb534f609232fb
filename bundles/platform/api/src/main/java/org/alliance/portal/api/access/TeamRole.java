package org.alliance.portal.api.access;

/** What an account is in the team of one organisation; each includes the ones before it. */
public enum TeamRole {
  /** Reads what the team may read. */
  READER,
  /** Writes for the organisation. */
  EDITOR,
  /** Also manages the team. */
  OWNER
}

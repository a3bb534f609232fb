package org.alliance.portal.api.access;

/** One sort of principal to whom an action is granted. An admin is not a moderator by itself. */
public enum Grant {
  /** Everybody, signed in or not. */
  ANYONE,
  /** Every account that is signed in. */
  SIGNED_IN,
  /** Readers, editors and owners in the team of the owning organisation. */
  TEAM_READER,
  /** Editors and owners in the team of the owning organisation. */
  TEAM_EDITOR,
  /** Owners in the team of the owning organisation. */
  TEAM_OWNER,
  /** Accounts with the role moderator. */
  MODERATOR,
  /** Accounts with the role admin. */
  ADMIN
}

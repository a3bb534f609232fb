package org.alliance.portal.api.access;

/** What an account is in the whole portal. */
public enum PlatformRole {
  /** An officer of a participating authority or organisation. */
  MEMBER,
  /** The secretariat. */
  MODERATOR,
  /** Runs the portal. */
  ADMIN
}

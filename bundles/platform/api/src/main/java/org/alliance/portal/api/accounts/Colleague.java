package org.alliance.portal.api.accounts;

import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.TeamRole;

/**
 * A person in a team, as the team sees it.
 *
 * @param account the account
 * @param name the person's name
 * @param email the person's address
 * @param role what the person is in this team
 */
public record Colleague(Id account, String name, String email, TeamRole role) {}

package org.alliance.portal.api.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.TeamRole;

/**
 * Who works for an organisation. Each method joins the current transaction, or is one of its own. A
 * service of the platform; thread-safe.
 */
public interface Teams {
  /** Action for inviting and removing: owners for their own team, moderators and admins for any. */
  String MANAGE = "teams.manage";

  /**
   * Invites a person by letter. Whoever has the letter's link can take the invitation up, once, for
   * 14 days: with a new account, or with the account that has this address already. A pending
   * invitation of the same address to the same organisation is replaced, and its link with it;
   * unless it says the same and is less than a minute old, because then the form was sent twice.
   *
   * @param organisation whose team
   * @param email address, at most 254 characters
   * @param name how the letter speaks to the person; empty when it is not known; at most 200
   *     characters
   * @param role what the person will be
   * @param lang language of the letter, ISO 639-1
   * @return id of the invitation
   * @throws org.alliance.portal.api.ValidationException naming {@code email}, {@code name} or
   *     {@code role}; also when the person is in the team already
   * @throws org.alliance.portal.api.NotFoundException when there is no such organisation
   * @throws org.alliance.portal.api.access.AccessDeniedException without {@link #MANAGE}
   */
  Id invite(Id organisation, String email, String name, TeamRole role, String lang);

  /**
   * Who is in the team, owners first, then by name; at most 500.
   *
   * @throws org.alliance.portal.api.access.AccessDeniedException unless the current principal is in
   *     the team, or a moderator or admin, or the portal itself
   */
  List<Colleague> members(Id organisation);

  /**
   * Persons to write to, by organisation; only for the portal itself, such as a follower or task.
   *
   * @param organisations at most 500
   * @param atLeast this role or a higher one
   */
  Map<Id, List<Recipient>> recipients(List<Id> organisations, TeamRole atLeast);

  /**
   * Moderators to write to, at most 200, or the admins where there is none; only for the portal
   * itself.
   *
   * <p>Also for one of them: the account of {@code actor} in the change log.
   */
  List<Recipient> moderators();

  /** The person behind an account that may sign in; only for the portal itself. */
  Optional<Recipient> recipient(Id account);
}

package org.alliance.portal.profiles.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;

/**
 * A partner's own identifiers for profiles. Each API client has its own and sees no others. A
 * service; thread-safe; each method is one transaction and refuses principals that are no API
 * client with {@link org.alliance.portal.api.access.AccessDeniedException}.
 */
public interface External {

  /**
   * An identifier in the partner's system.
   *
   * @param source which of its systems, {@code [A-Za-z0-9._-]{1,40}}
   * @param id the identifier there, 1 to 200 characters
   */
  record ExternalId(String source, String id) {}

  /**
   * What {@link #put} did.
   *
   * @param profile the profile as it is now
   * @param created whether it is new
   */
  record Put(Profile profile, boolean created) {}

  /**
   * The profile with an identifier.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   */
  Profile get(ExternalId externalId);

  /** The client's identifiers of a profile; empty when there are none. */
  List<ExternalId> of(Id profile);

  /**
   * The client's identifiers of some profiles, in one query.
   *
   * @param profiles at most {@value Profiles#MOST}
   * @return those that have any
   */
  Map<Id, List<ExternalId>> of(Collection<Id> profiles);

  /**
   * Creates the profile, or updates the one that has the identifier. Two at once create one.
   *
   * @param version the version the caller has seen; null to update whatever is there
   * @throws org.alliance.portal.api.ValidationException naming every wrong field
   * @throws org.alliance.portal.api.ConflictException with the current {@link Profile} when it has
   *     changed since {@code version}
   */
  Put put(ExternalId externalId, Integer version, ProfileDraft draft);

  /**
   * Gives an existing profile an identifier.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is no such profile
   * @throws org.alliance.portal.api.ConflictException when another profile has it already
   */
  void link(ExternalId externalId, Id profile);

  /** Takes an identifier away, if it is there. */
  void unlink(ExternalId externalId);
}

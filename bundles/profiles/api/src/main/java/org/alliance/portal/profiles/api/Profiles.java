package org.alliance.portal.profiles.api;

import java.util.List;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;

/**
 * The profiles. Every method asks first whether the current principal may; each is one transaction.
 * A service; thread-safe.
 */
public interface Profiles {
  /** Action for reading: everybody who is signed in, and API clients with {@code profiles:read}. */
  String READ = "profiles.read";

  /** Action for changing: editors of the organisation, moderators, admins, {@code :write}. */
  String EDIT = "profiles.edit";

  /** Action for adding, and for changing how an organisation stands to the Alliance. */
  String CREATE = "profiles.create";

  /** Action for removing. */
  String DELETE = "profiles.delete";

  /** Most entries of one page of a list. */
  int MOST = 200;

  /**
   * Profiles by their original name.
   *
   * @param filter which
   * @param limit 1 to {@value #MOST}
   * @param after {@link Slice#next()} of the page before; null for the first
   * @param lang language of the reader, ISO 639-1
   * @throws org.alliance.portal.api.ValidationException naming {@code limit}, {@code after} or
   *     {@code country}
   */
  Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang);

  /**
   * The profiles added last, newest first.
   *
   * @param limit 1 to {@value #MOST}
   * @param lang language of the reader, ISO 639-1
   */
  List<ProfileSummary> newest(int limit, String lang);

  /** How many there are of each country and kind; of another node's changes some seconds late. */
  ProfileCounts counts();

  /**
   * One profile.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   */
  Profile get(Id id);

  /** What is wrong with a draft, in the order of its fields; empty when nothing is. */
  List<FieldProblem> check(ProfileDraft draft);

  /**
   * Adds an organisation and its profile.
   *
   * @return the id of both
   * @throws org.alliance.portal.api.ValidationException naming every wrong field
   */
  Id create(ProfileDraft draft);

  /**
   * Replaces what a profile says, and confirms it as of today.
   *
   * @param version the version the caller has seen
   * @return the profile as it is now
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.ValidationException naming every wrong field
   * @throws org.alliance.portal.api.ConflictException with the current {@link Profile} when it has
   *     changed since
   */
  Profile update(Id id, int version, ProfileDraft draft);

  /**
   * Removes a profile; the organisation and its team stay.
   *
   * @param version the version the caller has seen
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.ConflictException with the current {@link Profile} when it has
   *     changed since
   */
  void delete(Id id, int version);
}

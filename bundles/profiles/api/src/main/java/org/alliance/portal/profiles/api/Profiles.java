package org.alliance.portal.profiles.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.content.History;

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

  /** Action for seeing who takes part, as far as it is public: everybody. */
  String PARTICIPANTS = "profiles.participants";

  /** Most profiles that can be compared. */
  int COMPARED = 4;

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
   * One profile, without the sections that the reader may not see.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none
   */
  Profile get(Id id);

  /**
   * Those of the given profiles that exist, as {@link #get(Id)}, in a bounded number of queries.
   */
  Map<Id, Profile> get(Collection<Id> ids);

  /**
   * Those of the given profiles that exist, as entries of a list.
   *
   * @param ids at most {@value #MOST}
   * @param lang language of the reader, ISO 639-1
   */
  Map<Id, ProfileSummary> summaries(Collection<Id> ids, String lang);

  /**
   * Who takes part, by original name, as far as it is public: needs no sign-in.
   *
   * @throws org.alliance.portal.api.ValidationException as {@link #list}
   */
  Slice<ProfileSummary> participants(ProfileFilter filter, int limit, String after, String lang);

  /** As {@link #summaries}, as far as it is public: needs no sign-in. */
  Map<Id, ProfileSummary> participants(Collection<Id> ids, String lang);

  /**
   * One profile as far as it is public: needs no sign-in.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is none, or it does not take part
   */
  Profile participant(Id id);

  /** How many take part of each country and kind: needs no sign-in. */
  ProfileCounts participantCounts();

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
   * Replaces what a profile says, and confirms it as of today. Sections that the caller may not see
   * stay as they are.
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

  /**
   * Says that everything is still right, as of today.
   *
   * @return the profile as it is now
   * @throws org.alliance.portal.api.NotFoundException when there is none
   */
  Profile confirm(Id id);

  /**
   * Shows a profile that is not published to everybody who may know of profiles, and confirms it as
   * of today; one that is published stays as it is. The portal makes such a profile when an
   * organisation joins: only those who may edit it, the own team, moderators and admins can read
   * it, and it is in no list, count, search or export.
   *
   * @return the profile as it is now
   * @throws org.alliance.portal.api.NotFoundException when there is none
   * @throws org.alliance.portal.api.ValidationException naming what it must say first
   */
  Profile publish(Id id);

  /** How much of a profile is there; for those who may edit it. */
  Completeness completeness(Id id);

  /**
   * What the profile said before, newest first. Fields of sections that the reader may not see now,
   * or could not then, are left out. {@link History.Version#actor()} is null for readers who may
   * not edit the profile.
   *
   * @param limit 1 to {@value #MOST}
   * @throws org.alliance.portal.api.NotFoundException when there is no such profile
   */
  Slice<History.Version> history(Id id, int limit, String after);

  /**
   * The profile as it was, without what the reader may not see now or could not then.
   *
   * @throws org.alliance.portal.api.NotFoundException when there is no such profile or version
   */
  Profile at(Id id, int version);

  /** What differs between two versions, under the rules of {@link #at}. */
  List<History.Difference> compare(Id id, int from, int to);

  /**
   * Makes the profile say again what it said in an old version; that is a new version.
   *
   * @param version the version the caller has seen
   * @param old the version to go back to
   * @return the profile as it is now
   * @throws org.alliance.portal.api.ValidationException when the old version breaks a rule of today
   * @throws org.alliance.portal.api.ConflictException as {@link #update}
   */
  Profile restore(Id id, int version, int old);

  /**
   * What has a year, oldest first; empty when {@link Section#FACTS} (for the estimate: {@link
   * Section#ESTIMATE}, for plans: {@link Section#PARTICIPATION}) is hidden from the reader.
   */
  List<Figure> figures(Id id);

  /**
   * Remembers a figure of another year; replaces the one of the same kind and year. Changes nothing
   * of the profile itself, but its version grows.
   *
   * @throws org.alliance.portal.api.ValidationException naming {@code year}, {@code minimum},
   *     {@code maximum}, {@code source} or {@code method}; at most 60 for each kind; naming {@code
   *     kind} when its section is hidden from the caller
   */
  void addFigure(Id id, Figure figure);

  /**
   * Forgets a figure, if there is one.
   *
   * @throws org.alliance.portal.api.ValidationException naming {@code kind} when its section is
   *     hidden from the caller
   */
  void removeFigure(Id id, Figure.Kind kind, int year);
}

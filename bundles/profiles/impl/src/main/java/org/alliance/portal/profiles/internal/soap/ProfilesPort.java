package org.alliance.portal.profiles.internal.soap;

import java.util.List;
import javax.jws.WebMethod;
import javax.jws.WebParam;
import javax.jws.WebResult;
import javax.jws.WebService;

/** Profiles for SOAP clients. */
@WebService(name = "ProfilesPort", targetNamespace = ProfilesPort.NAMESPACE)
public interface ProfilesPort {
  /** Namespace of everything in this contract. */
  String NAMESPACE = "urn:alliance:portal:profiles:v1";

  /** One page of profiles by name. */
  @WebMethod
  @WebResult(name = "page")
  ProfilePage listProfiles(
      @WebParam(name = "country") String country,
      @WebParam(name = "kind") String kind,
      @WebParam(name = "limit") Integer limit,
      @WebParam(name = "after") String after)
      throws ValidationFault, AccessFault;

  /** One profile. */
  @WebMethod
  @WebResult(name = "profile")
  StoredProfile getProfile(@WebParam(name = "id") String id) throws NotFoundFault, AccessFault;

  /** Adds an organisation and its profile; answers with the id of both. */
  @WebMethod
  @WebResult(name = "id")
  String createProfile(@WebParam(name = "profile") ProfileContent profile)
      throws ValidationFault, AccessFault;

  /** Replaces what a profile says; the version is the one that the client has seen. */
  @WebMethod
  @WebResult(name = "profile")
  StoredProfile updateProfile(
      @WebParam(name = "id") String id,
      @WebParam(name = "version") int version,
      @WebParam(name = "profile") ProfileContent profile)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Removes a profile; the organisation stays. */
  @WebMethod
  void deleteProfile(@WebParam(name = "id") String id, @WebParam(name = "version") int version)
      throws NotFoundFault, ConflictFault, AccessFault;

  /** Profiles that the search finds, the best first, with counts of country, theme and kind. */
  @WebMethod
  @WebResult(name = "page")
  SearchPage searchProfiles(
      @WebParam(name = "words") String words,
      @WebParam(name = "country") String country,
      @WebParam(name = "theme") String theme,
      @WebParam(name = "kind") String kind,
      @WebParam(name = "limit") Integer limit,
      @WebParam(name = "after") String after)
      throws ValidationFault, AccessFault, UnavailableFault;

  /** One page of the versions of a profile, newest first. */
  @WebMethod
  @WebResult(name = "page")
  HistoryPage getHistory(
      @WebParam(name = "id") String id,
      @WebParam(name = "limit") Integer limit,
      @WebParam(name = "after") String after)
      throws ValidationFault, NotFoundFault, AccessFault;

  /** A profile as it was. */
  @WebMethod
  @WebResult(name = "profile")
  StoredProfile getVersion(
      @WebParam(name = "id") String id, @WebParam(name = "version") int version)
      throws NotFoundFault, AccessFault;

  /** What differs between two versions. */
  @WebMethod
  @WebResult(name = "difference")
  List<HistoryPage.Difference> compareVersions(
      @WebParam(name = "id") String id,
      @WebParam(name = "from") int from,
      @WebParam(name = "to") int to)
      throws NotFoundFault, AccessFault;

  /** Makes a profile say again what it said in an old version; that is a new version. */
  @WebMethod
  @WebResult(name = "profile")
  StoredProfile restoreVersion(
      @WebParam(name = "id") String id,
      @WebParam(name = "version") int version,
      @WebParam(name = "old") int old)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Says that everything is still right, as of today. */
  @WebMethod
  @WebResult(name = "profile")
  StoredProfile confirmProfile(@WebParam(name = "id") String id)
      throws NotFoundFault, ConflictFault, AccessFault;

  /** The profile with one of the client's own identifiers; for API clients. */
  @WebMethod
  @WebResult(name = "profile")
  StoredProfile getProfileByExternalId(
      @WebParam(name = "source") String source, @WebParam(name = "externalId") String externalId)
      throws ValidationFault, NotFoundFault, AccessFault;

  /**
   * Creates the profile with one of the client's own identifiers, or replaces what it says; with a
   * version only that one is replaced. For API clients.
   */
  @WebMethod
  @WebResult(name = "put")
  PutProfile putProfileByExternalId(
      @WebParam(name = "source") String source,
      @WebParam(name = "externalId") String externalId,
      @WebParam(name = "version") Integer version,
      @WebParam(name = "profile") ProfileContent profile)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Population, estimate and plan by year, oldest first. */
  @WebMethod
  @WebResult(name = "figure")
  List<YearFigure> getFigures(@WebParam(name = "id") String id) throws NotFoundFault, AccessFault;

  /** Remembers a figure; replaces the one of the same kind and year. */
  @WebMethod
  void putFigure(@WebParam(name = "id") String id, @WebParam(name = "figure") YearFigure figure)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Forgets a figure, if there is one. */
  @WebMethod
  void deleteFigure(
      @WebParam(name = "id") String id,
      @WebParam(name = "kind") String kind,
      @WebParam(name = "year") int year)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Shows a draft to everybody; a published profile stays as it is. */
  @WebMethod
  @WebResult(name = "profile")
  StoredProfile publishProfile(@WebParam(name = "id") String id)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;
}

package org.alliance.portal.profiles.internal.soap;

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
}

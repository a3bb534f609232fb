package org.alliance.portal.projects.internal.soap;

import java.util.List;
import javax.jws.WebMethod;
import javax.jws.WebParam;
import javax.jws.WebResult;
import javax.jws.WebService;

/** Projects, policies and practices for SOAP clients. */
@WebService(name = "ProjectsPort", targetNamespace = ProjectsPort.NAMESPACE)
public interface ProjectsPort {
  /** Namespace of everything in this contract. */
  String NAMESPACE = "urn:alliance:portal:projects:v1";

  /** One page of published initiatives, last published first. */
  @WebMethod
  @WebResult(name = "page")
  ProjectPage listProjects(
      @WebParam(name = "organisation") String organisation,
      @WebParam(name = "country") String country,
      @WebParam(name = "theme") String theme,
      @WebParam(name = "kind") String kind,
      @WebParam(name = "limit") Integer limit,
      @WebParam(name = "after") String after)
      throws ValidationFault, AccessFault;

  /** Initiatives that the search finds, the best first, with counts of all facets. */
  @WebMethod
  @WebResult(name = "page")
  SearchPage searchProjects(
      @WebParam(name = "words") String words,
      @WebParam(name = "filter") SearchFilter filter,
      @WebParam(name = "limit") Integer limit,
      @WebParam(name = "after") String after)
      throws ValidationFault, AccessFault, UnavailableFault;

  /** A published initiative. */
  @WebMethod
  @WebResult(name = "project")
  StoredProject getProject(@WebParam(name = "id") String id) throws NotFoundFault, AccessFault;

  /** One page of the published versions of an initiative, newest first. */
  @WebMethod
  @WebResult(name = "page")
  HistoryPage getHistory(
      @WebParam(name = "id") String id,
      @WebParam(name = "limit") Integer limit,
      @WebParam(name = "after") String after)
      throws ValidationFault, NotFoundFault, AccessFault;

  /** Begins one: makes its working copy. */
  @WebMethod
  @WebResult(name = "work")
  ProjectWork beginProject(
      @WebParam(name = "organisation") String organisation,
      @WebParam(name = "content") ProjectContent content)
      throws ValidationFault, NotFoundFault, AccessFault;

  /** The working copy of an initiative. */
  @WebMethod
  @WebResult(name = "work")
  ProjectWork getWork(@WebParam(name = "id") String id) throws NotFoundFault, AccessFault;

  /** Replaces what a working copy says; version 0 opens one of what is published. */
  @WebMethod
  @WebResult(name = "work")
  ProjectWork saveWork(
      @WebParam(name = "id") String id,
      @WebParam(name = "version") int version,
      @WebParam(name = "content") ProjectContent content)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Forgets a working copy; what was published stays. */
  @WebMethod
  void discardWork(@WebParam(name = "id") String id, @WebParam(name = "version") int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Submits a working copy to the secretariat. */
  @WebMethod
  @WebResult(name = "work")
  ProjectWork submitWork(@WebParam(name = "id") String id, @WebParam(name = "version") int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Takes a submitted one back. */
  @WebMethod
  @WebResult(name = "work")
  ProjectWork takeBackWork(
      @WebParam(name = "id") String id, @WebParam(name = "version") int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Gives a submitted one back to its authors with remarks; for moderators. */
  @WebMethod
  @WebResult(name = "work")
  ProjectWork giveBackWork(
      @WebParam(name = "id") String id,
      @WebParam(name = "version") int version,
      @WebParam(name = "remark") List<ProjectWork.Remark> remark,
      @WebParam(name = "note") String note)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Publishes a working copy of this version; for moderators. */
  @WebMethod
  @WebResult(name = "project")
  StoredProject publishProject(
      @WebParam(name = "id") String id, @WebParam(name = "version") int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Removes a published one; readers are led to what replaced it, if something did. */
  @WebMethod
  void deleteProject(
      @WebParam(name = "id") String id,
      @WebParam(name = "version") int version,
      @WebParam(name = "replacedBy") String replacedBy)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** What an initiative adapted, and who adapted it, the latest first. */
  @WebMethod
  @WebResult(name = "adoption")
  List<ProjectAdoption> getAdoptions(@WebParam(name = "id") String id)
      throws NotFoundFault, AccessFault;

  /** Says that an initiative adapted another one, the source; its author is asked to confirm. */
  @WebMethod
  @WebResult(name = "adoption")
  ProjectAdoption adoptProject(
      @WebParam(name = "id") String id,
      @WebParam(name = "source") String source,
      @WebParam(name = "changes") String changes)
      throws ValidationFault, NotFoundFault, AccessFault;

  /** Confirms or denies an adoption; for those who write its source. */
  @WebMethod
  @WebResult(name = "adoption")
  ProjectAdoption answerAdoption(
      @WebParam(name = "id") String id, @WebParam(name = "confirmed") Boolean confirmed)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault;

  /** Files of what is published; they are brought by REST. */
  @WebMethod
  @WebResult(name = "attachment")
  List<ProjectAttachment> getAttachments(@WebParam(name = "id") String id)
      throws NotFoundFault, AccessFault;
}

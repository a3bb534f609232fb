package org.alliance.portal.projects.internal.soap;

import java.util.List;
import java.util.Optional;
import javax.jws.WebService;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.projects.internal.door.InitiativeSearch;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers SOAP clients at {@code /soap/projects}: who may, which work, and what may go wrong. */
@Component(service = ProjectsPort.class, property = "portal.soap.path=/projects")
@WebService(
    endpointInterface = "org.alliance.portal.projects.internal.soap.ProjectsPort",
    targetNamespace = ProjectsPort.NAMESPACE,
    serviceName = "ProjectsService",
    portName = "ProjectsPort")
public class ProjectsEndpoint implements ProjectsPort {
  private final Initiatives initiatives;
  private final InitiativeFiles files;
  private final ProjectLists lists;
  private final ProjectWriting writing;
  private final ProjectBeans beans;
  private final Faults faults;

  @Activate
  public ProjectsEndpoint(
      @Reference Initiatives initiatives,
      @Reference InitiativeSearch search,
      @Reference InitiativeFiles files,
      @Reference Access access,
      @Reference CurrentRequest current,
      @Reference PageRenderer texts,
      BundleContext context) {
    this.initiatives = initiatives;
    this.files = files;
    this.lists = new ProjectLists(initiatives, search, current);
    this.writing = new ProjectWriting(initiatives, access);
    this.beans = new ProjectBeans(initiatives, files);
    this.faults = new Faults(current, texts, context.getBundle(), beans);
  }

  // --- Reading ---

  @Override
  @RequiresAction(Initiatives.READ)
  public ProjectPage listProjects(
      String organisation, String country, String theme, String kind, Integer limit, String after)
      throws ValidationFault, AccessFault {
    return faults.valid(() -> lists.latest(organisation, country, theme, kind, limit, after));
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public SearchPage searchProjects(String words, SearchFilter filter, Integer limit, String after)
      throws ValidationFault, AccessFault, UnavailableFault {
    Optional<SearchPage> page = faults.valid(() -> lists.found(words, filter, limit, after));
    if (page.isEmpty()) {
      UnavailableFault.Detail detail = new UnavailableFault.Detail();
      detail.part = "search";
      throw new UnavailableFault("No search at the moment", detail);
    }
    return page.get();
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public StoredProject getProject(String id) throws NotFoundFault, AccessFault {
    return faults.found(id, () -> beans.stored(initiatives.get(ProjectBeans.id(id))));
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public HistoryPage getHistory(String id, Integer limit, String after)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(id, () -> lists.versions(ProjectBeans.id(id), limit, after));
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public List<ProjectAttachment> getAttachments(String id) throws NotFoundFault, AccessFault {
    return faults.found(
        id, () -> files.of(ProjectBeans.id(id)).stream().map(ProjectBeans::attachment).toList());
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public List<ProjectAdoption> getAdoptions(String id) throws NotFoundFault, AccessFault {
    return faults.found(
        id,
        () ->
            initiatives.adoptions(ProjectBeans.id(id)).stream()
                .map(ProjectBeans::adoption)
                .toList());
  }

  // --- Working copies ---

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork beginProject(String organisation, ProjectContent content)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(
        organisation, () -> beans.work(writing.begin(organisation, content)));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork getWork(String id) throws NotFoundFault, AccessFault {
    return faults.found(id, () -> beans.work(initiatives.work(ProjectBeans.id(id))));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork saveWork(String id, int version, ProjectContent content)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> beans.work(writing.save(ProjectBeans.id(id), version, content)));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public void discardWork(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    faults.validAndUnchanged(
        id,
        () -> {
          initiatives.discard(ProjectBeans.id(id), version);
          return null;
        });
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork submitWork(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> beans.work(initiatives.submit(ProjectBeans.id(id), version)));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork takeBackWork(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> beans.work(initiatives.takeBack(ProjectBeans.id(id), version)));
  }

  // --- Review ---

  @Override
  @RequiresAction(Initiatives.REVIEW)
  public ProjectWork giveBackWork(
      String id, int version, List<ProjectWork.Remark> remark, String note)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> beans.work(writing.giveBack(ProjectBeans.id(id), version, remark, note)));
  }

  @Override
  @RequiresAction(Initiatives.REVIEW)
  public StoredProject publishProject(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> beans.stored(initiatives.publish(ProjectBeans.id(id), version)));
  }

  // --- What is published ---

  @Override
  @RequiresAction(Initiatives.WRITE)
  public void deleteProject(String id, int version, String replacedBy)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    faults.validAndUnchanged(
        id,
        () -> {
          writing.delete(id, version, replacedBy);
          return null;
        });
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectAdoption adoptProject(String id, String source, String changes)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(
        id, () -> ProjectBeans.adoption(writing.adopt(id, source, changes)));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectAdoption answerAdoption(String id, Boolean confirmed)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> ProjectBeans.adoption(writing.answer(ProjectBeans.id(id), confirmed)));
  }
}

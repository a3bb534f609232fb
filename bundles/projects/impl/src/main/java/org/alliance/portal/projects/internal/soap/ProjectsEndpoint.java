package org.alliance.portal.projects.internal.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.jws.WebService;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.door.InitiativeFiles;
import org.alliance.portal.projects.internal.door.InitiativeSearch;
import org.alliance.portal.projects.internal.door.Reading;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers SOAP clients at {@code /soap/projects}. */
@Component(service = ProjectsPort.class, property = "portal.soap.path=/projects")
@WebService(
    endpointInterface = "org.alliance.portal.projects.internal.soap.ProjectsPort",
    targetNamespace = ProjectsPort.NAMESPACE,
    serviceName = "ProjectsService",
    portName = "ProjectsPort")
public class ProjectsEndpoint implements ProjectsPort {
  private static final int USUAL = 50;

  private final Initiatives initiatives;
  private final InitiativeSearch search;
  private final InitiativeFiles files;
  private final Access access;
  private final CurrentRequest current;
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
    this.search = search;
    this.files = files;
    this.access = access;
    this.current = current;
    this.beans = new ProjectBeans(initiatives, files);
    this.faults = new Faults(current, texts, context.getBundle(), beans);
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public ProjectPage listProjects(
      String organisation, String country, String theme, String kind, Integer limit, String after)
      throws ValidationFault, AccessFault {
    return faults.valid(
        () -> {
          Reading reading = new Reading();
          InitiativeFilter filter =
              new InitiativeFilter(
                  reading.id("organisation", organisation),
                  said(country),
                  said(theme),
                  reading.choice("kind", kind, InitiativeDraft.Kind.class));
          reading.refuse();
          Slice<InitiativeSummary> slice =
              initiatives.list(filter, limit(limit), after, current.language());
          ProjectPage page = new ProjectPage();
          slice.items().forEach(s -> page.items.add(ProjectBeans.item(s)));
          page.next = slice.next();
          return page;
        });
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public SearchPage searchProjects(String words, SearchFilter filter, Integer limit, String after)
      throws ValidationFault, AccessFault, UnavailableFault {
    Optional<SearchPage> page =
        faults.valid(
            () ->
                search
                    .find(words, filters(filter), InitiativeSearch.facets(), limit(limit), after)
                    .map(this::page));
    if (page.isEmpty()) {
      UnavailableFault.Detail detail = new UnavailableFault.Detail();
      detail.part = "search";
      throw new UnavailableFault("No search at the moment", detail);
    }
    return page.get();
  }

  private static Map<String, List<String>> filters(SearchFilter asked) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    if (asked != null) {
      filters.put("country", asked.countryValues);
      filters.put("theme", asked.themeValues);
      filters.put("kind", asked.kindValues);
      filters.put("status", asked.statusValues);
      filters.put("evidence", asked.evidenceValues);
      filters.put("budget", asked.budgetValues);
      filters.put("programme", asked.programmeValues);
      filters.put("period", asked.periodValues);
    }
    return filters;
  }

  private SearchPage page(SearchResult found) {
    List<Id> ids = found.hits().stream().map(hit -> hit.ref().id()).toList();
    Map<Id, InitiativeSummary> there = initiatives.summaries(ids, current.language());
    SearchPage page = new SearchPage();
    ids.stream()
        .map(there::get)
        .filter(Objects::nonNull)
        .forEach(s -> page.items.add(ProjectBeans.item(s)));
    page.next = found.next();
    page.total = found.total();
    page.corrected = found.corrected();
    page.complete = found.complete();
    InitiativeSearch.counts(found).forEach((name, counts) -> page.facets.add(facet(name, counts)));
    return page;
  }

  private static SearchPage.Facet facet(String name, List<SearchResult.Count> counts) {
    SearchPage.Facet facet = new SearchPage.Facet();
    facet.name = name;
    for (SearchResult.Count counted : counts) {
      SearchPage.Count count = new SearchPage.Count();
      count.value = counted.value();
      count.projects = counted.count();
      facet.counts.add(count);
    }
    return facet;
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public StoredProject getProject(String id) throws NotFoundFault, AccessFault {
    return faults.found(id, () -> beans.stored(initiatives.get(id(id))));
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public HistoryPage getHistory(String id, Integer limit, String after)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(
        id,
        () -> {
          Slice<History.Version> slice = initiatives.history(id(id), limit(limit), after);
          HistoryPage page = new HistoryPage();
          slice.items().forEach(v -> page.versions.add(version(v)));
          page.next = slice.next();
          return page;
        });
  }

  private static HistoryPage.Version version(History.Version v) {
    HistoryPage.Version version = new HistoryPage.Version();
    version.number = v.number();
    version.time = v.time().toString();
    version.actor = v.actor();
    version.fields = v.fields();
    return version;
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork beginProject(String organisation, ProjectContent content)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(
        organisation,
        () -> {
          Reading reading = new Reading();
          Id owner = reading.required("organisation", organisation);
          if (owner != null) {
            // Who may not is told so, and not what is wrong.
            access.require(Initiatives.WRITE, owner);
          }
          InitiativeDraft draft = draft(content, reading);
          return beans.work(initiatives.begin(owner, draft));
        });
  }

  private static InitiativeDraft draft(ProjectContent content, Reading reading) {
    InitiativeDraft draft = ProjectBeans.draft(sent("content", content), reading);
    reading.refuse();
    return draft;
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork getWork(String id) throws NotFoundFault, AccessFault {
    return faults.found(id, () -> beans.work(initiatives.work(id(id))));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork saveWork(String id, int version, ProjectContent content)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id,
        () -> {
          Id which = id(id);
          return beans.work(initiatives.save(which, version, draft(content, new Reading())));
        });
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public void discardWork(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    faults.validAndUnchanged(
        id,
        () -> {
          initiatives.discard(id(id), version);
          return null;
        });
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork submitWork(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(id, () -> beans.work(initiatives.submit(id(id), version)));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectWork takeBackWork(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(id, () -> beans.work(initiatives.takeBack(id(id), version)));
  }

  @Override
  @RequiresAction(Initiatives.REVIEW)
  public ProjectWork giveBackWork(
      String id, int version, List<ProjectWork.Remark> remark, String note)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id,
        () -> {
          Map<String, String> remarks = new TreeMap<>();
          if (remark != null) {
            remark.stream().filter(r -> r.text != null).forEach(r -> remarks.put(r.field, r.text));
          }
          return beans.work(initiatives.giveBack(id(id), version, remarks, note));
        });
  }

  @Override
  @RequiresAction(Initiatives.REVIEW)
  public StoredProject publishProject(String id, int version)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(id, () -> beans.stored(initiatives.publish(id(id), version)));
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public void deleteProject(String id, int version, String replacedBy)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    faults.validAndUnchanged(
        id,
        () -> {
          Reading reading = new Reading();
          Id other = reading.id("replacedBy", replacedBy);
          reading.refuse();
          initiatives.delete(id(id), version, other);
          return null;
        });
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public List<ProjectAdoption> getAdoptions(String id) throws NotFoundFault, AccessFault {
    return faults.found(
        id, () -> initiatives.adoptions(id(id)).stream().map(ProjectBeans::adoption).toList());
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectAdoption adoptProject(String id, String source, String changes)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(
        id,
        () -> {
          Reading reading = new Reading();
          Id model = reading.id("source", source);
          reading.refuse();
          return ProjectBeans.adoption(initiatives.adopt(id(id), model, changes));
        });
  }

  @Override
  @RequiresAction(Initiatives.WRITE)
  public ProjectAdoption answerAdoption(String id, Boolean confirmed)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> ProjectBeans.adoption(initiatives.answer(id(id), sent("confirmed", confirmed))));
  }

  @Override
  @RequiresAction(Initiatives.READ)
  public List<ProjectAttachment> getAttachments(String id) throws NotFoundFault, AccessFault {
    return faults.found(id, () -> files.of(id(id)).stream().map(ProjectBeans::attachment).toList());
  }

  private static <T> T sent(String field, T value) {
    if (value == null) {
      throw new ValidationException(FieldProblem.of(field, "portal.problem.required"));
    }
    return value;
  }

  private static String said(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static int limit(Integer asked) {
    return asked == null ? USUAL : asked;
  }

  private static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Initiative.TYPE, text);
    }
  }
}

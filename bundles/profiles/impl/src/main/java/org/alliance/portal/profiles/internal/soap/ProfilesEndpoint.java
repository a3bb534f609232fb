package org.alliance.portal.profiles.internal.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.jws.WebService;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.profiles.api.External;
import org.alliance.portal.profiles.api.External.ExternalId;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Filters;
import org.alliance.portal.profiles.internal.Reading;
import org.alliance.portal.profiles.internal.door.ProfileSearch;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers SOAP clients at {@code /soap/profiles}. */
@Component(service = ProfilesPort.class, property = "portal.soap.path=/profiles")
@WebService(
    endpointInterface = "org.alliance.portal.profiles.internal.soap.ProfilesPort",
    targetNamespace = ProfilesPort.NAMESPACE,
    serviceName = "ProfilesService",
    portName = "ProfilesPort")
public class ProfilesEndpoint implements ProfilesPort {
  private static final int USUAL = 50;
  private static final Set<String> COUNTED = Set.of("country", "theme", "kind");

  private final Profiles profiles;
  private final External external;
  private final ProfileSearch search;
  private final CurrentRequest current;
  private final Faults faults;

  @Activate
  public ProfilesEndpoint(
      @Reference Profiles profiles,
      @Reference External external,
      @Reference ProfileSearch search,
      @Reference CurrentRequest current,
      @Reference PageRenderer texts,
      BundleContext context) {
    this.profiles = profiles;
    this.external = external;
    this.search = search;
    this.current = current;
    this.faults = new Faults(current, texts, context.getBundle());
  }

  @Override
  @RequiresAction(Profiles.READ)
  public ProfilePage listProfiles(String country, String kind, Integer limit, String after)
      throws ValidationFault, AccessFault {
    return faults.valid(
        () -> {
          Slice<ProfileSummary> slice =
              profiles.list(Filters.parse(country, kind), limit(limit), after, current.language());
          ProfilePage page = new ProfilePage();
          slice.items().forEach(p -> page.items.add(ProfileBeans.item(p)));
          page.next = slice.next();
          return page;
        });
  }

  @Override
  @RequiresAction(Profiles.READ)
  public StoredProfile getProfile(String id) throws NotFoundFault, AccessFault {
    return faults.found(id, () -> ProfileBeans.stored(profiles.get(id(id))));
  }

  @Override
  @RequiresAction(Profiles.CREATE)
  public String createProfile(ProfileContent profile) throws ValidationFault, AccessFault {
    return faults.valid(() -> profiles.create(draft(profile, null)).toString());
  }

  @Override
  @RequiresAction(Profiles.EDIT)
  public StoredProfile updateProfile(String id, int version, ProfileContent profile)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id,
        () -> {
          Id which = id(id);
          ProfileDraft draft = draft(profile, profiles.get(which));
          return ProfileBeans.stored(profiles.update(which, version, draft));
        });
  }

  @Override
  @RequiresAction(Profiles.DELETE)
  public void deleteProfile(String id, int version)
      throws NotFoundFault, ConflictFault, AccessFault {
    faults.unchanged(
        id,
        () -> {
          profiles.delete(id(id), version);
          return null;
        });
  }

  @Override
  @RequiresAction(Profiles.READ)
  public SearchPage searchProfiles(
      String words, String country, String theme, String kind, Integer limit, String after)
      throws ValidationFault, AccessFault, UnavailableFault {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    filters.put("country", one(country));
    filters.put("theme", one(theme));
    filters.put("kind", one(kind));
    Optional<SearchPage> page =
        faults.valid(
            () -> search.find(words, filters, COUNTED, limit(limit), after).map(this::page));
    if (page.isEmpty()) {
      UnavailableFault.Detail detail = new UnavailableFault.Detail();
      detail.part = "search";
      throw new UnavailableFault("No search at the moment", detail);
    }
    return page.get();
  }

  private SearchPage page(SearchResult found) {
    List<Id> ids = found.hits().stream().map(hit -> hit.ref().id()).toList();
    return MoreBeans.page(found, profiles.summaries(ids, current.language()));
  }

  @Override
  @RequiresAction(Profiles.READ)
  public HistoryPage getHistory(String id, Integer limit, String after)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(
        id, () -> MoreBeans.page(profiles.history(id(id), limit(limit), after)));
  }

  @Override
  @RequiresAction(Profiles.READ)
  public StoredProfile getVersion(String id, int version) throws NotFoundFault, AccessFault {
    return faults.found(id, () -> ProfileBeans.stored(profiles.at(id(id), version)));
  }

  @Override
  @RequiresAction(Profiles.READ)
  public List<HistoryPage.Difference> compareVersions(String id, int from, int to)
      throws NotFoundFault, AccessFault {
    return faults.found(
        id, () -> profiles.compare(id(id), from, to).stream().map(MoreBeans::difference).toList());
  }

  @Override
  @RequiresAction(Profiles.EDIT)
  public StoredProfile restoreVersion(String id, int version, int old)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        id, () -> ProfileBeans.stored(profiles.restore(id(id), version, old)));
  }

  @Override
  @RequiresAction(Profiles.EDIT)
  public StoredProfile confirmProfile(String id) throws NotFoundFault, ConflictFault, AccessFault {
    return faults.unchanged(id, () -> ProfileBeans.stored(profiles.confirm(id(id))));
  }

  @Override
  @RequiresAction(Profiles.READ)
  public StoredProfile getProfileByExternalId(String source, String externalId)
      throws ValidationFault, NotFoundFault, AccessFault {
    return faults.validAndFound(
        externalId, () -> ProfileBeans.stored(external.get(new ExternalId(source, externalId))));
  }

  @Override
  @RequiresAction(Profiles.CREATE)
  public PutProfile putProfileByExternalId(
      String source, String externalId, Integer version, ProfileContent profile)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(
        externalId,
        () -> {
          ExternalId key = new ExternalId(source, externalId);
          ProfileDraft draft = draft(profile, find(key));
          External.Put done = external.put(key, version, draft);
          PutProfile put = new PutProfile();
          put.profile = ProfileBeans.stored(done.profile());
          put.created = done.created();
          return put;
        });
  }

  private Profile find(ExternalId key) {
    try {
      return external.get(key);
    } catch (NotFoundException e) {
      return null;
    }
  }

  @Override
  @RequiresAction(Profiles.READ)
  public List<YearFigure> getFigures(String id) throws NotFoundFault, AccessFault {
    return faults.found(
        id, () -> profiles.figures(id(id)).stream().map(MoreBeans::figure).toList());
  }

  @Override
  @RequiresAction(Profiles.EDIT)
  public void putFigure(String id, YearFigure figure)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    faults.validAndUnchanged(
        id,
        () -> {
          profiles.addFigure(id(id), MoreBeans.figure(figure));
          return null;
        });
  }

  @Override
  @RequiresAction(Profiles.EDIT)
  public void deleteFigure(String id, String kind, int year)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    faults.validAndUnchanged(
        id,
        () -> {
          Reading reading = new Reading();
          Figure.Kind of = MoreBeans.kind(kind, reading);
          reading.refuse(List.of());
          if (of == null) {
            throw new ValidationException(FieldProblem.of("kind", "portal.problem.required"));
          }
          profiles.removeFigure(id(id), of, year);
          return null;
        });
  }

  @Override
  @RequiresAction(Profiles.EDIT)
  public StoredProfile publishProfile(String id)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    return faults.validAndUnchanged(id, () -> ProfileBeans.stored(profiles.publish(id(id))));
  }

  private ProfileDraft draft(ProfileContent content, Profile before) {
    if (content == null) {
      throw new ValidationException(FieldProblem.of("profile", "portal.problem.required"));
    }
    Reading reading = new Reading();
    ProfileDraft draft = ProfileBeans.draft(content, reading, before);
    reading.refuse(profiles.check(draft));
    return draft;
  }

  private static int limit(Integer asked) {
    return asked == null ? USUAL : asked;
  }

  private static List<String> one(String value) {
    return value == null ? List.of() : List.of(value);
  }

  private static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Profile.TYPE, text);
    }
  }
}

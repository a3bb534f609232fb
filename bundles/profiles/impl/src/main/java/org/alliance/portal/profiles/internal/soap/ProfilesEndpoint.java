package org.alliance.portal.profiles.internal.soap;

import java.util.function.Supplier;
import javax.jws.WebService;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.Filters;
import org.alliance.portal.profiles.internal.Reading;
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

  private final Profiles profiles;
  private final CurrentRequest current;
  private final PageRenderer texts;
  private final BundleContext context;

  @Activate
  public ProfilesEndpoint(
      @Reference Profiles profiles,
      @Reference CurrentRequest current,
      @Reference PageRenderer texts,
      BundleContext context) {
    this.profiles = profiles;
    this.current = current;
    this.texts = texts;
    this.context = context;
  }

  @Override
  @RequiresAction(Profiles.READ)
  public ProfilePage listProfiles(String country, String kind, Integer limit, String after)
      throws ValidationFault, AccessFault {
    try {
      return allowed(
          () -> {
            Slice<ProfileSummary> slice =
                profiles.list(
                    Filters.parse(country, kind),
                    limit == null ? USUAL : limit,
                    after,
                    current.language());
            ProfilePage page = new ProfilePage();
            slice.items().forEach(p -> page.items.add(ProfileBeans.item(p)));
            page.next = slice.next();
            return page;
          });
    } catch (ValidationException e) {
      throw fault(e);
    }
  }

  @Override
  @RequiresAction(Profiles.READ)
  public StoredProfile getProfile(String id) throws NotFoundFault, AccessFault {
    try {
      return allowed(() -> ProfileBeans.stored(profiles.get(id(id))));
    } catch (NotFoundException e) {
      throw fault(e, id);
    }
  }

  @Override
  @RequiresAction(Profiles.CREATE)
  public String createProfile(ProfileContent profile) throws ValidationFault, AccessFault {
    try {
      return allowed(() -> profiles.create(draft(profile, null)).toString());
    } catch (ValidationException e) {
      throw fault(e);
    }
  }

  @Override
  @RequiresAction(Profiles.EDIT)
  public StoredProfile updateProfile(String id, int version, ProfileContent profile)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    try {
      return allowed(
          () -> {
            Id which = id(id);
            ProfileDraft draft = draft(profile, profiles.get(which));
            return ProfileBeans.stored(profiles.update(which, version, draft));
          });
    } catch (ValidationException e) {
      throw fault(e);
    } catch (NotFoundException e) {
      throw fault(e, id);
    } catch (ConflictException e) {
      throw fault(e);
    }
  }

  @Override
  @RequiresAction(Profiles.DELETE)
  public void deleteProfile(String id, int version)
      throws NotFoundFault, ConflictFault, AccessFault {
    try {
      allowed(
          () -> {
            profiles.delete(id(id), version);
            return null;
          });
    } catch (NotFoundException e) {
      throw fault(e, id);
    } catch (ConflictException e) {
      throw fault(e);
    }
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

  private static Id id(String text) {
    try {
      return Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(Profile.TYPE, text);
    }
  }

  private static <T> T allowed(Supplier<T> work) throws AccessFault {
    AccessFault.Detail detail = new AccessFault.Detail();
    try {
      return work.get();
    } catch (SignInRequiredException e) {
      detail.reason = "sign-in-required";
      throw new AccessFault("Sign-in required", detail);
    } catch (AccessDeniedException e) {
      detail.reason = "refused";
      throw new AccessFault("Refused", detail);
    }
  }

  private ValidationFault fault(ValidationException e) {
    ValidationFault.Detail detail = new ValidationFault.Detail();
    detail.fields = e.problems().stream().map(this::field).toList();
    return new ValidationFault("Invalid", detail);
  }

  private ValidationFault.Field field(FieldProblem problem) {
    ValidationFault.Field field = new ValidationFault.Field();
    field.name = problem.field();
    field.problem = problem.key();
    field.message =
        texts.text(context.getBundle(), current.language(), problem.key(), problem.args());
    return field;
  }

  private static NotFoundFault fault(NotFoundException e, String id) {
    NotFoundFault.Detail detail = new NotFoundFault.Detail();
    detail.id = id == null ? "" : id;
    return new NotFoundFault(e.getMessage(), detail);
  }

  private static ConflictFault fault(ConflictException e) {
    ConflictFault.Detail detail = new ConflictFault.Detail();
    detail.current = e.current() instanceof Profile current ? ProfileBeans.stored(current) : null;
    return new ConflictFault(e.getMessage(), detail);
  }
}

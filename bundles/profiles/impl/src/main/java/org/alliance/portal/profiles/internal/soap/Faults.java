package org.alliance.portal.profiles.internal.soap;

import java.util.function.Supplier;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.profiles.api.Profile;
import org.osgi.framework.Bundle;

/** Does the work of operations, and tells what goes wrong by the faults of the contract. */
final class Faults {
  private final CurrentRequest current;
  private final PageRenderer texts;
  private final Bundle bundle;

  Faults(CurrentRequest current, PageRenderer texts, Bundle bundle) {
    this.current = current;
    this.texts = texts;
    this.bundle = bundle;
  }

  /** Work that anybody who may does without mistakes. */
  <T> T allowed(Supplier<T> work) throws AccessFault {
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

  /** Work with what was sent. */
  <T> T valid(Supplier<T> work) throws ValidationFault, AccessFault {
    try {
      return allowed(work);
    } catch (ValidationException e) {
      ValidationFault.Detail detail = new ValidationFault.Detail();
      detail.fields = e.problems().stream().map(this::field).toList();
      throw new ValidationFault("Invalid", detail);
    }
  }

  /** Work on something that may not be there. */
  <T> T found(String id, Supplier<T> work) throws NotFoundFault, AccessFault {
    try {
      return allowed(work);
    } catch (NotFoundException e) {
      throw fault(e, id);
    }
  }

  /** Work with what was sent on something that may not be there. */
  <T> T validAndFound(String id, Supplier<T> work)
      throws ValidationFault, NotFoundFault, AccessFault {
    try {
      return valid(work);
    } catch (NotFoundException e) {
      throw fault(e, id);
    }
  }

  /** Work on a version of something that may not be there. */
  <T> T unchanged(String id, Supplier<T> work) throws NotFoundFault, ConflictFault, AccessFault {
    try {
      return found(id, work);
    } catch (ConflictException e) {
      throw fault(e);
    }
  }

  /** Work with what was sent on a version of something that may not be there. */
  <T> T validAndUnchanged(String id, Supplier<T> work)
      throws ValidationFault, NotFoundFault, ConflictFault, AccessFault {
    try {
      return validAndFound(id, work);
    } catch (ConflictException e) {
      throw fault(e);
    }
  }

  private ValidationFault.Field field(FieldProblem problem) {
    ValidationFault.Field field = new ValidationFault.Field();
    field.name = problem.field();
    field.problem = problem.key();
    field.message = texts.text(bundle, current.language(), problem.key(), problem.args());
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

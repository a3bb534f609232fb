package org.alliance.portal.projects.internal.soap;

import java.util.function.Supplier;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.osgi.framework.Bundle;

/** Does the work of operations, and tells what goes wrong by the faults of the contract. */
final class Faults {
  private final CurrentRequest current;
  private final PageRenderer texts;
  private final Bundle bundle;
  private final ProjectBeans beans;

  Faults(CurrentRequest current, PageRenderer texts, Bundle bundle, ProjectBeans beans) {
    this.current = current;
    this.texts = texts;
    this.bundle = bundle;
    this.beans = beans;
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
      throw missing(e, id);
    } catch (GoneException e) {
      throw gone(e, id);
    }
  }

  /** Work with what was sent on something that may not be there. */
  <T> T validAndFound(String id, Supplier<T> work)
      throws ValidationFault, NotFoundFault, AccessFault {
    try {
      return valid(work);
    } catch (NotFoundException e) {
      throw missing(e, id);
    } catch (GoneException e) {
      throw gone(e, id);
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

  private static NotFoundFault missing(NotFoundException e, String id) {
    return new NotFoundFault(e.getMessage(), missing(id));
  }

  private static NotFoundFault gone(GoneException e, String id) {
    NotFoundFault.Detail detail = missing(id);
    detail.gone = true;
    detail.replacedBy = e.replacedBy() == null ? null : e.replacedBy().id().toString();
    return new NotFoundFault(e.getMessage(), detail);
  }

  private static NotFoundFault.Detail missing(String id) {
    NotFoundFault.Detail detail = new NotFoundFault.Detail();
    detail.id = id == null ? "" : id;
    return detail;
  }

  private ConflictFault fault(ConflictException e) {
    ConflictFault.Detail detail = new ConflictFault.Detail();
    if (e.current() instanceof Initiative initiative) {
      detail.project = beans.stored(initiative);
    } else if (e.current() instanceof Reviews.Work work) {
      detail.work = beans.work(work);
    } else if (e.current() instanceof Adoption adoption) {
      detail.adoption = ProjectBeans.adoption(adoption);
    }
    return new ConflictFault(e.getMessage(), detail);
  }
}

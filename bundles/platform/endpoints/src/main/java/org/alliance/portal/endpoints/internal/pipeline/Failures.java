package org.alliance.portal.endpoints.internal.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.WebApplicationException;
import org.alliance.portal.api.ConflictException;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.GoneException;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.access.UndeclaredActionException;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.endpoints.door.PreconditionRequiredException;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a failure in the client's terms: a page, problem+json (RFC 9457) or a SOAP fault. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String TEXTS = "endpoints.problem.";
  private static final String FORGED_PAGE = "portal.error.forged";
  private static final int SERVER_ERROR = 500;

  /** What a client can be told about a request. */
  enum Kind {
    MALFORMED(400, "malformed"),
    INVALID_QUERY(400, "invalid"),
    KEY_REFUSED(401, "key-refused"),
    SIGN_IN_REQUIRED(401, "sign-in-required"),
    REFUSED(403, "refused"),
    FORGED(403, "forged"),
    NOT_FOUND(404, "not-found"),
    METHOD(405, "method"),
    NOT_ACCEPTABLE(406, "not-acceptable"),
    BUSY(409, "still-running"),
    GONE(410, "gone"),
    CONFLICT(412, "conflict"),
    TOO_LARGE(413, "too-large"),
    MEDIA_TYPE(415, "media-type"),
    INVALID(422, "invalid"),
    KEY_REUSED(422, "idempotency-key-reused"),
    PRECONDITION_REQUIRED(428, "precondition-required"),
    TOO_MANY(429, "too-many-requests"),
    WRONG_KEYS(429, "too-many-wrong-keys"),
    INTERNAL(500, "internal"),
    AWAY(503, "away");

    private final int status;
    private final String slug;

    Kind(int status, String slug) {
      this.status = status;
      this.slug = slug;
    }
  }

  private final PageRenderer renderer;
  private final KeptForms keptForms;
  private final Bundle own;
  private final ObjectMapper mapper;

  Failures(PageRenderer renderer, KeptForms keptForms, Bundle own, ObjectMapper mapper) {
    this.renderer = renderer;
    this.keptForms = keptForms;
    this.own = own;
    this.mapper = mapper;
  }

  /**
   * Tells what was thrown.
   *
   * @param call the request
   * @param thrown what went wrong
   * @param contributor whose texts name the fields' problems; null outside a resource
   * @param records writes the current record of a conflict; null outside a resource
   */
  public Told tell(Call call, Throwable thrown, Bundle contributor, ObjectMapper records) {
    Throwable failure = unwrapped(thrown);
    if (failure instanceof SignInRequiredException && call.page()) {
      return toSignIn(call);
    }
    Kind kind = kind(call, failure);
    log(call, failure, status(failure, kind));
    Bundle texts = contributor == null ? own : contributor;
    Map<String, Object> more = new LinkedHashMap<>();
    String detail = null;
    if (failure instanceof ValidationException invalid) {
      more.put("errors", errors(call, texts, invalid));
    } else if (failure instanceof GoneException gone) {
      detail = text(call, texts, gone.key(), Map.of());
      EntityRef other = gone.replacedBy();
      if (other != null) {
        more.put("replacedBy", Map.of("type", other.type(), "id", other.id().toString()));
      }
    } else if (failure instanceof ConflictException conflict
        && records != null
        && conflict.current() != null) {
      more.put("current", records.valueToTree(conflict.current()));
    }
    return tell(call, kind, status(failure, kind), detail, more, Map.of());
  }

  /** A fault of ours with its trace; a client that hung up, or a part that is away, in a line. */
  private static void log(Call call, Throwable failure, int status) {
    if (status < SERVER_ERROR) {
      return;
    }
    if (failure instanceof IOException
        || failure instanceof WebApplicationException
        || failure instanceof ProblemException) {
      LOG.warn("Request {} answered {}: {}", call.id(), status, failure.toString());
    } else {
      LOG.error("Request {} answered {}: {}", call.id(), status, Traces.of(failure));
    }
  }

  /** Tells a refusal of the pipeline itself. */
  Told tell(Call call, Kind kind) {
    return tell(call, kind, kind.status, null, Map.of(), Map.of());
  }

  Told tell(Call call, Kind kind, Map<String, String> headers) {
    return tell(call, kind, kind.status, null, Map.of(), headers);
  }

  /** The text for a problem, in the call's language. */
  public String text(Call call, ProblemException problem) {
    Kind kind = kind(call, problem);
    StringBuilder text = new StringBuilder(text(call, own, TEXTS + kind.slug, Map.of()));
    if (problem instanceof ValidationException invalid) {
      for (FieldProblem field : invalid.problems()) {
        text.append(' ').append(field.field()).append(": ");
        text.append(text(call, own, field.key(), field.args()));
      }
    }
    return text.toString();
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof ProblemException || cause instanceof BodyException) {
        return cause;
      }
      cause = cause.getCause();
    }
    return thrown;
  }

  private static Kind kind(Call call, Throwable failure) {
    boolean reading = !call.unsafe();
    if (failure instanceof ValidationException) {
      return reading ? Kind.INVALID_QUERY : Kind.INVALID;
    } else if (failure instanceof NotFoundException) {
      return Kind.NOT_FOUND;
    } else if (failure instanceof GoneException) {
      return Kind.GONE;
    } else if (failure instanceof ConflictException) {
      return Kind.CONFLICT;
    } else if (failure instanceof AccessDeniedException) {
      return Kind.REFUSED;
    } else if (failure instanceof UndeclaredActionException) {
      return Kind.AWAY;
    } else if (failure instanceof SignInRequiredException) {
      return Kind.SIGN_IN_REQUIRED;
    } else if (failure instanceof PreconditionRequiredException) {
      return Kind.PRECONDITION_REQUIRED;
    } else if (failure instanceof BodyException.TooLarge) {
      return Kind.TOO_LARGE;
    } else if (failure instanceof WebApplicationException answer) {
      return byStatus(answer.getResponse().getStatus());
    } else if (failure instanceof ProblemException || failure instanceof BodyException) {
      return Kind.MALFORMED;
    }
    return Kind.INTERNAL;
  }

  private static Kind byStatus(int status) {
    for (Kind kind : Kind.values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status < SERVER_ERROR ? Kind.MALFORMED : Kind.INTERNAL;
  }

  private static int status(Throwable failure, Kind kind) {
    return failure instanceof WebApplicationException answer
        ? answer.getResponse().getStatus()
        : kind.status;
  }

  private List<Map<String, Object>> errors(Call call, Bundle texts, ValidationException invalid) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (FieldProblem problem : invalid.problems()) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("field", problem.field());
      error.put("message", text(call, texts, problem.key(), problem.args()));
      error.put("key", problem.key());
      errors.add(error);
    }
    return errors;
  }

  private String text(Call call, Bundle texts, String key, Map<String, Object> args) {
    return renderer.text(texts, call.language(), key, args);
  }

  private Told tell(
      Call call,
      Kind kind,
      int status,
      String detail,
      Map<String, Object> more,
      Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    if (kind == Kind.KEY_REFUSED || kind == Kind.SIGN_IN_REQUIRED) {
      all.put(
          "WWW-Authenticate", call.soap() ? "Basic realm=\"portal\"" : "Bearer realm=\"portal\"");
    } else if (kind == Kind.AWAY || kind == Kind.BUSY) {
      all.put("Retry-After", "1");
    }
    if (call.page()) {
      String key = kind == Kind.FORGED && told(call, FORGED_PAGE) ? FORGED_PAGE : null;
      String page = renderer.error(status, key);
      return told(status, all, "text/html;charset=utf-8", page);
    }
    String title = text(call, own, TEXTS + kind.slug, Map.of());
    if (call.soap()) {
      return told(status, all, "text/xml;charset=utf-8", fault(title));
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:alliance:problem:" + kind.slug);
    problem.put("title", title);
    problem.put("status", status);
    if (detail != null) {
      problem.put("detail", detail);
    }
    problem.put("instance", "urn:alliance:request:" + call.id());
    problem.putAll(more);
    all.put("Content-Language", call.language());
    return told(status, all, "application/problem+json", json(problem));
  }

  /** Whether anybody has a text; without one, the status explains itself. */
  private boolean told(Call call, String key) {
    return !key.equals(text(call, own, key, Map.of()));
  }

  private String json(Map<String, Object> problem) {
    try {
      return mapper.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String fault(String text) {
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
        + "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>"
        + text.replace("&", "&amp;").replace("<", "&lt;")
        + "</faultstring></soap:Fault></soap:Body></soap:Envelope>";
  }

  private static Told told(int status, Map<String, String> headers, String type, String body) {
    return new Told(status, headers, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private Told toSignIn(Call call) {
    Optional<String> token = call.unsafe() ? keptForms.keep(call) : Optional.empty();
    token.ifPresent(value -> call.cookie(KeptForms.COOKIE, value, KeptForms.SECONDS));
    String next = call.path();
    if (!call.unsafe() && !call.query().isEmpty()) {
      next = next + "?" + call.query();
    }
    String signIn =
        "/" + call.language() + "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    if (call.request().getHeader("HX-Request") != null) {
      return new Told(401, Map.of("HX-Redirect", signIn), "text/plain", new byte[0]);
    }
    return new Told(303, Map.of("Location", signIn), "text/plain", new byte[0]);
  }

  /** Sends what is told, in place of whatever was written so far. */
  void send(Call call, Told told) throws IOException {
    Answer answer = call.answer();
    answer.replace(told.status(), told.body().length == 0 ? null : told.contentType(), told.body());
    told.headers().forEach(answer::setHeader);
  }
}

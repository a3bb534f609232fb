package org.alliance.portal.endpoints.internal.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.platform.Authenticator;
import org.alliance.portal.api.platform.ClientLimits;
import org.alliance.portal.api.platform.DoorCheck;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.platform.PageRenderer;
import org.alliance.portal.endpoints.internal.cxf.Mappers;
import org.alliance.portal.endpoints.internal.routing.Contribution;
import org.alliance.portal.endpoints.internal.routing.Match;
import org.alliance.portal.endpoints.internal.routing.Router;
import org.alliance.portal.endpoints.internal.routing.Target;
import org.alliance.portal.endpoints.internal.store.IdempotencyStore;
import org.alliance.portal.endpoints.internal.store.KeptFormStore;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way of a request. It exists only while everything that guards a request exists; without it
 * the servlet answers 503.
 */
@Component(service = Pipeline.class)
public final class Pipeline {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final String MDC_KEY = "request";
  private static final int LOOK_AGAIN = 3;
  private static final int ERROR = 400;

  private final Access access;
  private final Router router;
  private final CurrentRequestImpl requests;
  private final Principals principals;
  private final Rates rates;
  private final Csrf csrf = new Csrf();
  private final KeptForms keptForms;
  private final Idempotency idempotency;
  private final Failures failures;
  private final Steps steps;

  /** Made by DS when all rooms are there. */
  @Activate
  public Pipeline(
      @Reference PublicAddressImpl address,
      BundleContext context,
      @Reference Authenticator authenticator,
      @Reference ClientLimits limits,
      @Reference Access access,
      @Reference DoorCheck door,
      @Reference PageRenderer renderer,
      @Reference Languages languages,
      @Reference(target = "(portal.schema=endpoints)") Database database,
      @Reference Router router,
      @Reference CurrentRequestImpl requests) {
    this(
        address.chosen(),
        context.getBundle(),
        authenticator,
        limits,
        access,
        door,
        renderer,
        languages,
        database,
        router,
        requests);
  }

  Pipeline(
      String address,
      Bundle own,
      Authenticator authenticator,
      ClientLimits limits,
      Access access,
      DoorCheck door,
      PageRenderer renderer,
      Languages languages,
      Database database,
      Router router,
      CurrentRequestImpl requests) {
    this.access = access;
    this.router = router;
    this.requests = requests;
    this.principals = new Principals(authenticator);
    Clock clock = Clock.systemUTC();
    this.keptForms = new KeptForms(new KeptFormStore(database), clock);
    this.idempotency = new Idempotency(new IdempotencyStore(database), clock);
    this.failures =
        new Failures(renderer, keptForms, own, Mappers.forBundle(Pipeline.class.getClassLoader()));
    this.rates = new Rates(limits, failures);
    this.steps = new Steps(languages, renderer, door, csrf, keptForms, failures, address);
  }

  /** Answers one request, whatever happens. */
  public void serve(ServletConfig servlet, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = RequestIds.of(request.getHeader("X-Request-Id"));
    Answer answer = new Answer(request, response);
    Call call = new Call(steps, servlet, request, answer, id);
    requests.begin(call);
    MDC.put(MDC_KEY, id);
    try {
      response.setHeader("X-Request-Id", id);
      SecurityHeaders.apply(request, response);
      try {
        answer(call);
      } catch (IOException | RuntimeException | Error e) {
        failed(call, e);
      }
      answer.finish();
    } finally {
      MDC.remove(MDC_KEY);
      requests.end();
      rates.answered(call);
    }
  }

  private void failed(Call call, Throwable e) throws IOException {
    if (call.answer().isCommitted()) {
      LOG.warn("Request {} ended half-way: {}", call.id(), e.toString());
      throw e instanceof IOException io ? io : new IOException(e);
    }
    failures.send(call, failures.tell(call, e, null, null));
  }

  private void answer(Call call) throws IOException {
    Paths.Verdict verdict = Paths.check(call.path());
    if (verdict != Paths.Verdict.FINE) {
      refuse(
          call,
          verdict == Paths.Verdict.MALFORMED ? Failures.Kind.MALFORMED : Failures.Kind.NOT_FOUND);
      return;
    }
    if (!principals.find(call)) {
      rates.wrongKey(call);
      return;
    }
    if (!rates.allow(call)) {
      return;
    }
    access.as(
        call.principal(),
        () -> {
          try {
            route(call);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        });
  }

  private void refuse(Call call, Failures.Kind kind) throws IOException {
    failures.send(call, failures.tell(call, kind));
  }

  private void route(Call call) throws IOException {
    Match match = router.match(call.method(), call.path());
    call.match(match);
    if (match.target() == null || call.strangeLanguage()) {
      unanswered(call, match.allowed());
      return;
    }
    long limit = match.target().claim().maxBody();
    limit = limit == 0 ? Bodies.USUAL : limit;
    if (call.unsafe()) {
      if (!Bodies.read(call, limit)) {
        call.answer().setHeader("Connection", "close");
        refuse(call, Failures.Kind.TOO_LARGE);
        return;
      }
      if (!match.target().claim().noCsrf() && !csrf.allows(call)) {
        refuse(call, Failures.Kind.FORGED);
        return;
      }
    } else if (call.soap() && !describes(call.query())) {
      failures.send(call, failures.tell(call, Failures.Kind.METHOD, Map.of("Allow", "POST")));
      return;
    }
    if (Idempotency.asked(call)) {
      long most = limit;
      idempotency.once(call, () -> dispatch(call, most));
    } else {
      dispatch(call, limit);
    }
    if (call.unsafe() && call.page() && call.answer().getStatus() < ERROR) {
      keptForms.posted(call);
    }
  }

  private static boolean describes(String query) {
    return query.startsWith("wsdl") || query.startsWith("WSDL") || query.startsWith("xsd=");
  }

  private void unanswered(Call call, Set<String> allowed) throws IOException {
    if (allowed.isEmpty() || call.strangeLanguage()) {
      refuse(call, Failures.Kind.NOT_FOUND);
      return;
    }
    String allow = String.join(", ", allowed);
    if ("OPTIONS".equals(call.method())) {
      call.answer().setStatus(HttpServletResponse.SC_NO_CONTENT);
      call.answer().setHeader("Allow", allow);
      return;
    }
    failures.send(call, failures.tell(call, Failures.Kind.METHOD, Map.of("Allow", allow)));
  }

  private void dispatch(Call call, long limit) throws IOException {
    Match match = call.match();
    for (int i = 0; i < LOOK_AGAIN && match.target() != null; i++) {
      Target target = match.target();
      Contribution contribution = target.contribution();
      if (contribution == null) {
        refuse(call, router.mayReturn(target) ? Failures.Kind.AWAY : Failures.Kind.NOT_FOUND);
        return;
      }
      if (contribution.enter()) {
        try {
          contribution.server().handle(call.servlet(), new CallRequest(call, limit), call.answer());
        } finally {
          contribution.exit();
        }
        return;
      }
      match = router.match(call.method(), call.path());
      call.match(match);
    }
    refuse(call, match.target() == null ? Failures.Kind.NOT_FOUND : Failures.Kind.AWAY);
  }
}

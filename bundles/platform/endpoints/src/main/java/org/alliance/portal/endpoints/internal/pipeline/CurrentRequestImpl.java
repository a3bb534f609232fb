package org.alliance.portal.endpoints.internal.pipeline;

import java.util.Optional;
import org.alliance.portal.api.CurrentRequest;
import org.alliance.portal.api.web.Form;
import org.osgi.service.component.annotations.Component;

/** The call of each thread. Refers to nothing, so that everything may refer to it. */
@Component(service = {CurrentRequest.class, CurrentRequestImpl.class})
public final class CurrentRequestImpl implements CurrentRequest {
  private final ThreadLocal<Call> calls = new ThreadLocal<>();

  void begin(Call call) {
    calls.set(call);
  }

  void end() {
    calls.remove();
  }

  /** The call this thread works on; null outside. */
  public Call call() {
    return calls.get();
  }

  @Override
  public String id() {
    Call call = calls.get();
    return call == null ? "" : call.id();
  }

  @Override
  public String language() {
    Call call = calls.get();
    return call == null ? "en" : call.language();
  }

  @Override
  public String path() {
    Call call = calls.get();
    return call == null ? "" : call.path();
  }

  @Override
  public String query() {
    Call call = calls.get();
    return call == null ? "" : call.query();
  }

  @Override
  public String csrfToken() {
    Call call = calls.get();
    return call == null ? "" : call.csrfToken();
  }

  @Override
  public String baseAddress() {
    Call call = calls.get();
    return call == null ? "" : call.base();
  }

  @Override
  public Optional<Form> keptForm() {
    Call call = calls.get();
    return call == null ? Optional.empty() : call.keptForm();
  }
}

package org.alliance.portal.endpoints.internal.cxf;

import java.lang.reflect.Method;
import java.util.Map;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.alliance.portal.endpoints.internal.pipeline.Call;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;

/** Asks whether the principal may call the method at all. A method without an action: nobody. */
final class RestDoor implements ContainerRequestFilter {
  private static final String METHOD = "org.apache.cxf.resource.method";

  private final Doors doors;
  private final Map<Method, String> actions;

  RestDoor(Doors doors, Map<Method, String> actions) {
    this.doors = doors;
    this.actions = actions;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    Object method = message.get(METHOD);
    Call call = doors.call();
    call.door().require(method == null ? null : actions.get((Method) method));
  }
}

package org.alliance.portal.endpoints.internal.cxf;

import java.util.Map;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.endpoints.internal.pipeline.Call;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.BindingOperationInfo;

/** Asks whether the principal may call the operation. An operation without an action: nobody. */
final class SoapDoor extends AbstractPhaseInterceptor<Message> {
  private static final int UNAUTHORIZED = 401;

  private final Doors doors;
  private final Map<String, String> actions;

  SoapDoor(Doors doors, Map<String, String> actions) {
    super(Phase.PRE_INVOKE);
    this.doors = doors;
    this.actions = actions;
  }

  @Override
  public void handleMessage(Message message) {
    BindingOperationInfo operation = message.getExchange().getBindingOperationInfo();
    String name = operation == null ? null : operation.getName().getLocalPart();
    Call call = doors.call();
    try {
      call.door().require(name == null ? null : actions.get(name));
    } catch (ProblemException refused) {
      SoapFault fault =
          new SoapFault(call.failures().text(call, refused), refused, Fault.FAULT_CODE_CLIENT);
      if (refused instanceof SignInRequiredException) {
        fault.setStatusCode(UNAUTHORIZED);
      }
      throw fault;
    }
  }
}

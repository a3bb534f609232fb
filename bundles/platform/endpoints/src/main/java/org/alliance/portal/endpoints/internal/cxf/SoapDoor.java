package org.alliance.portal.endpoints.internal.cxf;

import java.util.Map;
import org.alliance.portal.api.ProblemException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.endpoints.internal.pipeline.Call;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Asks whether the principal may call the operation. An operation without an action: nobody. */
final class SoapDoor extends AbstractPhaseInterceptor<Message> {
  private static final int UNAUTHORIZED = 401;
  private static final String ACCESS_FAULT = "AccessFault";

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
      boolean unknown = refused instanceof SignInRequiredException;
      if (unknown) {
        fault.setStatusCode(UNAUTHORIZED);
      }
      if (operation != null && (unknown || refused instanceof AccessDeniedException)) {
        typed(fault, operation, unknown ? "sign-in-required" : "refused");
      }
      throw fault;
    }
  }

  /** The fault that the operation itself declares for a refusal, by the name all features use. */
  private static void typed(SoapFault fault, BindingOperationInfo operation, String reason) {
    String namespace = operation.getName().getNamespaceURI();
    boolean declared =
        operation.getFaults().stream()
            .anyMatch(f -> f.getFaultInfo().getFaultName().getLocalPart().equals(ACCESS_FAULT));
    if (!declared) {
      return;
    }
    Document document = DOMUtils.createDocument();
    Element detail = document.createElement("detail");
    Element named = document.createElementNS(namespace, ACCESS_FAULT);
    Element why = document.createElement("reason");
    why.setTextContent(reason);
    named.appendChild(why);
    detail.appendChild(named);
    fault.setDetail(detail);
  }
}

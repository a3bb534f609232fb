package org.alliance.portal.endpoints.internal.cxf;

import org.alliance.portal.api.ProblemException;
import org.alliance.portal.endpoints.internal.pipeline.Call;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Lets typed faults and refusals pass and hides everything else: a caller learns that the portal
 * failed and under which id, never how.
 */
final class SoapFaults extends AbstractPhaseInterceptor<Message> {
  private final Doors doors;

  SoapFaults(Doors doors) {
    super(Phase.SETUP);
    this.doors = doors;
  }

  @Override
  public void handleMessage(Message message) {
    if (!(message.getContent(Exception.class) instanceof Fault fault)) {
      return;
    }
    Call call = doors.call();
    Throwable cause = fault.getCause();
    if (cause instanceof ProblemException problem) {
      fault.setMessage(call.failures().text(call, problem));
      fault.setFaultCode(Fault.FAULT_CODE_CLIENT);
    } else if (!QuietFaults.expected(fault)) {
      fault.setMessage("The portal could not answer. Request " + call.id());
      fault.setDetail(null);
    } else if (cause instanceof javax.xml.stream.XMLStreamException) {
      fault.setMessage("The message is not well-formed, or too deep or too long");
      fault.setFaultCode(Fault.FAULT_CODE_CLIENT);
    } else if (cause instanceof javax.xml.bind.UnmarshalException) {
      fault.setFaultCode(Fault.FAULT_CODE_CLIENT);
    }
  }
}

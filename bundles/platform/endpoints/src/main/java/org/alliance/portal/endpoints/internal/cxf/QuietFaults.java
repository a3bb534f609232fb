package org.alliance.portal.endpoints.internal.cxf;

import org.alliance.portal.api.ProblemException;
import org.alliance.portal.endpoints.internal.pipeline.Call;
import org.alliance.portal.endpoints.internal.pipeline.Traces;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps callers' mistakes out of the log; a fault of ours is logged once. */
final class QuietFaults implements FaultListener {
  private static final Logger LOG = LoggerFactory.getLogger(QuietFaults.class);

  private final Doors doors;

  QuietFaults(Doors doors) {
    this.doors = doors;
  }

  @Override
  public boolean faultOccurred(Exception exception, String description, Message message) {
    if (!expected(exception)) {
      Call call = doors.call();
      Throwable cause = exception.getCause() == null ? exception : exception.getCause();
      LOG.error("Request {} failed: {}", call == null ? "?" : call.id(), Traces.of(cause));
    }
    return false;
  }

  /** Whether it was caused by the caller: a problem, a declared fault, or a malformed request. */
  static boolean expected(Throwable exception) {
    Throwable cause = exception;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof ProblemException
          || cause.getClass().isAnnotationPresent(javax.xml.ws.WebFault.class)
          || cause instanceof javax.xml.stream.XMLStreamException
          || cause instanceof javax.xml.bind.UnmarshalException
          || cause instanceof org.apache.cxf.binding.soap.SoapFault fault
              && fault.getFaultCode() != null
              && !"Server".equals(fault.getFaultCode().getLocalPart())
              && !"Receiver".equals(fault.getFaultCode().getLocalPart())
          || cause instanceof org.apache.cxf.interceptor.Fault fault2
              && fault2.getFaultCode() != null
              && "Client".equals(fault2.getFaultCode().getLocalPart())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}

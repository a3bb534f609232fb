package org.alliance.portal.endpoints.internal.cxf.sample;

import javax.jws.WebService;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.access.RequiresAction;

/** A SOAP door's implementation. */
@WebService(
    serviceName = "SampleService",
    portName = "SamplePort",
    endpointInterface = "org.alliance.portal.endpoints.internal.cxf.sample.SampleSoap",
    targetNamespace = "urn:alliance:portal:sample:v1")
public class SampleSoapImpl implements SampleSoap {
  @Override
  @RequiresAction("sample.read")
  public SampleBean greet(String name) throws SampleFault {
    SampleBean bean = new SampleBean();
    bean.text = "Hello " + name;
    switch (name) {
      case "fault" -> throw new SampleFault("typed", bean);
      case "boom" -> throw new IllegalStateException("secret detail");
      case "none" -> throw new NotFoundException("thing", name);
      default -> {
        return bean;
      }
    }
  }

  @Override
  public String forgotten() {
    return "";
  }
}

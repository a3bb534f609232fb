package org.alliance.portal.endpoints.internal.cxf.sample;

import javax.xml.ws.WebFault;

/** A typed fault. */
@WebFault(name = "SampleFault", targetNamespace = "urn:alliance:portal:sample:v1")
public class SampleFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient SampleBean info;

  public SampleFault(String message, SampleBean info) {
    super(message);
    this.info = info;
  }

  public SampleBean getFaultInfo() {
    return info;
  }
}

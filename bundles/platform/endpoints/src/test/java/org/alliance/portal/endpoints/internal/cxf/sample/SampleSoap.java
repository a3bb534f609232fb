package org.alliance.portal.endpoints.internal.cxf.sample;

import javax.jws.WebMethod;
import javax.jws.WebParam;
import javax.jws.WebResult;
import javax.jws.WebService;

/** A SOAP door. */
@WebService(name = "Sample", targetNamespace = "urn:alliance:portal:sample:v1")
public interface SampleSoap {
  @WebMethod
  @WebResult(name = "greeting")
  SampleBean greet(@WebParam(name = "name") String name) throws SampleFault;

  @WebMethod
  @WebResult(name = "nothing")
  String forgotten();
}

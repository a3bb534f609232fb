package org.alliance.portal.testing.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.wsdl.WSDLException;
import javax.wsdl.factory.WSDLFactory;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.wsdl11.ServiceWSDLBuilder;

/** A SOAP endpoint on a CXF server, as the platform publishes it. */
public final class SoapServer implements AutoCloseable {
  private final Bus bus = new ExtensionManagerBus();
  private final EndpointImpl endpoint;
  private final String path;
  private final String namespace;

  /**
   * @param path such as "/soap/profiles"
   * @param namespace of the operations
   */
  public SoapServer(String path, String namespace, Object implementor) {
    this.path = path;
    this.namespace = namespace;
    endpoint = new EndpointImpl(bus, implementor);
    endpoint.setProperties(
        new HashMap<>(Map.of("schema-validation-enabled", "IN", "faultStackTraceEnabled", false)));
    endpoint.publish(path);
  }

  @Override
  public void close() {
    endpoint.stop();
    bus.shutdown(true);
  }

  /** The description as clients get it. */
  public Wsdl wsdl() throws IOException {
    StringWriter text = new StringWriter();
    try {
      WSDLFactory.newInstance()
          .newWSDLWriter()
          .writeWSDL(
              new ServiceWSDLBuilder(
                      bus, endpoint.getServer().getEndpoint().getService().getServiceInfos().get(0))
                  .build(),
              text);
    } catch (WSDLException e) {
      throw new IOException(e);
    }
    return Wsdl.read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends the content of a body, with the prefix p for the namespace; gives what came back. */
  public String call(String body) throws IOException {
    String envelope =
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/' xmlns:p='"
            + namespace
            + "'><e:Body>"
            + body
            + "</e:Body></e:Envelope>";
    return new HttpFake("POST", path)
        .body("text/xml; charset=UTF-8", envelope)
        .to(endpoint.getServer())
        .text();
  }
}

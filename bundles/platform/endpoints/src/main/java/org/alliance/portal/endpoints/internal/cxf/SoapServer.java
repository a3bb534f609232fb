package org.alliance.portal.endpoints.internal.cxf;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alliance.portal.api.access.RequiresAction;
import org.alliance.portal.api.platform.Routes;
import org.alliance.portal.endpoints.internal.routing.Claim;
import org.alliance.portal.endpoints.internal.routing.Server;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** One SOAP endpoint on a CXF server of its own. */
final class SoapServer implements Server {
  private static final String PREFIX = "/soap";

  private final BundleBus owner;
  private final EndpointImpl endpoint;
  private final AbstractHTTPDestination destination;
  private final String template;
  private final Map<String, String> actions = new HashMap<>();

  SoapServer(Bus bus, String address, String path, Object service, Doors doors, BundleBus owner) {
    this.owner = owner;
    this.template = PREFIX + (path.startsWith("/") ? path : "/" + path);
    endpoint = new EndpointImpl(bus, service);
    endpoint.setProperties(
        new HashMap<>(
            Map.of(
                "org.apache.cxf.logging.FaultListener",
                new QuietFaults(doors),
                "faultStackTraceEnabled",
                Boolean.FALSE,
                "exceptionMessageCauseEnabled",
                Boolean.FALSE,
                "schema-validation-enabled",
                "IN")));
    endpoint.getInInterceptors().add(new SoapDoor(doors, actions));
    endpoint.getOutFaultInterceptors().add(new SoapFaults(doors));
    endpoint.publish(address);
    List<String> operations = new ArrayList<>();
    for (BindingOperationInfo operation :
        endpoint.getServer().getEndpoint().getBinding().getBindingInfo().getOperations()) {
      operations.add(operation.getName().getLocalPart());
    }
    for (String operation : operations) {
      actions.put(operation, action(service.getClass(), operation));
    }
    destination = (AbstractHTTPDestination) endpoint.getServer().getDestination();
  }

  /** The action of an operation: from its method, else from the class, else from the interface. */
  static String action(Class<?> implementation, String operation) {
    String found = null;
    for (Method method : implementation.getMethods()) {
      if (!method.isBridge() && name(implementation, method).equals(operation)) {
        RequiresAction action = method.getAnnotation(RequiresAction.class);
        found = action == null ? found : action.value();
      }
    }
    if (found == null && implementation.isAnnotationPresent(RequiresAction.class)) {
      found = implementation.getAnnotation(RequiresAction.class).value();
    }
    for (Class<?> type : implementation.getInterfaces()) {
      found = found == null ? action(type, operation) : found;
    }
    return found;
  }

  private static String name(Class<?> implementation, Method method) {
    String name = named(method);
    for (Class<?> type : implementation.getInterfaces()) {
      if (name == null) {
        try {
          name = named(type.getMethod(method.getName(), method.getParameterTypes()));
        } catch (NoSuchMethodException e) {
          name = null;
        }
      }
    }
    return name == null ? method.getName() : name;
  }

  private static String named(Method method) {
    javax.jws.WebMethod web = method.getAnnotation(javax.jws.WebMethod.class);
    return web == null || web.operationName().isEmpty() ? null : web.operationName();
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        new Claim("GET", template, null, 0, false), new Claim("POST", template, null, 0, false));
  }

  @Override
  public List<Routes.Route> routes(String bundle) {
    return actions.entrySet().stream()
        .map(e -> new Routes.Route("SOAP", template + " " + e.getKey(), e.getValue(), bundle))
        .toList();
  }

  @Override
  public void handle(
      ServletConfig servlet, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    owner.invoke(destination, servlet, request, response);
  }

  @Override
  public void close() {
    owner.within(
        () -> {
          endpoint.getServer().destroy();
          endpoint.stop();
          return null;
        });
    owner.released();
  }
}

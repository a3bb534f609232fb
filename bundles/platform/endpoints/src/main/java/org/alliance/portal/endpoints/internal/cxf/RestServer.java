package org.alliance.portal.endpoints.internal.cxf;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.alliance.portal.endpoints.door.MaxBody;
import org.alliance.portal.endpoints.door.NoCsrf;
import org.alliance.portal.endpoints.internal.routing.Claim;
import org.alliance.portal.endpoints.internal.routing.Server;
import org.apache.cxf.Bus;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.lifecycle.SingletonResourceProvider;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.osgi.framework.Bundle;

/** One JAX-RS resource on a CXF server of its own. */
final class RestServer implements Server {
  /** A disk takes 255 bytes for a name, and each may be sent as three characters. */
  private static final String LONGEST_FILE_NAME = "1000";

  private final BundleBus owner;
  private final org.apache.cxf.endpoint.Server server;
  private final AbstractHTTPDestination destination;
  private final List<Claim> claims = new ArrayList<>();

  RestServer(
      Bus bus,
      String address,
      Object resource,
      Bundle bundle,
      ObjectMapper mapper,
      Doors doors,
      BundleBus owner) {
    this.owner = owner;
    Map<Method, String> actions = new HashMap<>();
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress(address);
    factory.setResourceClasses(resource.getClass());
    factory.setResourceProvider(resource.getClass(), new SingletonResourceProvider(resource, true));
    FailureMapper failures = new FailureMapper(doors, mapper, bundle);
    factory.setProviders(
        List.of(
            new RestDoor(doors, actions),
            new Parameters(),
            new ViewStatus(),
            new ViewWriter(doors, bundle),
            new JsonProvider(mapper),
            failures.problems(),
            failures.answers(),
            failures.rest()));
    factory.setProperties(
        Map.of(
            "org.apache.cxf.jaxrs.singleton.resource",
            Boolean.TRUE,
            AttachmentDeserializer.ATTACHMENT_MAX_HEADER_SIZE,
            LONGEST_FILE_NAME,
            "org.apache.cxf.logging.FaultListener",
            new QuietFaults(doors)));
    server = factory.create();
    for (ClassResourceInfo type : factory.getServiceFactory().getClassResourceInfo()) {
      for (OperationResourceInfo operation :
          type.getMethodDispatcher().getOperationResourceInfos()) {
        claim(type, operation, actions);
      }
    }
    destination = (AbstractHTTPDestination) server.getDestination();
  }

  private void claim(
      ClassResourceInfo type, OperationResourceInfo operation, Map<Method, String> actions) {
    if (operation.isSubResourceLocator()) {
      throw new IllegalArgumentException(
          "Sub-resource locators are not supported: " + operation.getMethodToInvoke());
    }
    Method method = operation.getMethodToInvoke();
    Method annotated = operation.getAnnotatedMethod();
    RequiresAction action = method.getAnnotation(RequiresAction.class);
    if (action == null && annotated != null) {
      action = annotated.getAnnotation(RequiresAction.class);
    }
    if (action == null) {
      action = type.getServiceClass().getAnnotation(RequiresAction.class);
    }
    String needed = action == null ? null : action.value();
    actions.put(method, needed);
    MaxBody body = method.getAnnotation(MaxBody.class);
    claims.add(
        new Claim(
            operation.getHttpMethod(),
            join(type.getURITemplate().getValue(), operation.getURITemplate().getValue()),
            needed,
            body == null ? 0 : body.value(),
            method.isAnnotationPresent(NoCsrf.class)));
  }

  private static String join(String base, String path) {
    String start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    String end = path.startsWith("/") ? path : "/" + path;
    return "/".equals(end) && !start.isEmpty() ? start : start + end;
  }

  @Override
  public List<Claim> claims() {
    return claims;
  }

  @Override
  public List<Routes.Route> routes(String bundle) {
    return claims.stream()
        .map(c -> new Routes.Route(c.method(), c.template(), c.action(), bundle))
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
          server.destroy();
          return null;
        });
    owner.released();
  }
}

package org.alliance.portal.endpoints.internal.cxf;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alliance.portal.endpoints.internal.routing.Server;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.transport.DestinationFactoryManager;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.osgi.framework.Bundle;

/**
 * All of CXF and Jackson that one bundle needs, so that nothing of it remains anywhere when the
 * bundle has left.
 */
public final class BundleBus {
  private static final String MAX_DEPTH = "org.apache.cxf.stax.maxElementDepth";
  private static final String MAX_CHILDREN = "org.apache.cxf.stax.maxChildElements";

  private final Bundle bundle;
  private final ClassLoader loader;
  private final Doors doors;
  private final ObjectMapper mapper;
  private final ExtensionManagerBus bus;
  private int used;

  /**
   * @param bundle who contributes
   * @param loader the bundle's class loader
   * @param doors how to find the current call
   */
  public BundleBus(Bundle bundle, ClassLoader loader, Doors doors) {
    this.bundle = bundle;
    this.loader = loader;
    this.doors = doors;
    this.mapper = Mappers.forBundle(loader);
    this.bus = within(this::make);
  }

  private ExtensionManagerBus make() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bus.jmx.enabled", Boolean.FALSE);
    properties.put("faultStackTraceEnabled", Boolean.FALSE);
    properties.put("exceptionMessageCauseEnabled", Boolean.FALSE);
    properties.put("replace.loopback.address.with.localhost", Boolean.FALSE);
    properties.put(MAX_DEPTH, "64");
    properties.put(MAX_CHILDREN, "10000");
    ExtensionManagerBus made =
        new ExtensionManagerBus(null, properties, Bus.class.getClassLoader());
    made.setExtension(loader, ClassLoader.class);
    HTTPTransportFactory http = new HTTPTransportFactory(new DestinationRegistryImpl());
    made.setExtension(http, HTTPTransportFactory.class);
    DestinationFactoryManager factories = made.getExtension(DestinationFactoryManager.class);
    HTTPTransportFactory.DEFAULT_NAMESPACES.forEach(
        namespace -> factories.registerDestinationFactory(namespace, http));
    made.initialize();
    return made;
  }

  /** Publishes a JAX-RS resource. */
  public synchronized Server rest(long service, Object resource) {
    Server server =
        within(() -> new RestServer(bus, address(service), resource, bundle, mapper, doors, this));
    used++;
    return server;
  }

  /** Publishes a SOAP endpoint at {@code /soap} and this path. */
  public synchronized Server soap(long service, String path, Object endpoint) {
    Server server =
        within(() -> new SoapServer(bus, address(service), path, endpoint, doors, this));
    used++;
    return server;
  }

  private static String address(long service) {
    return "/~" + service;
  }

  /** Answers a request as code of the contributing bundle would: with its class loader. */
  void invoke(
      AbstractHTTPDestination destination,
      ServletConfig servlet,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      destination.invoke(servlet, servlet.getServletContext(), request, response);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  synchronized void released() {
    used--;
  }

  /** Whether nothing is published any more. */
  public synchronized boolean unused() {
    return used == 0;
  }

  /** Forgets the bundle. */
  public void close() {
    within(
        () -> {
          bus.shutdown(false);
          return null;
        });
    mapper.getTypeFactory().clearCache();
    StaticCaches.forget(loader);
  }

  /** Works with the bundle's class loader and bus as the thread's own. */
  <T> T within(java.util.function.Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    Bus busBefore = BusFactory.getAndSetThreadDefaultBus(bus);
    thread.setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
      if (busBefore == null) {
        BusFactory.clearDefaultBusForAnyThread(bus);
        BusFactory.setThreadDefaultBus(null);
      } else {
        BusFactory.setThreadDefaultBus(busBefore);
      }
    }
  }
}

package org.alliance.portal.endpoints.internal.cxf;

import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;

/**
 * The bus that CXF falls back on in places where it was not given one. Left to itself it would make
 * one with the class loader of whichever bundle came first, and hold that bundle for ever.
 */
public final class DefaultBus {
  private final ExtensionManagerBus bus;

  /** Makes it and sets it. */
  public DefaultBus() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Bus.class.getClassLoader());
    try {
      bus = new ExtensionManagerBus(null, null, Bus.class.getClassLoader());
      BusFactory.setDefaultBus(bus);
    } finally {
      thread.setContextClassLoader(before);
    }
    BusFactory.setThreadDefaultBus(null);
  }

  /** Takes it away. */
  public void close() {
    bus.shutdown(false);
  }
}

package org.alliance.portal.endpoints.internal.cxf;

/** What libraries keep of a bundle's classes beyond its bus. */
final class StaticCaches {
  private StaticCaches() {}

  static void forget(ClassLoader loader) {
    java.beans.Introspector.flushCaches();
  }
}

package org.alliance.portal.endpoints.internal;

import java.net.URL;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;

/** The portal's servlet context: at the root, without files of its own. */
@Component(
    service = ServletContextHelper.class,
    scope = ServiceScope.BUNDLE,
    property = {"osgi.http.whiteboard.context.name=portal", "osgi.http.whiteboard.context.path=/"})
public final class PortalContext extends ServletContextHelper {
  @Override
  public URL getResource(String name) {
    return null;
  }
}

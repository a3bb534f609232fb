package org.alliance.portal.endpoints.internal.cxf;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import org.alliance.portal.api.web.View;

/** Gives the answer the status that its view says. */
final class ViewStatus implements ContainerResponseFilter {
  private static final int OK = 200;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof View view && response.getStatus() == OK) {
      response.setStatus(view.status());
    }
  }
}

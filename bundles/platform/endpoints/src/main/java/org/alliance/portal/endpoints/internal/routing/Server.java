package org.alliance.portal.endpoints.internal.routing;

import java.io.IOException;
import java.util.List;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alliance.portal.api.platform.Routes;

/** What answers the addresses of one contributed service. */
public interface Server {
  /** The addresses it answers. */
  List<Claim> claims();

  /** The addresses as they are told to others; SOAP names each operation. */
  List<Routes.Route> routes(String bundle);

  /** Answers one request. */
  void handle(ServletConfig servlet, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  /** Forgets the service. */
  void close();
}

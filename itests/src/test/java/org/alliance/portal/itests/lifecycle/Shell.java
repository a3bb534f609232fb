package org.alliance.portal.itests.lifecycle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Runs commands of the shell from within the container. */
final class Shell {
  private Shell() {}

  static String run(BundleContext bundles, String command) {
    ServiceReference<SessionFactory> reference = bundles.getServiceReference(SessionFactory.class);
    SessionFactory factory = bundles.getService(reference);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    Session session = factory.create(new ByteArrayInputStream(new byte[0]), out, out);
    Subject operator = new Subject();
    for (String role : new String[] {"admin", "manager", "viewer", "ssh", "systembundles"}) {
      operator.getPrincipals().add(new RolePrincipal(role));
    }
    try {
      Subject.doAs(operator, (PrivilegedExceptionAction<Object>) () -> session.execute(command));
      return output.toString(StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new AssertionError(
          command + ": " + e + "\n" + output.toString(StandardCharsets.UTF_8), e);
    } finally {
      session.close();
      bundles.ungetService(reference);
    }
  }
}

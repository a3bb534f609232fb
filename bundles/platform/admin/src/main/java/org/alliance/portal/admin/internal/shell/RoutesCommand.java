package org.alliance.portal.admin.internal.shell;

import java.util.Objects;
import org.alliance.portal.api.platform.Routes;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code portal:routes}: a line for programs to read, so without a heading. */
@Service
@Command(
    scope = "portal",
    name = "routes",
    description = "Lists every address with the action that it requires and its bundle")
public final class RoutesCommand implements Action {
  @Reference private Routes routes;

  @Override
  public Object execute() {
    routes.all().stream().map(RoutesCommand::line).sorted().forEach(System.out::println);
    return null;
  }

  private static String line(Routes.Route route) {
    return String.join(
        "\t",
        route.method(),
        route.template(),
        Objects.requireNonNullElse(route.action(), "-"),
        route.bundle());
  }
}

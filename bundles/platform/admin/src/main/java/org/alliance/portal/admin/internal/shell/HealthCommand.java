package org.alliance.portal.admin.internal.shell;

import org.alliance.portal.admin.internal.health.HealthDesk;
import org.alliance.portal.admin.internal.health.Report;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code portal:health}. */
@Service
@Command(scope = "portal", name = "health", description = "Tells how the portal is")
public final class HealthCommand implements Action {
  @Reference private HealthDesk desk;

  @Override
  public Object execute() throws CommandFailedException {
    Report report = desk.report();
    report
        .parts()
        .forEach(
            (id, part) -> System.out.printf("%-12s %-9s %s%n", id, part.state(), part.detail()));
    System.out.printf(
        "%s, build %s, for %d s%n", report.status(), report.build(), report.uptimeSeconds());
    if (!report.serving()) {
      throw new CommandFailedException("The portal is down.");
    }
    return null;
  }
}

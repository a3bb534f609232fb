package org.alliance.portal.admin.internal.shell;

import org.alliance.portal.admin.internal.features.FeatureDesk;
import org.alliance.portal.admin.internal.features.FeatureLine;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code portal:features}. */
@Service
@Command(scope = "portal", name = "features", description = "Lists the features with their state")
public final class FeaturesCommand implements Action {
  @Reference private FeatureDesk desk;
  @Reference private Sentences sentences;

  @Override
  public Object execute() {
    for (FeatureLine line : sentences.asSystem(desk::list)) {
      System.out.printf(
          "%-20s %-12s %-8s %-8s %3d addresses%s%n",
          line.name(),
          line.version(),
          line.stateKey(),
          line.sourceKey(),
          line.addresses().size(),
          line.problem() == null ? "" : "  " + line.problem());
    }
    return null;
  }
}

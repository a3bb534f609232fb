package org.alliance.portal.admin.internal.shell;

import org.alliance.portal.admin.internal.features.FeatureDesk;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code portal:add}. */
@Service
@Command(
    scope = "portal",
    name = "add",
    description = "Installs a feature that ships and was removed")
public final class AddCommand implements Action {
  @Reference private FeatureDesk desk;
  @Reference private Sentences sentences;

  @Argument(name = "name", description = "Name of the feature", required = true)
  private String name;

  @Override
  public Object execute() throws CommandFailedException {
    sentences.tell(sentences.asSystem(() -> desk.add(name)));
    return null;
  }
}

package org.alliance.portal.admin.internal.shell;

import org.alliance.portal.admin.internal.features.FeatureDesk;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code portal:remove}. */
@Service
@Command(scope = "portal", name = "remove", description = "Removes a feature; its data stays")
public final class RemoveCommand implements Action {
  @Reference private FeatureDesk desk;
  @Reference private Sentences sentences;

  @Argument(name = "name", description = "Name of the feature", required = true)
  private String name;

  @Override
  public Object execute() throws CommandFailedException {
    sentences.tell(sentences.asSystem(() -> desk.remove(name)));
    return null;
  }
}

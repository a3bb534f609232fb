package org.alliance.portal.admin.internal.shell;

import java.nio.file.Path;
import org.alliance.portal.admin.internal.features.FeatureDesk;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** {@code portal:update}. */
@Service
@Command(
    scope = "portal",
    name = "update",
    description = "Replaces a feature by the version in a file")
public final class UpdateCommand implements Action {
  @Reference private FeatureDesk desk;
  @Reference private Sentences sentences;

  @Argument(name = "file", description = "Path of the .kar file", required = true)
  @Completion(FileCompleter.class)
  private String file;

  @Override
  public Object execute() throws CommandFailedException {
    sentences.tell(sentences.asSystem(() -> desk.update(Path.of(file).toAbsolutePath())));
    return null;
  }
}

package org.alliance.portal.files.internal;

import java.io.IOException;
import org.alliance.portal.api.health.Health;
import org.alliance.portal.api.health.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether files can be received. The portal works without, so it is never down. */
@Component
public final class FilesHealth implements HealthCheck {
  private final Folder folder;

  @Activate
  public FilesHealth(@Reference Folder folder) {
    this.folder = folder;
  }

  @Override
  public String id() {
    return "files";
  }

  @Override
  public Health check() {
    try {
      folder.tryWriting();
      String left = folder.usable() / (1024 * 1024) + " MB are free";
      return folder.nearlyFull()
          ? Health.degraded(left + ", under 5 % of the disk")
          : Health.up(left);
    } catch (IOException e) {
      return Health.degraded("files cannot be written to " + folder.root() + ": " + e);
    }
  }
}

package org.alliance.portal.security.internal;

import org.alliance.portal.api.platform.DoorCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The check at the door, on the same table and principal as every other check. */
@Component
public final class DoorService implements DoorCheck {
  private final AccessService access;

  @Activate
  public DoorService(@Reference AccessService access) {
    this.access = access;
  }

  @Override
  public void require(String action) {
    access.requireForAny(action);
  }
}

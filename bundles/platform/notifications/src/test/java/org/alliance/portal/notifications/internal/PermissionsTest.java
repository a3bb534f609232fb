package org.alliance.portal.notifications.internal;

import org.alliance.portal.testing.PermissionRows;
import org.junit.Test;

public class PermissionsTest {
  @Test
  public void everyAddressHasARow() {
    PermissionRows.check(OutboxService.class);
  }
}

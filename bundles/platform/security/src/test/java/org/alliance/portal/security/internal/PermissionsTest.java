package org.alliance.portal.security.internal;

import org.alliance.portal.api.Secrets;
import org.alliance.portal.testing.PermissionRows;
import org.junit.Test;

public class PermissionsTest {
  @Test
  public void everyAddressHasARow() {
    PermissionRows.check(Secrets.class);
  }
}

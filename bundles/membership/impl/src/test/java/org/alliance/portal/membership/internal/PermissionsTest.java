package org.alliance.portal.membership.internal;

import org.alliance.portal.testing.PermissionRows;
import org.junit.Test;

public class PermissionsTest {
  @Test
  public void everyAddressHasARow() {
    PermissionRows.check(ApplicantLetters.class);
  }
}

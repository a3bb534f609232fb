package org.alliance.portal.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.SignInRequiredException;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.access.UndeclaredActionException;
import org.junit.Test;

public class AccessServiceTest {
  private static final Id OWNER = new Id(1);
  private static final Principal EDITOR =
      new Principal(
          Principal.Kind.ACCOUNT,
          new Id(2),
          "",
          Set.of(),
          Map.of(OWNER, TeamRole.EDITOR),
          Set.of());

  private final AccessService access = new AccessService();
  private final DoorService door = new DoorService(access);
  private final Permissions permissions =
      () -> List.of(Action.of("x.edit", null, Grant.TEAM_EDITOR));

  private void declare(Permissions permissions, long service) {
    access.addPermissions(permissions, Map.of("service.id", service));
  }

  @Test
  public void theDoorAsksForAnyOwnerTheServiceForThisOne() {
    declare(permissions, 1);
    access.as(
        EDITOR,
        () -> {
          door.require("x.edit");
          access.require("x.edit", OWNER);
          assertThat(access.allows("x.edit", new Id(3))).isFalse();
          assertThatThrownBy(() -> access.require("x.edit"))
              .isInstanceOf(AccessDeniedException.class);
          return null;
        });
    assertThatThrownBy(() -> door.require("x.edit")).isInstanceOf(SignInRequiredException.class);
    assertThatThrownBy(() -> door.require(null)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  public void permissionsComeAndGoWithTheirBundle() {
    declare(permissions, 1);
    access.removePermissions(permissions, Map.of("service.id", 1L));
    assertThatThrownBy(() -> access.as(EDITOR, () -> refuse("x.edit")))
        .isInstanceOf(UndeclaredActionException.class);
  }

  private Void refuse(String action) {
    access.require(action, OWNER);
    return null;
  }

  @Test
  public void theOldestDeclarationStaysWhicheverIsSeenFirst() {
    declare(() -> List.of(Action.of("x.edit", null, Grant.ANYONE)), 7);
    declare(permissions, 3);
    assertThat(access.allows("x.edit", OWNER)).isFalse();
  }

  @Test
  public void thePrincipalBelongsToTheThreadAndGoesBack() {
    assertThat(access.principal()).isEqualTo(Principal.ANONYMOUS);
    access.as(
        EDITOR,
        () -> {
          access.as(Principal.SYSTEM, () -> assertThat(access.principal().actor())).isNotNull();
          assertThat(access.principal()).isEqualTo(EDITOR);
          assertThat(CompletableFuture.supplyAsync(access::principal).join())
              .isEqualTo(Principal.ANONYMOUS);
          return null;
        });
    assertThatThrownBy(
            () ->
                access.as(
                    EDITOR,
                    () -> {
                      throw new IllegalStateException("work failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(access.principal()).isEqualTo(Principal.ANONYMOUS);
  }
}

package org.alliance.portal.security.internal;

import static org.alliance.portal.security.internal.ActionTable.Decision.ALLOWED;
import static org.alliance.portal.security.internal.ActionTable.Decision.DENIED;
import static org.alliance.portal.security.internal.ActionTable.Decision.SIGN_IN;
import static org.alliance.portal.security.internal.ActionTable.Decision.UNDECLARED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.PlatformRole;
import org.alliance.portal.api.access.Principal;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.security.internal.ActionTable.Decision;
import org.junit.Test;

public class ActionTableTest {
  private static final Id OWNER = new Id(1);
  private static final Id OTHER = new Id(2);

  private static final Principal ANONYMOUS = Principal.ANONYMOUS;
  private static final Principal MEMBER = account(Set.of(PlatformRole.MEMBER), Map.of());
  private static final Principal READER = team(TeamRole.READER);
  private static final Principal EDITOR = team(TeamRole.EDITOR);
  private static final Principal TEAM_OWNER = team(TeamRole.OWNER);
  private static final Principal MODERATOR = account(Set.of(PlatformRole.MODERATOR), Map.of());
  private static final Principal ADMIN = account(Set.of(PlatformRole.ADMIN), Map.of());
  private static final Principal READS = client("x:read");
  private static final Principal WRITES = client("x:write");
  private static final List<Principal> ALL =
      List.of(
          ANONYMOUS,
          MEMBER,
          READER,
          EDITOR,
          TEAM_OWNER,
          MODERATOR,
          ADMIN,
          READS,
          WRITES,
          Principal.SYSTEM);

  private final ActionTable table =
      ActionTable.of(
          List.of(
              Arrays.stream(Grant.values())
                  .map(grant -> Action.of(grant.name(), null, grant))
                  .toList(),
              List.of(
                  Action.of("scope", "x:write"),
                  Action.of("nobody", null),
                  Action.of("mixed", "x:read", Grant.TEAM_EDITOR, Grant.MODERATOR))));

  private static Principal account(Set<PlatformRole> roles, Map<Id, TeamRole> teams) {
    return new Principal(Principal.Kind.ACCOUNT, new Id(9), "", roles, teams, Set.of());
  }

  private static Principal team(TeamRole role) {
    return account(Set.of(PlatformRole.MEMBER), Map.of(OWNER, role));
  }

  private static Principal client(String scope) {
    return new Principal(
        Principal.Kind.API_CLIENT, new Id(8), "", Set.of(), Map.of(), Set.of(scope));
  }

  private List<Principal> allowed(String action, Id owner) {
    return ALL.stream().filter(who -> table.decide(who, action, owner) == ALLOWED).toList();
  }

  private Set<Principal> allowedAtTheDoor(String action) {
    return ALL.stream()
        .filter(who -> table.decideForAny(who, action) == ALLOWED)
        .collect(Collectors.toSet());
  }

  @Test
  public void eachGrantReachesItsSortOfPrincipalOnly() {
    assertThat(allowed("ANYONE", OWNER)).isEqualTo(ALL);
    assertThat(allowed("SIGNED_IN", OWNER))
        .containsExactly(MEMBER, READER, EDITOR, TEAM_OWNER, MODERATOR, ADMIN, Principal.SYSTEM);
    assertThat(allowed("TEAM_READER", OWNER))
        .containsExactly(READER, EDITOR, TEAM_OWNER, Principal.SYSTEM);
    assertThat(allowed("TEAM_EDITOR", OWNER)).containsExactly(EDITOR, TEAM_OWNER, Principal.SYSTEM);
    assertThat(allowed("TEAM_OWNER", OWNER)).containsExactly(TEAM_OWNER, Principal.SYSTEM);
    assertThat(allowed("MODERATOR", OWNER)).containsExactly(MODERATOR, Principal.SYSTEM);
    assertThat(allowed("ADMIN", OWNER)).containsExactly(ADMIN, Principal.SYSTEM);
    assertThat(allowed("scope", OWNER)).containsExactly(WRITES, Principal.SYSTEM);
    assertThat(allowed("nobody", OWNER)).containsExactly(Principal.SYSTEM);
    assertThat(allowed("mixed", OWNER))
        .containsExactly(EDITOR, TEAM_OWNER, MODERATOR, READS, Principal.SYSTEM);
  }

  @Test
  public void aTeamRoleCountsForItsOwnOrganisationOnly() {
    assertThat(allowed("TEAM_READER", OTHER)).containsExactly(Principal.SYSTEM);
    assertThat(allowed("TEAM_READER", null)).containsExactly(Principal.SYSTEM);
  }

  @Test
  public void atTheDoorOneSufficientTeamRoleIsEnough() {
    assertThat(allowedAtTheDoor("TEAM_EDITOR"))
        .containsExactlyInAnyOrder(EDITOR, TEAM_OWNER, Principal.SYSTEM);
    Principal both = account(Set.of(), Map.of(OWNER, TeamRole.READER, OTHER, TeamRole.OWNER));
    assertThat(table.decideForAny(both, "TEAM_OWNER")).isEqualTo(ALLOWED);
    assertThat(table.decide(both, "TEAM_OWNER", OWNER)).isEqualTo(DENIED);
  }

  @Test
  public void whatNobodyDeclaredIsRefusedToEverybodyButTheSystem() {
    for (Principal who : ALL) {
      Decision expected = who == Principal.SYSTEM ? ALLOWED : UNDECLARED;
      assertThat(table.decide(who, "unknown", OWNER)).isEqualTo(expected);
      assertThat(table.decideForAny(who, "unknown")).isEqualTo(expected);
      assertThat(table.decideForAny(who, null))
          .isEqualTo(who == Principal.SYSTEM ? ALLOWED : DENIED);
    }
  }

  @Test
  public void somebodyUnknownIsAskedToSignInWhereThatCouldHelp() {
    assertThat(table.decide(ANONYMOUS, "ADMIN", null)).isEqualTo(SIGN_IN);
    assertThat(table.decide(ANONYMOUS, "scope", null)).isEqualTo(SIGN_IN);
    assertThat(table.decide(ANONYMOUS, "nobody", null)).isEqualTo(DENIED);
    assertThat(table.decide(MEMBER, "ADMIN", null)).isEqualTo(DENIED);
    assertThat(table.decide(READS, "scope", null)).isEqualTo(DENIED);
  }

  @Test
  public void theFirstDeclarationStays() {
    ActionTable twice =
        ActionTable.of(
            List.of(
                List.of(Action.of("a", null, Grant.ADMIN), Action.of("b", null, Grant.ADMIN)),
                List.of(Action.of("a", null, Grant.ANYONE), Action.of("b", null, Grant.ADMIN))));
    assertThat(twice.decide(ANONYMOUS, "a", null)).isEqualTo(SIGN_IN);
    assertThat(twice.contradicted()).containsExactly("a");
  }
}

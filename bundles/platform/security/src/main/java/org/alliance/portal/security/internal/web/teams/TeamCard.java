package org.alliance.portal.security.internal.web.teams;

import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.TeamRole;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.security.internal.teams.TeamService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on an owner's home page: invitations that nobody has accepted yet. */
@Component
public final class TeamCard implements HomeCard {
  private static final int MOST = 5;

  private final Access access;
  private final TeamService teams;

  @Activate
  public TeamCard(@Reference Access access, @Reference TeamService teams) {
    this.access = access;
    this.teams = teams;
  }

  @Override
  public String id() {
    return "team";
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public String action() {
    return Action.SIGNED_IN;
  }

  @Override
  public Optional<View> card(String language) {
    List<Id> owned =
        access.principal().teams().entrySet().stream()
            .filter(team -> team.getValue() == TeamRole.OWNER)
            .map(java.util.Map.Entry::getKey)
            .sorted()
            .limit(MOST)
            .toList();
    int open = owned.stream().mapToInt(id -> teams.invitations(id).size()).sum();
    return open == 0 ? Optional.empty() : Optional.of(View.of("team-card").with("count", open));
  }
}

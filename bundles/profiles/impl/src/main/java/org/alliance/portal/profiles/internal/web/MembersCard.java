package org.alliance.portal.profiles.internal.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the home page: the way to one's own profile, how many take part, and who is new. */
@Component
public class MembersCard implements HomeCard {
  private static final int NEWEST = 3;

  private final Profiles profiles;
  private final Access access;

  @Activate
  public MembersCard(@Reference Profiles profiles, @Reference Access access) {
    this.profiles = profiles;
    this.access = access;
  }

  @Override
  public String id() {
    return "members";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String action() {
    return Profiles.READ;
  }

  @Override
  public Optional<View> card(String language) {
    Set<Id> teams = access.principal().teams().keySet();
    List<ProfileEntry> own =
        teams.isEmpty()
            ? List.of()
            : profiles.summaries(teams, language).values().stream().map(ProfileEntry::of).toList();
    return Optional.of(
        View.of("members-card")
            .with("own", own)
            .with(
                "mine",
                teams.stream()
                    .filter(id -> access.allows(Profiles.EDIT, id))
                    .map(Id::toString)
                    .collect(Collectors.toSet()))
            .with("total", profiles.counts().total(ProfileFilter.ALL))
            .with(
                "newest",
                profiles.newest(NEWEST, language).stream().map(ProfileEntry::of).toList()));
  }
}

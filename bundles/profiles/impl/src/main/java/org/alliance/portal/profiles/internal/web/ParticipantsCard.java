package org.alliance.portal.profiles.internal.web;

import java.util.Optional;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the front page: who takes part. Members, whose own card shows more, get none. */
@Component
public class ParticipantsCard implements HomeCard {
  private final Profiles profiles;
  private final Access access;

  @Activate
  public ParticipantsCard(@Reference Profiles profiles, @Reference Access access) {
    this.profiles = profiles;
    this.access = access;
  }

  @Override
  public String id() {
    return "participants";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String action() {
    return Profiles.PARTICIPANTS;
  }

  @Override
  public Optional<View> card(String language) {
    ProfileCounts counts = profiles.participantCounts();
    int total = counts.total(ProfileFilter.ALL);
    if (access.principal().known() || total == 0) {
      return Optional.empty();
    }
    return Optional.of(
        View.of("participants-card")
            .with("total", total)
            .with("countries", counts.byCountry(null).size()));
  }
}

package org.alliance.portal.profiles.internal.web;

import java.util.Optional;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the home page: how many take part, and who is new. */
@Component
public class MembersCard implements HomeCard {
  private static final int NEWEST = 3;

  private final Profiles profiles;

  @Activate
  public MembersCard(@Reference Profiles profiles) {
    this.profiles = profiles;
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
    return Optional.of(
        View.of("members-card")
            .with("total", profiles.counts().total(ProfileFilter.ALL))
            .with(
                "newest",
                profiles.newest(NEWEST, language).stream().map(ProfileEntry::of).toList()));
  }
}

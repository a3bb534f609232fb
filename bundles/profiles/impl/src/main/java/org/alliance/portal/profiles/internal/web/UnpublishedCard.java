package org.alliance.portal.profiles.internal.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.ByLanguage;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card that asks those who write for an organisation to complete and publish its page. */
@Component
public class UnpublishedCard implements HomeCard {
  private static final int SHOWN = 5;

  private final Profiles profiles;
  private final Access access;

  @Activate
  public UnpublishedCard(@Reference Profiles profiles, @Reference Access access) {
    this.profiles = profiles;
    this.access = access;
  }

  /**
   * A page that is not published.
   *
   * @param id of the profile
   * @param name in the best language for the reader
   * @param percent how much of it is there
   */
  public record Line(String id, ByLanguage.Chosen<String> name, int percent) {}

  @Override
  public String id() {
    return "unpublished-profile";
  }

  @Override
  public int order() {
    return 0;
  }

  @Override
  public String action() {
    return Profiles.READ;
  }

  @Override
  public Optional<View> card(String language) {
    Set<Id> own =
        access.principal().teams().keySet().stream()
            .filter(id -> access.allows(Profiles.EDIT, id))
            .collect(Collectors.toSet());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Line> lines =
        profiles.get(own).values().stream()
            .filter(profile -> !profile.published())
            .limit(SHOWN)
            .map(profile -> line(profile, language))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(View.of("unpublished-card").with("lines", lines));
  }

  private Line line(Profile profile, String language) {
    return new Line(
        profile.id().toString(),
        profile.names().in(language),
        profiles.completeness(profile.id()).percent());
  }
}

package org.alliance.portal.content.internal.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.content.Drafts;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.DraftService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the home page: what somebody has begun and not yet published. */
@Component
public class DraftsCard implements HomeCard {
  private static final int SHOWN = 5;

  private final DraftService drafts;

  @Activate
  public DraftsCard(@Reference DraftService drafts) {
    this.drafts = drafts;
  }

  @Override
  public String id() {
    return "drafts";
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public String action() {
    return Action.SIGNED_IN;
  }

  @Override
  public Optional<View> card(String language) {
    List<Drafts.Draft> mine = drafts.heads(SHOWN + 1);
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    Instant now = Instant.now();
    return Optional.of(
        View.of("drafts-card")
            .with("drafts", mine.stream().limit(SHOWN).map(d -> DraftLine.of(d, now)).toList())
            .with("back", "home")
            .with("more", mine.size() > SHOWN));
  }
}

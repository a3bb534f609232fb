package org.alliance.portal.projects.internal.web.write;

import java.util.Optional;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card that says that adaptations wait for an answer. */
@Component
public class AdoptionsCard implements HomeCard {
  private static final int ORDER = 5;

  private final Waiting waiting;

  @Activate
  public AdoptionsCard(@Reference Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public String id() {
    return "asked-adoptions";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String action() {
    return Initiatives.WRITE;
  }

  @Override
  public Optional<View> card(String language) {
    int count = waiting.count();
    return count == 0
        ? Optional.empty()
        : Optional.of(View.of("write-adoptions-card").with("count", count));
  }
}

package org.alliance.portal.content.internal.web;

import java.util.Optional;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.content.internal.ReviewService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the home page of the secretariat: how many texts wait to be looked at. */
@Component
public class ReviewCard implements HomeCard {
  private final ReviewService reviews;

  @Activate
  public ReviewCard(@Reference ReviewService reviews) {
    this.reviews = reviews;
  }

  @Override
  public String id() {
    return "review";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public String action() {
    return Action.MODERATE;
  }

  @Override
  public Optional<View> card(String language) {
    int count = reviews.waitingByType().values().stream().mapToInt(each -> each).sum();
    return count == 0 ? Optional.empty() : Optional.of(View.of("review-card").with("count", count));
  }
}

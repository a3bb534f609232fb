package org.alliance.portal.membership.internal.web.review;

import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.alliance.portal.membership.internal.QueueCount;
import org.alliance.portal.membership.internal.ReviewService;
import org.alliance.portal.membership.internal.Stage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the home page of moderators: what waits for them. */
@Component
public class QueueCard implements HomeCard {
  private final ReviewService review;

  @Activate
  public QueueCard(@Reference ReviewService review) {
    this.review = review;
  }

  @Override
  public String id() {
    return "applications";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public String action() {
    return MembershipContribution.REVIEW;
  }

  @Override
  public Optional<View> card(String language) {
    List<QueueCount> waiting = review.waiting();
    return Optional.of(
        View.of("review-card")
            .with("fresh", count(waiting, Stage.NEW))
            .with("answered", count(waiting, Stage.ANSWERED)));
  }

  private static long count(List<QueueCount> counts, Stage stage) {
    return counts.stream()
        .filter(count -> count.stage() == stage)
        .mapToLong(QueueCount::count)
        .sum();
  }
}

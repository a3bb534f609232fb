package org.alliance.portal.membership.internal.web.apply;

import java.util.Optional;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.membership.internal.MembershipContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the front page: how to take part. Whoever is signed in does already. */
@Component
public class JoinCard implements HomeCard {
  private final Access access;

  @Activate
  public JoinCard(@Reference Access access) {
    this.access = access;
  }

  @Override
  public String id() {
    return "join";
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public String action() {
    return MembershipContribution.APPLY;
  }

  @Override
  public Optional<View> card(String language) {
    return access.principal().known() ? Optional.empty() : Optional.of(View.of("apply-card"));
  }
}

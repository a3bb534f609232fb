package org.alliance.portal.content.internal.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.entities.Entity;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card that asks those who write for an organisation whether its things are still right. */
@Component
public class FreshnessCard implements HomeCard {
  private static final int SHOWN = 5;

  private final Access access;
  private final Freshness freshness;
  private final Titles titles;

  @Activate
  public FreshnessCard(
      @Reference Access access, @Reference Freshness freshness, @Reference Titles titles) {
    this.access = access;
    this.freshness = freshness;
    this.titles = titles;
  }

  @Override
  public String id() {
    return "still-right";
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public String action() {
    return Action.SIGNED_IN;
  }

  @Override
  public Optional<View> card(String language) {
    Set<Id> own = Owners.writtenFor(access.principal());
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Freshness.Mark> due = freshness.due(own, SHOWN);
    Map<EntityRef, Entity> named = titles.of(due, language);
    List<FreshnessLine> lines =
        due.stream()
            // Its feature is there and does not name it: it is gone.
            .filter(mark -> named.containsKey(mark.ref()) || !titles.knows(mark.ref().type()))
            .map(mark -> FreshnessLine.of(mark, named.get(mark.ref()), null))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(View.of("freshness-card").with("lines", lines));
  }
}

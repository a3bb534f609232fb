package org.alliance.portal.content.internal.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card that shows those who write for an organisation what its team is working on. */
@Component
public class WorksCard implements HomeCard {
  private static final int SHOWN = 10;

  private final Access access;
  private final Reviews reviews;
  private final Titles titles;

  @Activate
  public WorksCard(@Reference Access access, @Reference Reviews reviews, @Reference Titles titles) {
    this.access = access;
    this.reviews = reviews;
    this.titles = titles;
  }

  @Override
  public String id() {
    return "working-copies";
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
    List<Reviews.Work> works = own.isEmpty() ? List.of() : reviews.of(own);
    if (works.isEmpty()) {
      return Optional.empty();
    }
    List<WorkLine> lines =
        works.stream()
            // What came back asks for something; the rest as it is, last changed first.
            .sorted(Comparator.comparing(work -> work.state() != Reviews.State.RETURNED))
            .limit(SHOWN)
            .map(this::line)
            .toList();
    return Optional.of(
        View.of("works-card").with("lines", lines).with("more", works.size() - lines.size()));
  }

  private WorkLine line(Reviews.Work work) {
    return new WorkLine(
        work.title(),
        titles.knows(work.ref().type()) ? work.path() + "/edit" : null,
        null,
        WorkLine.word(work.state()),
        null,
        work.changed());
  }
}

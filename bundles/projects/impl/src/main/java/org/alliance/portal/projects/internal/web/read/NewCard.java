package org.alliance.portal.projects.internal.web.read;

import java.util.List;
import java.util.Optional;
import org.alliance.portal.api.web.HomeCard;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The card on the home page: what was published last. */
@Component
public class NewCard implements HomeCard {
  private static final int NEWEST = 3;

  private final Initiatives initiatives;

  @Activate
  public NewCard(@Reference Initiatives initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public String id() {
    return "new-projects";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String action() {
    return Initiatives.READ;
  }

  @Override
  public Optional<View> card(String language) {
    List<Entry> newest =
        initiatives.list(InitiativeFilter.ALL, NEWEST, null, language).items().stream()
            .map(Entry::of)
            .toList();
    return newest.isEmpty()
        ? Optional.empty()
        : Optional.of(View.of("read-card").with("newest", newest));
  }
}

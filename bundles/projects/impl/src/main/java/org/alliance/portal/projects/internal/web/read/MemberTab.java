package org.alliance.portal.projects.internal.web.read;

import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.web.Tab;
import org.alliance.portal.api.web.View;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tab on a member's page: what it published, and what it took part in. */
@Component
public class MemberTab implements Tab {
  private static final int SHOWN = 50;

  private final Initiatives initiatives;

  @Activate
  public MemberTab(@Reference Initiatives initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public String id() {
    return "projects";
  }

  @Override
  public String on() {
    return "profile";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String textKey() {
    return "projects.list.title";
  }

  @Override
  public String action() {
    return Initiatives.READ;
  }

  @Override
  public View tab(EntityRef ref, String language) {
    Slice<InitiativeSummary> own =
        initiatives.list(new InitiativeFilter(ref.id(), null, null, null), SHOWN, null, language);
    return View.of("read-tab")
        .with("own", own.items().stream().map(Entry::of).toList())
        .with("more", own.next() != null)
        .with("most", SHOWN)
        .with(
            "part",
            initiatives.partnered(ref.id(), SHOWN, language).stream().map(Entry::of).toList());
  }
}

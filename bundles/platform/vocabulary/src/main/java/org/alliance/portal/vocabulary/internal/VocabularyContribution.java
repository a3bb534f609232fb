package org.alliance.portal.vocabulary.internal;

import java.util.List;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.osgi.service.component.annotations.Component;

/** Who may change terms, and where they find the page. */
@Component(service = {Navigation.class, Permissions.class})
public final class VocabularyContribution implements Navigation, Permissions {

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem(
            "vocabulary",
            MenuItem.Section.ADMIN,
            340,
            "vocabulary.title",
            "/admin/vocabulary",
            Vocabulary.EDIT));
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of(Vocabulary.EDIT, null, Grant.MODERATOR, Grant.ADMIN));
  }
}

package org.alliance.portal.probe.internal;

import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.access.Action;
import org.alliance.portal.api.access.Grant;
import org.alliance.portal.api.access.Permissions;
import org.alliance.portal.api.web.MenuItem;
import org.alliance.portal.api.web.Navigation;
import org.alliance.portal.api.web.Tab;
import org.alliance.portal.api.web.View;
import org.osgi.service.component.annotations.Component;

@Component(service = {Permissions.class, Navigation.class, Tab.class})
public class ProbeContribution implements Permissions, Navigation, Tab {

  @Override
  public List<Action> actions() {
    return List.of(Action.of("probe.use", "probe:write", Grant.ANYONE));
  }

  @Override
  public List<MenuItem> items() {
    return List.of(
        new MenuItem("probe", MenuItem.Section.MAIN, 900, "probe.title", "/probe", "probe.use"));
  }

  @Override
  public String id() {
    return "probe";
  }

  @Override
  public String on() {
    return "profile";
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public String textKey() {
    return "probe.tab";
  }

  @Override
  public String action() {
    return "probe.use";
  }

  @Override
  public View tab(EntityRef ref, String language) {
    return new View("tab", Map.of("id", ref.id().toString()), 200);
  }
}

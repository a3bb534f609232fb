package org.alliance.portal.projects.internal.web.write;

import java.util.Comparator;
import java.util.List;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The organisations that the current principal writes for as one of their team. */
@Component(service = Teams.class)
public class Teams {
  private static final int MOST = 100;

  private final Access access;
  private final Organisations organisations;

  @Activate
  public Teams(@Reference Access access, @Reference Organisations organisations) {
    this.access = access;
    this.organisations = organisations;
  }

  /** Their ids; at most 100. */
  List<Id> ids() {
    return access.principal().teams().keySet().stream()
        .filter(id -> access.allows(Initiatives.WRITE, id))
        .sorted()
        .limit(MOST)
        .toList();
  }

  /** To choose from, by name. */
  List<Choice> choices(String lang) {
    List<Id> ids = ids();
    return ids.isEmpty()
        ? List.of()
        : organisations.get(ids).values().stream()
            .map(o -> new Choice(o.id().toString(), o.names().in(lang).value()))
            .sorted(Comparator.comparing(Choice::label))
            .toList();
  }
}

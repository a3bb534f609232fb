package org.alliance.portal.projects.internal.web.write;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the adaptations that wait for the answer of one's own teams. */
@Component(service = Waiting.class)
public class Waiting {
  private static final int MOST = 100;

  private final Initiatives initiatives;
  private final Teams teams;

  @Activate
  public Waiting(@Reference Initiatives initiatives, @Reference Teams teams) {
    this.initiatives = initiatives;
    this.teams = teams;
  }

  /**
   * An adaptation that waits.
   *
   * @param id of the adoption
   * @param source what was adapted
   * @param adopter what was made of it
   * @param changes what was changed
   */
  public record Line(
      String id, InitiativeSummary source, InitiativeSummary adopter, String changes) {}

  /** How many wait; a team has few. */
  int count() {
    return asked().size();
  }

  private List<Adoption> asked() {
    return teams.ids().stream()
        .flatMap(team -> initiatives.asked(team).stream())
        .limit(MOST)
        .toList();
  }

  List<Line> lines(String lang) {
    List<Adoption> asked = asked();
    List<Id> ids =
        asked.stream().flatMap(a -> Stream.of(a.source(), a.adopter())).distinct().toList();
    Map<Id, InitiativeSummary> known = ids.isEmpty() ? Map.of() : initiatives.summaries(ids, lang);
    return asked.stream()
        .filter(a -> known.containsKey(a.source()) && known.containsKey(a.adopter()))
        .map(
            a ->
                new Line(
                    a.id().toString(), known.get(a.source()), known.get(a.adopter()), a.changes()))
        .toList();
  }
}

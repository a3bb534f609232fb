package org.alliance.portal.probe.internal.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.SearchDocument.Text;
import org.alliance.portal.api.search.SearchDocument.Value;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.api.search.Searchable;
import org.osgi.service.component.annotations.Component;

/** Two things that are always there and that everybody finds. */
@Component
public class ProbeDocuments implements Searchable {
  private static final String TYPE = "probe";
  private static final String COLOUR = "probe-colour";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String textKey() {
    return "probe.type";
  }

  @Override
  public String action() {
    return "probe.use";
  }

  @Override
  public List<Facet> facets() {
    return List.of(new Facet(COLOUR, "probe.facet.colour", null, "probe.colour."));
  }

  @Override
  public void all(Consumer<SearchDocument> sink) {
    documents().forEach(sink);
  }

  @Override
  public List<SearchDocument> some(Collection<Id> ids) {
    return documents().stream().filter(document -> ids.contains(document.ref().id())).toList();
  }

  private static List<SearchDocument> documents() {
    return List.of(document(1, "green"), document(2, "red"));
  }

  private static SearchDocument document(long id, String colour) {
    return new SearchDocument(
        new EntityRef(TYPE, new Id(id)),
        "/probe",
        "/probe",
        null,
        List.of(
            new Text("en", "Zubrolith " + colour, Weight.TITLE, Change.Audience.PUBLIC),
            new Text("fr", "Zubrolithe " + colour, Weight.TITLE, Change.Audience.PUBLIC)),
        List.of(new Value(COLOUR, colour, Change.Audience.PUBLIC)),
        List.of(),
        Instant.EPOCH);
  }
}

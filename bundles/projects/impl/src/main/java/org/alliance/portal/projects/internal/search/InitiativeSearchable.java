package org.alliance.portal.projects.internal.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.Searchable;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.alliance.portal.projects.internal.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets initiatives be found. */
@Component
public class InitiativeSearchable implements Searchable {
  private static final int BATCH = 200;

  private final InitiativeStore store;
  private final DocumentWriter writer;

  @Activate
  public InitiativeSearchable(@Reference InitiativeStore store, @Reference Vocabulary vocabulary) {
    this.store = store;
    this.writer = new DocumentWriter(vocabulary);
  }

  @Override
  public String type() {
    return Initiative.TYPE;
  }

  @Override
  public String textKey() {
    return "projects.type";
  }

  @Override
  public String action() {
    return Initiatives.READ;
  }

  @Override
  public List<Facet> facets() {
    return InitiativeFacets.ALL.stream().map(ListFacet::searchable).toList();
  }

  @Override
  public void all(Consumer<SearchDocument> sink) {
    Id after = new Id(0);
    List<Stored> some;
    do {
      some = store.after(after, BATCH);
      some.stream().map(writer::document).forEach(sink);
      after = some.isEmpty() ? after : some.get(some.size() - 1).initiative().id();
    } while (!some.isEmpty());
  }

  @Override
  public List<SearchDocument> some(Collection<Id> ids) {
    return store.get(ids).values().stream().map(writer::document).toList();
  }
}

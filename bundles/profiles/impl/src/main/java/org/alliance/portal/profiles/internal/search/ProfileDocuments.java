package org.alliance.portal.profiles.internal.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.api.search.Searchable;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.ListFacet;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets profiles be found. */
@Component
public class ProfileDocuments implements Searchable {
  private static final int BATCH = 500;

  private final ProfileStore store;
  private final Freshness freshness;
  private final DocumentWriter writer;

  @Activate
  public ProfileDocuments(
      @Reference ProfileStore store,
      @Reference Freshness freshness,
      @Reference Vocabulary vocabulary) {
    this.store = store;
    this.freshness = freshness;
    this.writer = new DocumentWriter(vocabulary);
  }

  @Override
  public String type() {
    return Profile.TYPE;
  }

  @Override
  public String textKey() {
    return "profiles.type";
  }

  @Override
  public String action() {
    return Profiles.READ;
  }

  @Override
  public List<Facet> facets() {
    return ProfileFacets.MEMBERS.stream().map(ListFacet::searchable).toList();
  }

  @Override
  public void all(Consumer<SearchDocument> sink) {
    Id after = new Id(0);
    List<Profile> some;
    do {
      some = store.after(after, BATCH);
      documents(some).forEach(sink);
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
    } while (!some.isEmpty());
  }

  @Override
  public List<SearchDocument> some(Collection<Id> ids) {
    return documents(store.get(ids).values());
  }

  private List<SearchDocument> documents(Collection<Profile> some) {
    List<Profile> profiles = some.stream().filter(Profile::published).toList();
    if (profiles.isEmpty()) {
      return List.of();
    }
    Map<Id, Freshness.Mark> marks =
        freshness.marks(Profile.TYPE, profiles.stream().map(Profile::id).toList());
    return profiles.stream().map(p -> writer.document(p, marks.get(p.id()))).toList();
  }
}

package org.alliance.portal.profiles.internal.exchange;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.access.UndeclaredActionException;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.search.Search;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.profiles.api.Exchange;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.ExchangeStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Profiles as tables. */
@Component
public class ExchangeService implements Exchange {
  private static final int BATCH = 200;

  private final Access access;
  private final Profiles profiles;
  private final ExchangeStore store;
  private final Csv csv;
  private final Vocabulary vocabulary;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Search search;

  @Activate
  public ExchangeService(
      @Reference Access access,
      @Reference Profiles profiles,
      @Reference ExchangeStore store,
      @Reference Csv csv,
      @Reference Vocabulary vocabulary) {
    this.access = access;
    this.profiles = profiles;
    this.store = store;
    this.csv = csv;
    this.vocabulary = vocabulary;
  }

  @Override
  public void export(SearchQuery query, OutputStream file, char separator) {
    access.require(Profiles.READ);
    List<String> names = Columns.list().stream().map(Column::name).toList();
    // Search may go at any moment.
    Search now = search;
    try (Csv.Writer table = csv.write(file, names, separator)) {
      if (now == null || !complete(now, query)) {
        listed(query, table);
      } else {
        found(now, query, table);
      }
    }
  }

  /** Nobody sees in a file that something is missing, so a search that is being built is none. */
  private static boolean complete(Search now, SearchQuery query) {
    try {
      return now.find(ofProfiles(query, 1)).complete();
    } catch (ValidationException | AccessDeniedException | UndeclaredActionException e) {
      // It does not know members just now, or the program may not search.
      return false;
    }
  }

  private void found(Search now, SearchQuery query, Csv.Writer table) {
    List<Id> batch = new ArrayList<>(BATCH);
    now.each(
        ofProfiles(query, BATCH),
        ref -> {
          batch.add(ref.id());
          if (batch.size() == BATCH) {
            write(batch, table);
            batch.clear();
          }
        });
    write(batch, table);
  }

  private static SearchQuery ofProfiles(SearchQuery q, int limit) {
    return new SearchQuery(
        q.words(),
        q.lang(),
        Set.of(Profile.TYPE),
        q.filters(),
        Set.of(),
        q.sort(),
        q.publicOnly(),
        limit,
        null);
  }

  private void listed(SearchQuery query, Csv.Writer table) {
    for (String country : values(query, Vocabulary.COUNTRY)) {
      for (String kind : values(query, Vocabulary.KIND)) {
        listed(new ProfileFilter(country, kind), query.lang(), table);
      }
    }
  }

  /** The values that a facet is narrowed to; one null for all. */
  private static Collection<String> values(SearchQuery query, String facet) {
    Set<String> values = query.filters().get(facet);
    return values == null || values.isEmpty()
        ? Collections.singletonList(null)
        : values.stream().sorted().toList();
  }

  private void listed(ProfileFilter filter, String lang, Csv.Writer table) {
    String after = null;
    do {
      Slice<ProfileSummary> page = profiles.list(filter, BATCH, after, lang);
      write(page.items().stream().map(ProfileSummary::id).toList(), table);
      after = page.next();
    } while (after != null);
  }

  private void write(List<Id> ids, Csv.Writer table) {
    if (ids.isEmpty()) {
      return;
    }
    Map<Id, Profile> there = profiles.get(ids);
    for (Id id : ids) {
      Profile profile = there.get(id);
      // Without one: removed while the file was being written.
      if (profile != null) {
        List<Object> cells = new ArrayList<>(Columns.list().size());
        Columns.list().forEach(column -> cells.add(column.get().apply(profile)));
        table.row(cells);
      }
    }
  }

  @Override
  public ImportReport read(InputStream file, boolean dryRun) {
    access.require(Profiles.CREATE);
    Csv.Reader table = csv.read(file);
    Import work =
        new Import(profiles, store, new Codes(vocabulary), Columns.of(table.columns()), dryRun);
    List<Csv.Row> rows = new ArrayList<>();
    // To the end first: a file that breaks off must not be half written.
    table.forEach(rows::add);
    for (int i = 0; i < rows.size(); i += BATCH) {
      work.take(rows.subList(i, Math.min(rows.size(), i + BATCH)));
    }
    return work.report();
  }
}

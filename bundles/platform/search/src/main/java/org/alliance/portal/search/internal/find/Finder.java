package org.alliance.portal.search.internal.find;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.search.SearchDocument.Weight;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.api.search.SearchResult;
import org.alliance.portal.api.search.Suggestion;
import org.alliance.portal.search.internal.index.Fields;
import org.alliance.portal.search.internal.index.Titles;
import org.alliance.portal.search.internal.text.Analysis;
import org.alliance.portal.search.internal.text.Languages;
import org.alliance.portal.search.internal.text.Typed;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;

/** Finds in one state of the index. Thread-safe. */
public final class Finder {
  private static final int FEW = 3;
  private static final int ENOUGH = 10;
  private static final int BATCH = 200;
  private static final int REMEMBERED = 300;
  private static final int REMEMBERED_HITS = 50;
  private static final String TYPES = " types";

  /** What counts depend on: as long as nothing is written, they are the same. */
  private record Counted(
      Object generation,
      Query sight,
      Query words,
      Set<String> types,
      Map<String, Set<String>> filters,
      Set<String> facets) {}

  private record Counts(long total, Map<String, List<SearchResult.Count>> facets) {}

  private record Page(Counts counts, TopDocs hits) {}

  /** Which hits of what was counted. */
  private record Shown(Counted counted, String order, String after, int limit) {}

  private final Analysis analysis = new Analysis();
  private final Spelling spelling = new Spelling(analysis);
  private final Cache<Counted, Counts> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final Cache<Shown, TopDocs> pages = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * Finds.
   *
   * @param sight what the reader may see
   * @param complete whether the index lacks nothing
   */
  public SearchResult find(IndexSearcher searcher, Sight sight, SearchQuery query, boolean complete)
      throws IOException {
    Typed typed = Typed.read(query.words());
    Order order = Order.of(query.sort(), !typed.wanted().isEmpty(), query.lang());
    Order.Place after = order.read(query.after());
    Stage stage = after == null ? Stage.ALL : after.stage();
    Page page = page(searcher, sight, query, typed, order, stage, after);
    String corrected = null;
    if (after == null && !typed.wanted().isEmpty() && page.counts.total < FEW) {
      corrected = spelling.corrected(searcher, sight.filter(), typed);
    }
    while (after == null
        && !typed.wanted().isEmpty()
        && stage != Stage.SOME
        && page.counts.total < ENOUGH) {
      stage = Stage.values()[stage.ordinal() + 1];
      page = page(searcher, sight, query, typed, order, stage, null);
    }
    return result(searcher, sight, query, typed, order, stage, page, corrected, complete);
  }

  private Page page(
      IndexSearcher searcher,
      Sight sight,
      SearchQuery query,
      Typed typed,
      Order order,
      Stage stage,
      Order.Place from)
      throws IOException {
    Query words = queries(searcher, sight, query, typed, stage).of(typed);
    Query seen = both(words, sight.filter());
    FieldDoc after =
        from == null
            ? null
            : order.now(from, (type, id) -> score(searcher, seen, type, id)).after();
    Counted key =
        new Counted(
            searcher.getIndexReader().getReaderCacheHelper().getKey(),
            sight.filter(),
            words,
            query.types(),
            query.filters(),
            query.counted());
    Shown shown = new Shown(key, order.toString(), query.after(), query.limit());
    Counts known = remembered.getIfPresent(key);
    TopDocs hits = known == null ? null : pages.getIfPresent(shown);
    if (known != null && hits == null) {
      hits =
          searcher.search(
              Filters.all(seen, query),
              new TopFieldCollectorManager(
                  order.sort(), query.limit() + 1, after, query.limit() + 1));
    } else if (known == null) {
      TopFieldCollector best =
          new TopFieldCollectorManager(order.sort(), query.limit() + 1, after, Integer.MAX_VALUE)
              .newCollector();
      Tally tally = new Tally(dimensions(query), best);
      searcher.search(Filters.counting(seen, query), tally);
      known = new Counts(tally.total(), tally.counts());
      remembered.put(key, known);
      hits = best.topDocs();
    }
    if (query.limit() <= REMEMBERED_HITS) {
      pages.put(shown, hits);
    }
    return new Page(known, hits);
  }

  private WordQueries queries(
      IndexSearcher searcher, Sight sight, SearchQuery query, Typed typed, Stage stage)
      throws IOException {
    Set<String> unknown = new HashSet<>();
    WordQueries exact = new WordQueries(analysis, query.lang(), Stage.ALL, Set.of());
    for (Typed.Part part : typed.wanted()) {
      if (stage != Stage.ALL
          && part.words().size() == 1
          && searcher.search(both(exact.part(part), sight.filter()), 1).scoreDocs.length == 0) {
        unknown.add(part.word());
      }
    }
    return unknown.isEmpty() && stage == Stage.ALL
        ? exact
        : new WordQueries(analysis, query.lang(), stage, unknown);
  }

  private static Query both(Query words, Query sight) {
    return new BooleanQuery.Builder().add(words, Occur.MUST).add(sight, Occur.FILTER).build();
  }

  private static Float score(IndexSearcher searcher, Query seen, String type, Id id)
      throws IOException {
    Query one =
        new BooleanQuery.Builder()
            .add(seen, Occur.MUST)
            .add(new TermQuery(new Term(Fields.KEY, type + "/" + id)), Occur.FILTER)
            .build();
    TopDocs found = searcher.search(one, 1);
    return found.scoreDocs.length == 0 ? null : found.scoreDocs[0].score;
  }

  private static List<Tally.Dimension> dimensions(SearchQuery query) {
    List<Tally.Dimension> all = new ArrayList<>();
    Set<String> types = query.types().isEmpty() ? null : query.types();
    all.add(new Tally.Dimension(TYPES, Fields.TYPE, types, true));
    query
        .filters()
        .forEach(
            (facet, values) ->
                all.add(
                    new Tally.Dimension(
                        facet,
                        Fields.facet(facet),
                        values.isEmpty() ? null : values,
                        query.counted().contains(facet))));
    query.counted().stream()
        .filter(facet -> !query.filters().containsKey(facet))
        .forEach(f -> all.add(new Tally.Dimension(f, Fields.facet(f), null, true)));
    return all;
  }

  private SearchResult result(
      IndexSearcher searcher,
      Sight sight,
      SearchQuery query,
      Typed typed,
      Order order,
      Stage stage,
      Page page,
      String corrected,
      boolean complete)
      throws IOException {
    boolean words = !typed.wanted().isEmpty();
    WordQueries queries = queries(searcher, sight, query, typed, stage);
    int shown = Math.min(query.limit(), page.hits.scoreDocs.length);
    int[] numbers = new int[shown];
    Arrays.setAll(numbers, i -> page.hits.scoreDocs[i].doc);
    Extracts extracts =
        words ? new Extracts(searcher, queries, typed, query.lang(), numbers) : null;
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int number = numbers[i];
      Stored stored = Stored.of(searcher, number);
      hits.add(
          new SearchResult.Hit(
              stored.ref(),
              stored.path(sight),
              Titles.best(stored.titles(), query.lang()),
              words ? extracts.of(number) : new SearchResult.Extract(null, List.of())));
    }
    String next =
        page.hits.scoreDocs.length > query.limit()
            ? order.write(stage, (FieldDoc) page.hits.scoreDocs[query.limit() - 1])
            : null;
    Map<String, List<SearchResult.Count>> facets = new TreeMap<>(page.counts.facets);
    Map<String, Long> types =
        facets.remove(TYPES).stream()
            .filter(count -> count.count() > 0)
            .collect(
                Collectors.toMap(
                    SearchResult.Count::value,
                    SearchResult.Count::count,
                    (a, b) -> a,
                    TreeMap::new));
    facets.keySet().retainAll(query.counted());
    return new SearchResult(hits, next, page.counts.total, facets, types, corrected, complete);
  }

  /** Hands over every thing that is found, in the order of the query. */
  public void each(IndexSearcher searcher, Sight sight, SearchQuery query, Consumer<EntityRef> sink)
      throws IOException {
    Typed typed = Typed.read(query.words());
    Order order = Order.of(query.sort(), !typed.wanted().isEmpty(), query.lang());
    for (Stage stage : Stage.values()) {
      Query words = queries(searcher, sight, query, typed, stage).of(typed);
      Query all = Filters.all(both(words, sight.filter()), query);
      boolean last = stage == Stage.SOME || typed.wanted().isEmpty();
      if (last || searcher.count(all) >= ENOUGH) {
        each(searcher, all, order, sink);
        return;
      }
    }
  }

  private static void each(IndexSearcher searcher, Query all, Order order, Consumer<EntityRef> sink)
      throws IOException {
    FieldDoc after = null;
    TopDocs page;
    do {
      page = searcher.search(all, new TopFieldCollectorManager(order.sort(), BATCH, after, BATCH));
      for (var hit : page.scoreDocs) {
        sink.accept(Stored.ref(searcher, hit.doc));
      }
      after =
          page.scoreDocs.length == 0 ? null : (FieldDoc) page.scoreDocs[page.scoreDocs.length - 1];
    } while (page.scoreDocs.length == BATCH);
  }

  /** Names that begin like what was typed. */
  public List<Suggestion> suggest(
      IndexSearcher searcher, Sight sight, String typed, String lang, int limit)
      throws IOException {
    List<String> words = analysis.words(Fields.text(Weight.TITLE, Languages.NEUTRAL), typed);
    return new Suggestions(searcher, sight, lang).of(words, typed, limit);
  }

  /** How many things there are of a type, whoever may see them. */
  public static long things(IndexSearcher searcher, String type) throws IOException {
    Query query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Fields.TYPE, type)), Occur.FILTER)
            .add(new TermQuery(new Term(Fields.LEVEL, "organisation")), Occur.FILTER)
            .build();
    return searcher.count(query);
  }

  /** Whether anything has this number to sort by. */
  public static boolean knows(IndexSearcher searcher, String number) {
    String field = Fields.number(number);
    return searcher.getLeafContexts().stream()
        .anyMatch(leaf -> leaf.reader().getFieldInfos().fieldInfo(field) != null);
  }
}

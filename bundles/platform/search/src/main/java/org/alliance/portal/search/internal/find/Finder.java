package org.alliance.portal.search.internal.find;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.apache.lucene.search.TopFieldCollectorManager;

/** Finds in one state of the index. Thread-safe. */
public final class Finder {
  private static final int FEW = 3;
  private static final int ENOUGH = 10;
  private static final int BATCH = 200;
  private static final int REMEMBERED = 300;
  private static final int REMEMBERED_HITS = 50;

  /** Which hits; as long as nothing is written, they are the same. */
  private record Shown(Object generation, Query query, String order, String after, int limit) {}

  private final Analysis analysis = new Analysis();
  private final Spelling spelling = new Spelling(analysis);
  private final Counts counts = new Counts();
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
    boolean first = after == null && !typed.wanted().isEmpty();
    Stage stage = after == null ? Stage.ALL : after.stage();
    Wording wording = new Wording(searcher, sight.filter(), analysis, typed, query.lang());
    WordQueries words = wording.at(stage);
    Query seen = wording.seen(words);
    TopDocs hits = hits(searcher, seen, query, order, after);
    String corrected = null;
    if (first && hits.totalHits.value < FEW) {
      corrected = spelling.corrected(searcher, sight.filter(), typed);
    }
    while (first && stage != Stage.SOME && hits.totalHits.value < ENOUGH) {
      stage = Stage.values()[stage.ordinal() + 1];
      words = wording.at(stage);
      seen = wording.seen(words);
      hits = hits(searcher, seen, query, order, null);
    }
    Counts.Counted counted = counts.of(searcher, seen, Filters.of(query), fields(query));
    String next =
        hits.scoreDocs.length > query.limit()
            ? order.write(stage, (FieldDoc) hits.scoreDocs[query.limit() - 1])
            : null;
    return new SearchResult(
        shown(searcher, sight, query, typed, words, hits),
        next,
        counted.total(),
        facets(query, counted),
        new TreeMap<>(counted.byField().get(Fields.TYPE)),
        corrected,
        complete);
  }

  /** One more than wanted, and whether there are enough of them. */
  private TopDocs hits(
      IndexSearcher searcher, Query seen, SearchQuery query, Order order, Order.Place from)
      throws IOException {
    Query all = Filters.of(query).of(seen);
    String after = from == null ? null : query.after();
    Object generation = searcher.getIndexReader().getReaderCacheHelper().getKey();
    Shown key = new Shown(generation, all, order.toString(), after, query.limit());
    TopDocs hits = pages.getIfPresent(key);
    if (hits == null) {
      FieldDoc last =
          from == null
              ? null
              : order.now(from, (type, id) -> score(searcher, seen, type, id)).after();
      int wanted = query.limit() + 1;
      hits =
          searcher.search(
              all,
              new TopFieldCollectorManager(order.sort(), wanted, last, Math.max(wanted, ENOUGH)));
      if (query.limit() <= REMEMBERED_HITS) {
        pages.put(key, hits);
      }
    }
    return hits;
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

  private static List<SearchResult.Hit> shown(
      IndexSearcher searcher,
      Sight sight,
      SearchQuery query,
      Typed typed,
      WordQueries words,
      TopDocs found)
      throws IOException {
    int[] numbers =
        Arrays.stream(found.scoreDocs).limit(query.limit()).mapToInt(hit -> hit.doc).toArray();
    Extracts extracts =
        typed.wanted().isEmpty()
            ? null
            : new Extracts(searcher, words, typed, query.lang(), numbers);
    List<SearchResult.Hit> hits = new ArrayList<>();
    for (int number : numbers) {
      Stored stored = Stored.of(searcher, number);
      hits.add(
          new SearchResult.Hit(
              stored.ref(),
              stored.path(sight),
              Titles.best(stored.titles(), query.lang()),
              extracts == null ? new SearchResult.Extract(null, List.of()) : extracts.of(number)));
    }
    return hits;
  }

  private static Set<String> fields(SearchQuery query) {
    return Stream.concat(Stream.of(Fields.TYPE), query.counted().stream().map(Fields::facet))
        .collect(Collectors.toSet());
  }

  private static Map<String, List<SearchResult.Count>> facets(
      SearchQuery query, Counts.Counted counted) {
    Map<String, List<SearchResult.Count>> facets = new TreeMap<>();
    for (String facet : query.counted()) {
      facets.put(
          facet,
          Counts.sorted(
              counted.byField().get(Fields.facet(facet)),
              query.filters().getOrDefault(facet, Set.of())));
    }
    return facets;
  }

  /** Hands over every thing that is found, in the order of the query. */
  public void each(IndexSearcher searcher, Sight sight, SearchQuery query, Consumer<EntityRef> sink)
      throws IOException {
    Typed typed = Typed.read(query.words());
    Order order = Order.of(query.sort(), !typed.wanted().isEmpty(), query.lang());
    Wording wording = new Wording(searcher, sight.filter(), analysis, typed, query.lang());
    for (Stage stage : Stage.values()) {
      Query all = Filters.of(query).of(wording.seen(wording.at(stage)));
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

package org.alliance.portal.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;

/**
 * The least that a search can cost: every word in one of the texts that a member may see, the best
 * 25, an exact count. Nothing is highlighted, no facet is counted, nothing is spelt otherwise.
 */
final class BareIndex {
  private static final int BEST = 25;
  private static final String[] FIELDS = {
    "title_en",
    "title_fr",
    "title_x",
    "keyword_en",
    "keyword_fr",
    "keyword_x",
    "body_en",
    "body_fr",
    "body_x"
  };
  private final IndexSearcher searcher;

  /**
   * @param folder the portal's own index, which the portal may be writing
   */
  BareIndex(Path folder) throws IOException {
    searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(folder)));
  }

  /** Numbers of the documents and how many there are, as JSON. */
  byte[] find(String words) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : folded(words).split("\\W+")) {
      List<Query> fields = new ArrayList<>();
      for (String field : FIELDS) {
        fields.add(new TermQuery(new Term(field, word)));
      }
      all.add(new DisjunctionMaxQuery(fields, 0), Occur.MUST);
    }
    all.add(new TermQuery(new Term("level", "members")), Occur.FILTER);
    TopDocs top =
        searcher.search(
            all.build(), new TopScoreDocCollectorManager(BEST, null, Integer.MAX_VALUE));
    StringBuilder json = new StringBuilder("{\"total\":").append(top.totalHits.value);
    json.append(",\"items\":[");
    for (ScoreDoc hit : top.scoreDocs) {
      json.append(hit.doc).append(',');
    }
    if (top.scoreDocs.length > 0) {
      json.setLength(json.length() - 1);
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String folded(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
